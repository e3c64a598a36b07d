import type { ItemFlag, PlanItem } from '../../api/types.ts';

export type Risk = 'high' | 'check' | 'low';

/** Most serious first; the order of the list and of the reasons. */
const order: ItemFlag['code'][] = [
  'banned_word',
  'crisis_topic',
  'unlisted_link',
  'unlisted_handle',
  'unsourced_claim',
  'untrusted_influence',
  'off_voice',
];

export function riskOf(item: PlanItem): Risk {
  if (item.flags.length === 0) return 'low';
  return item.flags.every((flag) => flag.code === 'off_voice') ? 'check' : 'high';
}

export function flagsByWeight(item: PlanItem): ItemFlag[] {
  return item.flags.toSorted((a, b) => order.indexOf(a.code) - order.indexOf(b.code));
}

/** Riskiest first; within one risk in the plan's own order. */
export function sortByRisk(items: PlanItem[]): PlanItem[] {
  const weight: Record<Risk, number> = { high: 0, check: 1, low: 2 };
  const first = (item: PlanItem) => Math.min(order.length, ...item.flags.map((flag) => order.indexOf(flag.code)));
  return items.toSorted((a, b) => weight[riskOf(a)] - weight[riskOf(b)] || first(a) - first(b) || a.position - b.position);
}
