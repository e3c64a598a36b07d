import type { Tx } from '../../db/index.ts';
import { createCampaignQueries } from '../../db/queries/campaigns.ts';
import { createEventQueries } from '../../db/queries/events.ts';
import { createOutboxQueries } from '../../db/queries/outbox.ts';
import { createPlanItemQueries } from '../../db/queries/plan-items.ts';
import { createPlanQueries, type PlanRecord, type PlanStatus } from '../../db/queries/plans.ts';
import { createPublicationQueries } from '../../db/queries/publications.ts';
import { createRunClaimQueries } from '../../db/queries/run-claims.ts';
import { createRunQueries } from '../../db/queries/runs.ts';
import { hashPlan } from './item-content.ts';
import { campaignStatusOf, planStatusOf } from './plan-status.ts';

export interface PlanChange {
  /** The content of an item changed: the plan's version grows and waiting starts anew. */
  contentChanged?: { expiresInHours: number; round?: number; findings?: object };
  /** The clock's word, which items don't show. */
  status?: Extract<PlanStatus, 'expired' | 'cancelled'>;
}

/**
 * Brings plan, campaign and run in line with the items, within the transaction that changed them and holds the plan's lock.
 * A parked run is woken when people have said something that it waits for.
 *
 * Locks are taken in one order everywhere: plan, publication, campaign, run, audit log.
 */
export async function settlePlan(tx: Tx, plan: PlanRecord, change: PlanChange = {}): Promise<PlanRecord> {
  const items = await createPlanItemQueries(tx).listByPlan(plan.id);
  const live = items.filter((item) => item.status !== 'cancelled');
  const next = {
    version: plan.version + (change.contentChanged === undefined ? 0 : 1),
    status: change.status ?? planStatusOf(items),
    hash: hashPlan(live.map((item) => item.hash)),
    round: change.contentChanged?.round ?? plan.round,
  };
  await createPlanQueries(tx).update(plan.id, {
    ...next,
    findings: change.contentChanged?.findings,
    expiresInHours: change.contentChanged?.expiresInHours,
  });
  const events = createEventQueries(tx);
  await events.append('plan.updated', { planId: plan.id, version: next.version, status: next.status });
  if (plan.campaignId !== undefined) {
    const hasApproved = items.some((item) => item.status === 'approved');
    const counts = await createPublicationQueries(tx).countByCampaign(plan.campaignId);
    const status = campaignStatusOf(next.status, hasApproved, counts);
    if (await createCampaignQueries(tx).setStatus(plan.campaignId, status)) {
      await events.append('campaign.status', { campaignId: plan.campaignId, status });
    }
    if (next.status !== 'pending') await wakeRun(tx, plan.organisationId, plan.campaignId);
  }
  return { ...plan, ...next };
}

async function wakeRun(tx: Tx, organisationId: string, campaignId: string): Promise<void> {
  const run = await createRunQueries(tx).findByCampaign(campaignId, 'campaign');
  if (run === undefined || !(await createRunClaimQueries(tx).wake(run.id))) return;
  await createOutboxQueries(tx).add({ organisationId, topic: 'run.ready', subjectId: run.id });
  await createEventQueries(tx).append('run.status', { runId: run.id, campaignId, status: 'queued' });
}
