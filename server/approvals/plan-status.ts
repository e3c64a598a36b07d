import type { CampaignStatus } from '../../db/queries/campaigns.ts';
import type { ItemStatus } from '../../db/queries/plan-items.ts';
import type { PlanStatus } from '../../db/queries/plans.ts';

/** Where a plan stands, given its items. Expiry is the clock's doing and not seen here. */
export function planStatusOf(items: readonly { status: ItemStatus }[]): Exclude<PlanStatus, 'expired'> {
  const has = (status: ItemStatus) => items.some((item) => item.status === status);
  if (has('changes_requested')) return 'revising';
  if (has('pending') || has('held')) return 'pending';
  if (has('approved')) return 'approved';
  if (has('rejected')) return 'rejected';
  return 'cancelled';
}

/** What a plan's status means for its campaign. */
export function campaignStatusOf(
  plan: PlanStatus,
  hasApprovedItems: boolean,
  publications: { total: number; open: number },
): CampaignStatus {
  if (plan === 'pending') return 'awaiting_approval';
  if (plan === 'revising') return 'revising';
  if (!hasApprovedItems) return plan === 'cancelled' ? 'cancelled' : 'rejected';
  return publications.total > 0 && publications.open === 0 ? 'completed' : 'scheduled';
}
