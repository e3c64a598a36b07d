import { sql } from 'kysely';
import type { Tx } from '../../db/index.ts';
import { createBrandQueries } from '../../db/queries/brands.ts';
import { createCampaignQueries } from '../../db/queries/campaigns.ts';
import { createEventQueries } from '../../db/queries/events.ts';
import { createChannelQueries } from '../../db/queries/channels.ts';
import { createMeasurementQueries } from '../../db/queries/measurements.ts';
import { createOutboxQueries } from '../../db/queries/outbox.ts';
import { createRunQueries } from '../../db/queries/runs.ts';
import { orchestratorVersion } from '../../graphs/orchestrator/accepting.ts';
import { brandKit } from '../../tools/content/index.ts';
import { platforms } from '../../tools/platforms/index.ts';
import type { StoredRunInput } from '../runs/index.ts';
import type { AnalyticsDeps } from './deps.ts';

/**
 * Lets the performance agent look at campaigns whose posts have figures that say something: once for what matured together, not
 * once per post.
 *
 * @returns How many reviews were enqueued.
 */
export async function startReviews(
  deps: Pick<AnalyticsDeps, 'database' | 'timing'>,
  organisationId: string,
  publicationIds: readonly string[],
): Promise<number> {
  const { matureSeconds, reviewApartSeconds } = deps.timing;
  return deps.database.inOrganisation(organisationId, async (tx) => {
    let started = 0;
    for (const { campaignId, maturedAt } of await createMeasurementQueries(tx).maturedCampaigns(publicationIds, matureSeconds)) {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`review ${campaignId}`}, 0))`.execute(tx);
      if (!(await createMeasurementQueries(tx).isReviewDue(campaignId, maturedAt, reviewApartSeconds))) continue;
      if (await startReview(tx, organisationId, campaignId)) started += 1;
    }
    return started;
  });
}

async function startReview(tx: Tx, organisationId: string, campaignId: string): Promise<boolean> {
  const campaign = await createCampaignQueries(tx).find(campaignId);
  const brand = campaign === undefined ? undefined : await createBrandQueries(tx).find(campaign.brandKitId);
  if (campaign === undefined || brand === undefined) return false;
  const channels = (await createChannelQueries(tx).list({ ids: campaign.channelIds })).flatMap(
    ({ id, platform, handle, displayName, timeZone }) => {
      const known = platforms.find((candidate) => candidate === platform);
      return known === undefined ? [] : [{ id, platform: known, handle, displayName, timeZone }];
    },
  );
  if (channels.length === 0) return false;
  const input: StoredRunInput = {
    brandId: brand.id,
    orchestrator: { workflow: 'performance_review', brandKit: brandKit.parse(brand), channels },
  };
  const runs = createRunQueries(tx);
  const threadId = await runs.insertThread({ organisationId, graph: 'orchestrator', graphVersion: orchestratorVersion });
  const run = await runs.insert({
    organisationId,
    threadId,
    campaignId,
    workflow: 'performance_review',
    graphVersion: orchestratorVersion,
    input,
    createdBy: campaign.createdBy,
  });
  await createOutboxQueries(tx).add({ organisationId, topic: 'run.ready', subjectId: run.id });
  await createEventQueries(tx).append('run.status', { runId: run.id, campaignId, status: 'queued' });
  return true;
}
