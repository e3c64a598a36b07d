import type { Plan } from '../../api/types.ts';

export type MarkOutcome = 'approve' | 'request_changes' | 'reject' | 'hold';

/** What a person means to decide about one version of an item. Nothing is sent before Decide. */
export interface Mark {
  itemVersion: number;
  outcome: MarkOutcome;
  comment?: string;
}

export type Marks = ReadonlyMap<string, Mark>;

export const noMarks: Marks = new Map();

export function withMark(marks: Marks, itemId: string, mark: Mark | undefined): Marks {
  const next = new Map(marks);
  if (mark) next.set(itemId, mark);
  else next.delete(itemId);
  return next;
}

/** The marks that still mean what they meant: same version of the item, and still to be decided. */
export function marksThatHold(marks: Marks, plan: Plan): Marks {
  const versions = new Map(plan.items.filter(isOpen).map((item) => [item.id, item.version]));
  return new Map([...marks].filter(([itemId, mark]) => versions.get(itemId) === mark.itemVersion));
}

export function isOpen(item: { status: string }): boolean {
  return item.status === 'pending' || item.status === 'held';
}

export function countMarks(marks: Marks): Record<MarkOutcome, number> {
  const counts: Record<MarkOutcome, number> = { approve: 0, request_changes: 0, reject: 0, hold: 0 };
  for (const mark of marks.values()) counts[mark.outcome] += 1;
  return counts;
}
