import { z } from 'zod';
import type { Tx } from '../../db/index.ts';
import { type ChannelRecord, createChannelQueries } from '../../db/queries/channels.ts';
import { createDecisionQueries, type DecisionRecord } from '../../db/queries/decisions.ts';
import { createPlanItemQueries, type ItemRecord } from '../../db/queries/plan-items.ts';
import type { PlanListRecord } from '../../db/queries/plans.ts';
import { createPublicationQueries, type PublicationRecord } from '../../db/queries/publications.ts';
import { platforms } from '../../tools/platforms/connector.ts';
import type { MediaService } from '../media/index.ts';
import { parseItemContent } from './item-content.ts';
import { loadMembers } from './members.ts';
import { finding, itemAnalysis, itemFlag, type plan, type planItem, type planSummary } from './schema.ts';
import { mayApprove, type Members } from './two-people.ts';

export type PlanView = z.output<typeof plan>;
export type PlanSummaryView = z.output<typeof planSummary>;
type ItemView = z.output<typeof planItem>;

export interface Viewer {
  userId: string;
  organisationId: string;
}

export function viewPlanSummary(row: PlanListRecord, members: Members): PlanSummaryView {
  return {
    id: row.id,
    campaignId: row.campaignId,
    origin: row.origin,
    title: row.title,
    version: row.version,
    hash: row.hash,
    status: row.status,
    itemCount: row.itemCount,
    pendingCount: row.pendingCount,
    createdBy: personOf(row.createdBy, members),
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  };
}

/** A plan as one change set: items with their difference, what people said, and what the viewer may do with each. */
export async function viewPlan(
  tx: Tx,
  media: Pick<MediaService, 'pathFor'>,
  row: PlanListRecord,
  viewer: Viewer,
): Promise<PlanView> {
  const itemQueries = createPlanItemQueries(tx);
  const items = await itemQueries.listByPlan(row.id);
  const context: ItemContext = {
    plan: row,
    viewer,
    media,
    members: await loadMembers(tx),
    previous: await itemQueries.previousContents(row.id),
    decisions: await createDecisionQueries(tx).listByPlan(row.id),
    publications: await createPublicationQueries(tx).listByPlan(row.id),
    channels: new Map(
      (await createChannelQueries(tx).list({ ids: items.map((item) => item.channelId) })).map((channel) => [channel.id, channel]),
    ),
  };
  return {
    ...viewPlanSummary(row, context.members),
    findings: z.array(finding).catch([]).parse(row.findings),
    items: items.filter((item) => item.status !== 'cancelled').map((item) => viewItem(item, context)),
  };
}

interface ItemContext {
  plan: PlanListRecord;
  viewer: Viewer;
  media: Pick<MediaService, 'pathFor'>;
  members: Members;
  previous: Map<string, unknown>;
  decisions: readonly DecisionRecord[];
  publications: readonly PublicationRecord[];
  channels: ReadonlyMap<string, ChannelRecord>;
}

function viewItem(item: ItemRecord, context: ItemContext): ItemView {
  const { members, viewer } = context;
  const content = parseItemContent(item.content);
  const previous = context.previous.get(item.id);
  const publication = context.publications.findLast((row) => row.itemId === item.id && row.itemVersion === item.version);
  return {
    id: item.id,
    position: item.position,
    version: item.version,
    status: item.status,
    content,
    hash: item.hash,
    channel: viewChannel(context.channels.get(item.channelId), item.channelId),
    mediaUrls: content.media.map(({ mediaId }) => context.media.pathFor({ organisationId: viewer.organisationId, mediaId })),
    author:
      item.authorKind === 'agent'
        ? { kind: 'agent', id: item.authorId, name: 'Creator agent' }
        : { kind: 'user', ...personOf(item.authorId, members) },
    note: item.note,
    analysis: itemAnalysis.catch({ evidence: [] }).parse(item.analysis),
    flags: z.array(itemFlag).catch([]).parse(item.flags),
    previousText: previous === undefined ? undefined : parseItemContent(previous).text,
    decisions: context.decisions
      .filter((decision) => decision.itemId === item.id)
      .map((decision) => viewDecision(decision, members)),
    allowed: allowedFor(item, context, publication),
    publication:
      publication === undefined
        ? undefined
        : {
            id: publication.id,
            status: publication.status,
            dueAt: publication.dueAt.toISOString(),
            permalink: publication.permalink,
          },
  };
}

function allowedFor(
  item: ItemRecord,
  { plan, viewer, members }: ItemContext,
  publication: PublicationRecord | undefined,
): ItemView['allowed'] {
  const isClosed = plan.status === 'expired' || plan.status === 'cancelled';
  const isSent = publication !== undefined && !['due', 'failed', 'skipped', 'cancelled'].includes(publication.status);
  const role = members.get(viewer.userId)?.role;
  const mayEdit = role !== undefined && role !== 'viewer';
  const edit = mayEdit && !isClosed && !isSent && item.status !== 'rejected' && item.status !== 'cancelled';
  if (isClosed) return { approve: false, edit, reason: `The plan is ${plan.status}.` };
  if (item.status !== 'pending' && item.status !== 'held') return { approve: false, edit };
  const answer = mayApprove({
    userId: viewer.userId,
    author: { kind: item.authorKind, id: item.authorId },
    planCreatedBy: plan.createdBy,
    members,
  });
  return answer.isAllowed ? { approve: true, edit } : { approve: false, edit, reason: answer.reason };
}

function viewDecision(decision: DecisionRecord, members: Members): ItemView['decisions'][number] {
  return {
    id: decision.id,
    itemId: decision.itemId,
    itemVersion: decision.itemVersion,
    outcome: decision.outcome,
    comment: decision.comment,
    decidedBy: personOf(decision.decidedBy, members),
    decidedAt: decision.decidedAt.toISOString(),
  };
}

function viewChannel(channel: ChannelRecord | undefined, id: string): ItemView['channel'] {
  return {
    id,
    platform: platforms.find((known) => known === channel?.platform) ?? 'x',
    handle: channel?.handle ?? '',
    displayName: channel?.displayName ?? '',
    timeZone: channel?.timeZone ?? 'UTC',
  };
}

/** Who has left keeps a place in what they did, without a name. */
export function personOf(id: string, members: Members): { id: string; name: string } {
  return { id, name: members.get(id)?.name ?? 'Former member' };
}
