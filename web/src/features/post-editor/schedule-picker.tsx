import { useId, useState } from 'react';
import type { Schedule } from '../../api/types.ts';
import { messages } from '../../messages/index.ts';
import { formatInstant } from '../../time/format.ts';
import { fromZonedInput, toZonedInput } from '../../time/zoned.ts';

const t = messages.posts;
const hourMs = 3_600_000;

interface SchedulePickerProps {
  schedule: Schedule;
  /** The channel's zone: the input shows its clock. */
  timeZone: string;
  onChange: (schedule: Schedule) => void;
}

/** At once when approved, or at a time on the channel's clock. */
export function SchedulePicker({ schedule, timeZone, onChange }: SchedulePickerProps) {
  const name = useId();
  const [at, setAt] = useState(() => (schedule.kind === 'at' ? schedule.at : nextFullHour(Date.now() + 24 * hourMs)));
  const past = isPast(schedule);
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="text-table mb-1 font-medium">{t.when}</legend>
      <label className="flex min-h-8 items-center gap-2 pointer-coarse:min-h-11">
        <input
          type="radio"
          name={name}
          className="accent-ink size-4"
          checked={schedule.kind === 'on_approval'}
          onChange={() => onChange({ kind: 'on_approval' })}
        />
        {t.onApproval}
      </label>
      <div className="flex flex-wrap items-center gap-2">
        <label className="flex min-h-8 items-center gap-2 pointer-coarse:min-h-11">
          <input
            type="radio"
            name={name}
            className="accent-ink size-4"
            checked={schedule.kind === 'at'}
            onChange={() => onChange({ kind: 'at', at })}
          />
          {t.atTime}
        </label>
        <input
          type="datetime-local"
          aria-label={t.timeLabel(timeZone)}
          className="control tabular-nums"
          disabled={schedule.kind !== 'at'}
          value={toZonedInput(at, timeZone)}
          onChange={(event) => {
            const next = fromZonedInput(event.target.value, timeZone);
            if (next === undefined) return;
            setAt(next);
            onChange({ kind: 'at', at: next });
          }}
        />
      </div>
      {schedule.kind === 'at' && (
        <p className={`text-meta tabular-nums ${past ? 'text-red' : 'text-muted'}`}>
          {past ? t.past : `${timeZone}. ${t.yourTime(formatInstant(schedule.at))}`}
        </p>
      )}
    </fieldset>
  );
}

/** A time that has passed is refused: nobody approves it in time. */
export function isPast(schedule: Schedule): boolean {
  return schedule.kind === 'at' && new Date(schedule.at).getTime() < Date.now();
}

function nextFullHour(ms: number): string {
  return new Date(Math.ceil(ms / hourMs) * hourMs).toISOString();
}
