import { Check, Pause, PencilLine, X } from 'lucide-react';
import type { PlanItem } from '../../api/types.ts';
import { messages } from '../../messages/index.ts';
import { Chip } from '../../ui/chip.tsx';
import { ItemStatusChip } from '../posts/index.ts';
import { isOpen, type Mark, type MarkOutcome } from './marks.ts';

const icons = { approve: Check, request_changes: PencilLine, reject: X, hold: Pause };
const tones = { approve: 'green', request_changes: 'blue', reject: 'red', hold: 'muted' } as const;

/** What is decided, or what is meant to be. A mark that is not sent yet says so. */
export function MarkSign({ mark, item, mayDecide }: { mark: Mark | undefined; item: PlanItem; mayDecide: boolean }) {
  if (mark) return <OutcomeSign outcome={mark.outcome} />;
  if (item.status === 'pending' && isOpen(item)) return null;
  return <ItemStatusChip status={item.status} mayDecide={mayDecide} />;
}

function OutcomeSign({ outcome }: { outcome: MarkOutcome }) {
  const Icon = icons[outcome];
  return (
    <Chip tone={tones[outcome]} icon={<Icon size={14} aria-hidden="true" />} className="border border-dashed border-current">
      {messages.plans.marked[outcome]}
    </Chip>
  );
}
