import { CalendarClock, Zap } from 'lucide-react';
import type { Schedule } from '../../api/types.ts';
import { messages } from '../../messages/index.ts';
import { formatInstant } from '../../time/format.ts';

/** When a post goes out, on its channel's clock; the reader's clock second where it differs. */
export function ScheduleLine({ schedule, timeZone }: { schedule: Schedule; timeZone: string }) {
  if (schedule.kind === 'on_approval') {
    return (
      <span className="inline-flex items-center gap-1.5">
        <Zap size={16} aria-hidden="true" className="shrink-0" />
        {messages.posts.onApproval}
      </span>
    );
  }
  const there = formatInstant(schedule.at, timeZone);
  const here = formatInstant(schedule.at);
  return (
    <span className="inline-flex items-center gap-1.5 tabular-nums">
      <CalendarClock size={16} aria-hidden="true" className="shrink-0" />
      <span>
        <time dateTime={schedule.at}>{there}</time>
        {there !== here && <span className="text-muted"> {messages.posts.yourTime(here)}</span>}
      </span>
    </span>
  );
}
