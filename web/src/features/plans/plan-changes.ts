import type { Plan } from '../../api/types.ts';

/** What differs between the plan on the screen and the one on the server. */
export interface PlanChanges {
  added: number;
  changed: number;
  removed: number;
  decided: number;
}

export function comparePlans(seen: Plan, now: Plan): PlanChanges {
  const before = new Map(seen.items.map((item) => [item.id, item]));
  const after = new Set(now.items.map((item) => item.id));
  const shared = now.items.filter((item) => before.has(item.id));
  return {
    added: now.items.length - shared.length,
    changed: shared.filter((item) => before.get(item.id)?.version !== item.version).length,
    removed: seen.items.filter((item) => !after.has(item.id)).length,
    decided: shared.filter((item) => {
      const old = before.get(item.id);
      return old?.version === item.version && old.status !== item.status;
    }).length,
  };
}
