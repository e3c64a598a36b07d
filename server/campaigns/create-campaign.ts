import type { Tx } from '../../db/index.ts';
import { createAuditQueries } from '../../db/queries/audit.ts';
import { createBrandQueries } from '../../db/queries/brands.ts';
import { createCampaignQueries, type CampaignRecord } from '../../db/queries/campaigns.ts';
import { createChannelQueries } from '../../db/queries/channels.ts';
import { createEventQueries } from '../../db/queries/events.ts';
import { createOrganisationQueries } from '../../db/queries/organisations.ts';
import { createOutboxQueries } from '../../db/queries/outbox.ts';
import { createPublicationQueries } from '../../db/queries/publications.ts';
import { createRunQueries } from '../../db/queries/runs.ts';
import { assertCampaignFits, orchestratorVersion } from '../../graphs/orchestrator/accepting.ts';
import { brandKit } from '../../tools/content/index.ts';
import type { Actor } from '../approvals/index.ts';
import type { Clock } from '../clock.ts';
import type { StoredRunInput } from '../runs/index.ts';
import { type CampaignRequest, readCampaign, type ReadCampaign } from './read-campaign.ts';

/**
 * Takes a campaign: its row, its thread, its run and the wake-up come together or not at all. No model is asked here.
 *
 * @param id - The campaign's id: the same for every repetition of one request.
 */
export async function createCampaign(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  request: CampaignRequest,
): Promise<{ campaign: CampaignRecord; runId: string }> {
  const campaigns = createCampaignQueries(tx);
  const runs = createRunQueries(tx);
  const known = await campaigns.find(id);
  if (known !== undefined) {
    const run = await runs.findByCampaign(id, 'campaign');
    return { campaign: known, runId: run?.id ?? '' };
  }
  const organisation = await createOrganisationQueries(tx).get();
  const read = readCampaign(request, {
    brands: await createBrandQueries(tx).list(),
    channels: await createChannelQueries(tx).list(),
    timeZone: organisation.timeZone,
    clock,
  });
  const input = await buildRunInput(tx, read, request.asOf);
  if (input.orchestrator.workflow === 'campaign') assertCampaignFits({ busy: [], ...input.orchestrator }, clock.now());

  const { organisationId } = actor;
  const threadId = await runs.insertThread({ organisationId, graph: 'orchestrator', graphVersion: orchestratorVersion });
  const campaign = await campaigns.insert({
    id,
    organisationId,
    brandKitId: read.brand.id,
    threadId,
    title: read.title,
    brief: read.brief,
    channelIds: read.channels.map((channel) => channel.id),
    postCount: read.postCount,
    windowStart: read.windowStart,
    windowEnd: read.windowEnd,
    firstOnApproval: read.firstOnApproval,
    asOf: request.asOf === undefined ? undefined : new Date(request.asOf),
    createdBy: actor.userId,
  });
  const run = await runs.insert({
    organisationId,
    threadId,
    campaignId: campaign.id,
    workflow: 'campaign',
    graphVersion: orchestratorVersion,
    input,
    createdBy: actor.userId,
  });
  await createOutboxQueries(tx).add({ organisationId, topic: 'run.ready', subjectId: run.id });
  await createEventQueries(tx).append('campaign.status', { campaignId: campaign.id, status: campaign.status });
  await createAuditQueries(tx).append({
    actor: { kind: 'user', id: actor.userId },
    action: 'campaign.created',
    subject: { kind: 'campaign', id: campaign.id },
    detail: { runId: run.id, channelIds: campaign.channelIds, postCount: campaign.postCount },
  });
  return { campaign, runId: run.id };
}

async function buildRunInput(tx: Tx, read: ReadCampaign, asOf: string | undefined): Promise<StoredRunInput> {
  const channelIds = read.channels.map((channel) => channel.id);
  const upcoming = await createPublicationQueries(tx).listUpcoming(channelIds, read.windowStart, read.windowEnd);
  return {
    brandId: read.brand.id,
    asOf,
    orchestrator: {
      workflow: 'campaign',
      title: read.title,
      brief: read.brief,
      brandKit: brandKit.parse(read.brand),
      channels: read.channels.map(({ id, platform, handle, displayName, timeZone }) => ({
        id,
        platform,
        handle,
        displayName,
        timeZone,
      })),
      postCount: read.postCount,
      postCountByChannel: read.postCountByChannel,
      windowStart: read.windowStart.toISOString(),
      windowEnd: read.windowEnd.toISOString(),
      firstOnApproval: read.firstOnApproval,
      busy: upcoming.map(({ channelId, dueAt }) => ({ channelId, at: dueAt.toISOString() })),
    },
  };
}
