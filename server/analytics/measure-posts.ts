import { createChannelQueries } from '../../db/queries/channels.ts';
import { createEventQueries } from '../../db/queries/events.ts';
import { createMeasurementQueries, type PostToMeasure } from '../../db/queries/measurements.ts';
import { createPostQueries } from '../../db/queries/posts.ts';
import { connectorOf } from '../publishing/index.ts';
import type { AnalyticsDeps } from './deps.ts';
import { startReviews } from './start-reviews.ts';

const callTimeoutMs = 20_000;

/**
 * Measures posts of one organisation, a call per channel, and starts the reviews that have become due. A channel that does not
 * answer costs its own posts this turn only.
 */
export async function measurePosts(
  deps: AnalyticsDeps,
  organisationId: string,
  postIds: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  // Less than the cadence, so that a late timer does not skip a turn.
  const notWithinSeconds = deps.timing.firstMeasureSeconds * 0.7;
  const taken = await deps.database.inOrganisation(organisationId, (tx) =>
    createMeasurementQueries(tx).take(postIds, notWithinSeconds),
  );
  for (const [channelId, posts] of Map.groupBy(taken, (post) => post.channelId)) {
    if (signal.aborted) return;
    try {
      await measureChannel(deps, organisationId, channelId, posts, signal);
    } catch (error) {
      deps.logger.warn({ err: error, channelId, count: posts.length }, 'posts not measured');
    }
  }
  if (taken.length === 0) return;
  const started = await startReviews(
    deps,
    organisationId,
    taken.map((post) => post.publicationId),
  );
  if (started > 0) await deps.dispatch(organisationId);
}

async function measureChannel(
  deps: AnalyticsDeps,
  organisationId: string,
  channelId: string,
  posts: readonly PostToMeasure[],
  signal: AbortSignal,
): Promise<void> {
  const channel = await deps.database.inOrganisation(organisationId, (tx) => createChannelQueries(tx).find(channelId));
  if (channel === undefined || (channel.status !== 'active' && channel.status !== 'limited')) return;
  const callSignal = AbortSignal.any([signal, AbortSignal.timeout(callTimeoutMs)]);
  const credentials = await deps.access.open(channel, { signal: callSignal });
  const remoteIds = posts.map((post) => post.remoteId);
  const figures = await connectorOf(deps.connectors, channel.platform).getMetrics(credentials, remoteIds, { signal: callSignal });
  await deps.database.inOrganisation(organisationId, async (tx) => {
    const queries = createPostQueries(tx);
    const events = createEventQueries(tx);
    for (const post of posts) {
      const measured = figures.get(post.remoteId);
      if (measured === undefined) continue;
      await queries.addSample(post.id, { ...measured, sampledAt: post.takenAt });
      await events.append('metrics.updated', { publicationId: post.publicationId });
    }
  });
}
