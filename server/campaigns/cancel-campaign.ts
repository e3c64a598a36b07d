import { ConflictError, NotFoundError } from '../../db/errors.ts';
import type { Tx } from '../../db/index.ts';
import { createAuditQueries } from '../../db/queries/audit.ts';
import { createCampaignQueries, endedCampaignStatuses } from '../../db/queries/campaigns.ts';
import { createEventQueries } from '../../db/queries/events.ts';
import { createPlanItemQueries } from '../../db/queries/plan-items.ts';
import { createPlanQueries } from '../../db/queries/plans.ts';
import { createRunClaimQueries } from '../../db/queries/run-claims.ts';
import { type Actor, settlePlan, voidItem } from '../approvals/index.ts';

/**
 * Stops everything of a campaign that can still be stopped: its runs, what waits for approval, what was approved and not sent.
 * What is live stays; what is on its way is left to the ledger.
 *
 * @returns The runs that somebody may be executing right now; undefined when the agents submitted their plan this very moment and
 * nothing was changed: to be called again in a new transaction, which finds the plan.
 * @throws {ConflictError} `campaign.ended`
 */
export async function cancelCampaign(tx: Tx, actor: Actor, id: string): Promise<string[] | undefined> {
  const campaigns = createCampaignQueries(tx);
  const seen = await campaigns.find(id);
  if (seen === undefined) throw new NotFoundError('campaign.not_found', `There is no campaign ${id}.`);
  const known = await createPlanQueries(tx).findByCampaign(id);
  const plan = known === undefined ? undefined : await createPlanQueries(tx).lock(known.id);
  if (plan !== undefined) await voidItems(tx, plan.id);
  const campaign = await campaigns.lock(id);
  if (campaign === undefined || endedCampaignStatuses.includes(campaign.status)) {
    throw new ConflictError('campaign.ended', `This campaign is ${campaign?.status ?? 'gone'} already.`, {
      details: { status: campaign?.status },
    });
  }
  // Plans are locked before campaigns, so the late one can't be taken here.
  if (plan === undefined && (await createPlanQueries(tx).findByCampaign(id)) !== undefined) return undefined;
  await campaigns.setStatus(id, 'cancelled');
  const events = createEventQueries(tx);
  await events.append('campaign.status', { campaignId: id, status: 'cancelled' });
  const runs = await createRunClaimQueries(tx).requestCancel(id);
  for (const run of runs) await events.append('run.status', { runId: run.id, campaignId: id, status: run.status });
  if (plan !== undefined) await settlePlan(tx, plan, { status: 'cancelled' });
  await createAuditQueries(tx).append({
    actor: { kind: 'user', id: actor.userId },
    action: 'campaign.cancelled',
    subject: { kind: 'campaign', id },
    detail: { from: campaign.status },
  });
  return runs.filter((run) => run.status === 'running').map((run) => run.id);
}

async function voidItems(tx: Tx, planId: string): Promise<void> {
  const items = createPlanItemQueries(tx);
  for (const item of await items.listByPlan(planId)) {
    try {
      await voidItem(tx, item.id);
    } catch (error) {
      // Live, or on its way: too late for this one, not for the others. Nothing was written before the refusal.
      if (error instanceof ConflictError) continue;
      throw error;
    }
    await items.transition(
      item.id,
      { version: item.version, statuses: ['pending', 'held', 'changes_requested', 'approved'] },
      { status: 'cancelled' },
    );
  }
}
