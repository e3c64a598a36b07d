import { describe, expect, it } from 'vitest';
import type { Plan } from '../../web/src/api/types.ts';
import { marksThatHold, noMarks, withMark } from '../../web/src/features/plans/marks.ts';
import { comparePlans } from '../../web/src/features/plans/plan-changes.ts';

type Item = { id: string; version: number; status: string };

function aPlan(items: Item[]): Plan {
  return { items } as unknown as Plan;
}

describe('marks in a plan review', () => {
  const marks = withMark(withMark(noMarks, 'one', { itemVersion: 1, outcome: 'approve' }), 'two', {
    itemVersion: 1,
    outcome: 'reject',
    comment: 'no',
  });

  it('stay on posts that are the same in the next version', () => {
    const next = aPlan([
      { id: 'one', version: 1, status: 'pending' },
      { id: 'two', version: 2, status: 'pending' },
    ]);

    expect([...marksThatHold(marks, next).keys()]).toEqual(['one']);
  });

  it('fall from posts that somebody else has decided', () => {
    const next = aPlan([
      { id: 'one', version: 1, status: 'approved' },
      { id: 'two', version: 1, status: 'held' },
    ]);

    expect([...marksThatHold(marks, next).keys()]).toEqual(['two']);
  });

  it('are told what changed behind the screen', () => {
    const seen = aPlan([
      { id: 'one', version: 1, status: 'pending' },
      { id: 'two', version: 1, status: 'pending' },
      { id: 'three', version: 1, status: 'pending' },
    ]);
    const now = aPlan([
      { id: 'one', version: 2, status: 'pending' },
      { id: 'two', version: 1, status: 'approved' },
      { id: 'four', version: 1, status: 'pending' },
    ]);

    expect(comparePlans(seen, now)).toEqual({ added: 1, changed: 1, removed: 1, decided: 1 });
  });
});
