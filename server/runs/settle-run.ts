import { StaleEpochError } from '../../db/errors.ts';
import type { Tx } from '../../db/index.ts';
import { createAuditQueries } from '../../db/queries/audit.ts';
import { createCampaignQueries } from '../../db/queries/campaigns.ts';
import { createEventQueries } from '../../db/queries/events.ts';
import { createOutboxQueries } from '../../db/queries/outbox.ts';
import { createPlanQueries } from '../../db/queries/plans.ts';
import { createPostQueries, type PostRecord } from '../../db/queries/posts.ts';
import { createRunClaimQueries } from '../../db/queries/run-claims.ts';
import type { RunRecord, RunStatus, StoredError } from '../../db/queries/runs.ts';
import type { AdvanceResult } from '../../graphs/orchestrator/index.ts';
import { readDeskOutcome } from '../approvals/index.ts';
import type { NotificationService } from '../notifications/index.ts';

interface SettleDeps {
  notifications: NotificationService;
}

/** Writes how a stretch of a run ended, under its epoch. @throws {StaleEpochError} when a newer owner exists */
export async function settleAdvance(tx: Tx, deps: SettleDeps, run: RunRecord, result: AdvanceResult): Promise<void> {
  switch (result.kind) {
    case 'parked':
      return park(tx, run, result.planId);
    case 'drained':
      await release(tx, run, 'queued');
      return wake(tx, run);
    case 'version_mismatch': {
      const message = `The agents were updated while this run waited (version ${result.threadVersion}, now ${result.graphVersion}).`;
      return settleFailure(tx, deps, run, 'version_mismatch', { code: 'run.version_mismatch', message });
    }
    case 'finished':
      await release(tx, run, 'succeeded');
      if (result.outcome === 'reviewed') await tellReview(tx, deps, run);
      if (result.outcome === 'revision_limit') await tellRevisionLimit(tx, deps, run);
  }
}

/** Parks, unless people have said something in the meantime: then the run looks again at once. */
async function park(tx: Tx, run: RunRecord, planId: string): Promise<void> {
  // The plan's lock is what decisions take too: one of the two sees the other.
  await createPlanQueries(tx).lock(planId);
  const outcome = await readDeskOutcome(tx, planId);
  if (outcome.kind === 'pending') return release(tx, run, 'parked');
  await release(tx, run, 'queued');
  await wake(tx, run);
}

/** The run is over without what it was for; its campaign and its people hear why. */
export async function settleFailure(
  tx: Tx,
  deps: SettleDeps,
  run: RunRecord,
  status: Extract<RunStatus, 'failed' | 'version_mismatch'>,
  error: StoredError,
): Promise<void> {
  const campaigns = createCampaignQueries(tx);
  const plan = run.campaignId === undefined ? undefined : await createPlanQueries(tx).findByCampaign(run.campaignId);
  const campaign = run.campaignId === undefined || run.workflow !== 'campaign' ? undefined : await campaigns.lock(run.campaignId);
  if (campaign !== undefined) {
    // With a plan there, people can go on by hand: the campaign lives, and says what is wrong.
    const next = plan === undefined ? 'failed' : campaign.status;
    if (await campaigns.setStatus(campaign.id, next, error)) {
      await createEventQueries(tx).append('campaign.status', { campaignId: campaign.id, status: next });
    }
  }
  await release(tx, run, status, error);
  const reader = campaign?.createdBy ?? run.createdBy;
  if (reader !== undefined) {
    await deps.notifications.notify(tx, reader, {
      organisationId: run.organisationId,
      kind: 'run.failed',
      title: run.workflow === 'campaign' ? 'The agents could not finish a campaign' : 'The agents could not finish a review',
      body: error.message,
      link: run.campaignId === undefined ? '/agents' : `/campaigns/${run.campaignId}`,
      dedupeKey: `run.failed ${run.id} ${run.epoch}`,
    });
  }
  await createAuditQueries(tx).append({
    actor: { kind: 'system', id: 'runs' },
    action: 'run.failed',
    subject: { kind: 'run', id: run.id },
    detail: { status, code: error.code, epoch: run.epoch },
  });
}

export async function settleCancelled(tx: Tx, run: RunRecord): Promise<void> {
  await release(tx, run, 'cancelled');
}

/** Back to the queue, counted: somebody tries again, up to the bound. */
export async function settleRetry(tx: Tx, run: RunRecord, error: StoredError): Promise<void> {
  await release(tx, run, 'queued', error, true);
}

async function release(tx: Tx, run: RunRecord, status: RunStatus, error?: StoredError, keepsAttempts?: boolean): Promise<void> {
  if (!(await createRunClaimQueries(tx).release(run.id, run.epoch, { status, error, keepsAttempts }))) {
    throw new StaleEpochError('run.stale_epoch', 'This run has a newer owner; its end is not written.', {
      details: { runId: run.id, epoch: run.epoch },
    });
  }
  await createEventQueries(tx).append('run.status', { runId: run.id, campaignId: run.campaignId, status });
}

async function wake(tx: Tx, run: RunRecord): Promise<void> {
  await createOutboxQueries(tx).add({ organisationId: run.organisationId, topic: 'run.ready', subjectId: run.id });
}

async function tellReview(tx: Tx, deps: SettleDeps, run: RunRecord): Promise<void> {
  if (run.createdBy === undefined) return;
  const posts = run.campaignId === undefined ? [] : await createPostQueries(tx).listByCampaign(run.campaignId);
  await deps.notifications.notify(tx, run.createdBy, {
    organisationId: run.organisationId,
    kind: 'performance.reviewed',
    title: 'First results are in',
    body: describeResults(posts),
    link: run.campaignId === undefined ? '/agents' : `/campaigns/${run.campaignId}`,
    dedupeKey: `performance.reviewed ${run.id}`,
  });
}

/** The posts' own figures: what the performance agent makes of them against the account's history is on the page. */
function describeResults(posts: readonly Pick<PostRecord, 'text' | 'likes' | 'comments' | 'shares'>[]): string {
  const [best] = posts;
  if (best === undefined) return 'The performance agent has looked at what was published.';
  const count = (amount: number, noun: string) => `${amount} ${noun}${amount === 1 ? '' : 's'}`;
  const excerpt = best.text.replaceAll(/\s+/gu, ' ').slice(0, 60).trim();
  const figures = [count(best.likes, 'like'), count(best.comments, 'comment'), count(best.shares, 'share')].join(', ');
  return `${count(posts.length, 'post')} out so far. ${posts.length === 1 ? 'It has' : 'The best has'} ${figures}: “${excerpt}…”`;
}

async function tellRevisionLimit(tx: Tx, deps: SettleDeps, run: RunRecord): Promise<void> {
  if (run.createdBy === undefined) return;
  await deps.notifications.notify(tx, run.createdBy, {
    organisationId: run.organisationId,
    kind: 'run.revision_limit',
    title: 'The agents have revised this plan as often as they may',
    body: 'Change what is left by hand, or reject it.',
    link: run.campaignId === undefined ? '/agents' : `/campaigns/${run.campaignId}`,
    dedupeKey: `run.revision_limit ${run.id}`,
  });
}
