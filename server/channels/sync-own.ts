import { createEventQueries } from '../../db/queries/events.ts';
import { createMentionQueries } from '../../db/queries/mentions.ts';
import { createPostQueries } from '../../db/queries/posts.ts';
import { scoreSentiment } from '../../tools/analytics/index.ts';
import { movingMs, readAll, readFrom, type Sync, type SyncSource } from './sync-pages.ts';

const mentionOverlapMs = 3_600_000;

/** The channel's own posts with their figures. */
export async function syncPosts(
  { database, clock }: SyncSource,
  { channel, connector, credentials, signal }: Sync,
): Promise<void> {
  const { organisationId, id: channelId } = channel;
  const last = await database.inOrganisation(organisationId, (tx) => createPostQueries(tx).lastPostedAt([channelId]));
  const since = readFrom({ clock }, channel.lastSyncedAt ? last : undefined, movingMs);
  const posts = await readAll((page) => connector.listPosts(credentials, page, { signal }), since);
  const measuredAt = clock.now();
  await database.inOrganisation(organisationId, async (tx) => {
    const queries = createPostQueries(tx);
    // What we published ourselves is measured by its own job, which keeps every sample.
    const published = await queries.list({ channelId, from: since, origin: 'publication' });
    const ours = new Set(published.map((post) => post.remoteId));
    await queries.saveMany(
      posts
        .filter((post) => !ours.has(post.remoteId))
        .map(({ remoteId, text, postedAt, permalink, mediaCount, metrics }) => ({
          organisationId,
          channelId,
          remoteId,
          text,
          postedAt,
          origin: 'sync' as const,
          permalink,
          mediaCount,
          ...metrics,
          measuredAt,
        })),
    );
  });
}

/** What strangers say to or about it. */
export async function syncMentions({ database, clock }: SyncSource, sync: Sync): Promise<void> {
  const { channel, brand, connector, credentials, signal } = sync;
  if (!connector.capabilities.listMentions) return;
  const { organisationId, id: channelId } = channel;
  const last = await database.inOrganisation(organisationId, (tx) => createMentionQueries(tx).lastPostedAtOn(channelId));
  const since = readFrom({ clock }, last, mentionOverlapMs);
  const mentions = await readAll((page) => connector.listMentions(credentials, page, { signal }), since);
  const rows = mentions.map(({ remoteId, text, authorHandle, postedAt }) => {
    const { label, score } = scoreSentiment(text);
    return {
      organisationId,
      brandKitId: brand.id,
      channelId,
      about: brand.name,
      isOwn: true,
      source: channel.platform,
      remoteId,
      authorHandle,
      text,
      postedAt,
      sentiment: label,
      sentimentScore: score,
    };
  });
  await database.inOrganisation(organisationId, async (tx) => {
    const count = await createMentionQueries(tx).addMany(rows);
    if (count > 0 && last) await createEventQueries(tx).append('mentions.added', { channelId, count });
  });
}
