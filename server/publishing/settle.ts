import { StaleEpochError } from '../../db/errors.ts';
import type { Tx } from '../../db/index.ts';
import { createAuditQueries } from '../../db/queries/audit.ts';
import { createCampaignQueries } from '../../db/queries/campaigns.ts';
import { type ChannelRecord, createChannelQueries } from '../../db/queries/channels.ts';
import { createDecisionQueries } from '../../db/queries/decisions.ts';
import { createEventQueries } from '../../db/queries/events.ts';
import { createLedgerQueries } from '../../db/queries/ledger.ts';
import { createOutboxQueries } from '../../db/queries/outbox.ts';
import { createPlanItemQueries } from '../../db/queries/plan-items.ts';
import { createPlanQueries } from '../../db/queries/plans.ts';
import { createPostQueries } from '../../db/queries/posts.ts';
import { createPublicationAttemptQueries } from '../../db/queries/publication-attempts.ts';
import { createPublicationQueries, type PublicationRecord, type PublicationStatus } from '../../db/queries/publications.ts';
import { policies } from '../http/index.ts';
import type { NotificationService } from '../notifications/index.ts';
import type { Claimed } from './claim.ts';
import { afterTaken, type AttemptResult } from './outcome.ts';

const firstMeasurementMs = 10_000;

/**
 * Writes what an attempt came to, under its epoch.
 *
 * @throws {StaleEpochError} when a newer owner exists; then nothing at all is written.
 */
export async function settleAttempt(
  tx: Tx,
  notifications: NotificationService,
  claimed: Claimed,
  attempted: AttemptResult,
): Promise<void> {
  const { publication, epoch, channel } = claimed;
  const result = await withoutTaken(tx, publication, attempted);
  const { status } = result.publication;
  if (!(await createLedgerQueries(tx).finish(publication.id, epoch, result.publication))) {
    throw new StaleEpochError('publication.stale_epoch', 'This publication has a newer owner; the result is not written.', {
      details: { publicationId: publication.id, epoch },
    });
  }
  await createPublicationAttemptQueries(tx).finish(publication.id, epoch, {
    outcome: result.outcome,
    phase: status === 'published' ? 'done' : undefined,
    detail: result.detail,
  });
  await announce(tx, publication, status);
  if (status === 'published') await settlePublished(tx, claimed, result);
  if (status === 'due' || status === 'unknown') {
    await createOutboxQueries(tx).add({
      organisationId: publication.organisationId,
      topic: 'publication.due',
      subjectId: publication.id,
      runInMs: result.publication.retryInMs,
    });
  }
  if (status === 'failed' || status === 'needs_human') {
    await tellPeople(tx, notifications, publication, status, result.publication.error?.message ?? '');
  }
  if (status !== 'due' && status !== 'unknown') await completeCampaign(tx, publication);
  if (result.channelTrouble?.needsReconnect === true)
    await markChannel(tx, notifications, channel, result.channelTrouble.message);
  if (status === 'published' || status === 'failed' || status === 'needs_human') {
    await createAuditQueries(tx).append({
      actor: { kind: 'system', id: 'publishing' },
      action: `publication.${status}`,
      subject: { kind: 'publication', id: publication.id },
      detail: { contentHash: publication.contentHash, remoteId: result.publication.remoteId, outcome: result.outcome, epoch },
    });
  }
}

/** Two posts with the same words, both of unknown fate, may find the same one on the network: it can stand for one of them only. */
async function withoutTaken(tx: Tx, { id, channelId }: PublicationRecord, result: AttemptResult): Promise<AttemptResult> {
  const { remoteId } = result.publication;
  if (result.outcome !== 'found' || remoteId === undefined) return result;
  return (await createPublicationQueries(tx).isRemoteIdTaken(channelId, remoteId, id)) ? afterTaken(remoteId) : result;
}

async function settlePublished(tx: Tx, { publication, content }: Claimed, result: AttemptResult): Promise<void> {
  const { remoteId, permalink } = result.publication;
  await createDecisionQueries(tx).consumeApprovals(publication.itemId, publication.itemVersion);
  if (remoteId === undefined) return;
  const postedAt = (await createPublicationQueries(tx).find(publication.id))?.publishedAt ?? publication.dueAt;
  await createPostQueries(tx).saveMany([
    {
      organisationId: publication.organisationId,
      channelId: publication.channelId,
      remoteId,
      permalink,
      text: content.text,
      mediaCount: content.media.length,
      postedAt,
      origin: 'publication',
      publicationId: publication.id,
      likes: 0,
      comments: 0,
      shares: 0,
    },
  ]);
  await createOutboxQueries(tx).add({
    organisationId: publication.organisationId,
    topic: 'metrics.poll',
    subjectId: publication.id,
    runInMs: firstMeasurementMs,
  });
}

export async function announce(tx: Tx, publication: PublicationRecord, status: PublicationStatus): Promise<void> {
  await createEventQueries(tx).append('publication.updated', {
    publicationId: publication.id,
    planId: publication.planId,
    status,
  });
}

/** Tells the plan's author and those who decide that a post did not go out as planned. */
export async function tellPeople(
  tx: Tx,
  notifications: NotificationService,
  publication: PublicationRecord,
  status: PublicationStatus,
  message: string,
): Promise<void> {
  const plan = await createPlanQueries(tx).find(publication.planId);
  const titles: Partial<Record<PublicationStatus, string>> = {
    failed: 'A post could not be published',
    skipped: 'A post was skipped because its time had passed',
    needs_human: 'A post needs your attention before it can go out',
  };
  const notice = {
    organisationId: publication.organisationId,
    kind: `publication.${status}`,
    title: titles[status] ?? 'A post has changed',
    body: message,
    link: `/publications/${publication.id}`,
    dedupeKey: `publication.${status} ${publication.id} ${publication.epoch}`,
  };
  await notifications.notifyRoles(tx, policies.decide.roles, notice);
  if (plan !== undefined) await notifications.notify(tx, plan.createdBy, notice);
}

/** A campaign is complete when people have decided on everything and nothing of it can still move. */
export async function completeCampaign(tx: Tx, publication: Pick<PublicationRecord, 'planId'>): Promise<void> {
  const plan = await createPlanQueries(tx).find(publication.planId);
  if (plan?.campaignId === undefined) return;
  // One after the other, so that of two that end at once the later one sees both.
  const campaigns = createCampaignQueries(tx);
  await campaigns.lock(plan.campaignId);
  const items = await createPlanItemQueries(tx).listByPlan(plan.id);
  const isDecided = plan.status === 'approved' || plan.status === 'expired';
  if (!isDecided || !items.some((item) => item.status === 'approved')) return;
  const counts = await createPublicationQueries(tx).countByCampaign(plan.campaignId);
  if (counts.total === 0 || counts.open > 0) return;
  if (await campaigns.setStatus(plan.campaignId, 'completed')) {
    await createEventQueries(tx).append('campaign.status', { campaignId: plan.campaignId, status: 'completed' });
  }
}

/** The queue of a channel that the network locked us out of waits; people hear of it once. */
async function markChannel(tx: Tx, notifications: NotificationService, channel: ChannelRecord, message: string): Promise<void> {
  if (!(await createChannelQueries(tx).setStatus(channel.id, 'expired', message))) return;
  await createEventQueries(tx).append('channel.updated', { channelId: channel.id, status: 'expired' });
  await notifications.notifyRoles(tx, policies.decide.roles, {
    organisationId: channel.organisationId,
    kind: 'channel.expired',
    title: `${channel.displayName} has to be connected again`,
    body: `${message} Posts for this channel wait until then.`,
    link: '/channels',
  });
}
