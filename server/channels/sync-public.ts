import type { ChannelRecord } from '../../db/queries/channels.ts';
import { createPostQueries } from '../../db/queries/posts.ts';
import { createPublicPostQueries, type NewPublicPost } from '../../db/queries/public-posts.ts';
import { brandCompetitor } from '../../tools/content/index.ts';
import type { RemotePost } from '../../tools/platforms/index.ts';
import { dayMs, readAll, movingMs, readFrom, type Sync, type SyncSource } from './sync-pages.ts';
import { topicsOf } from './topics.ts';

const topicDays = 7;

/** Competitors' posts, where the network shows them. */
export async function syncCompetitors(deps: SyncSource, { channel, brand, connector, credentials, signal }: Sync): Promise<void> {
  if (!connector.capabilities.publicProfiles) return;
  const { platform } = channel;
  const since = readFrom(deps, channel.lastSyncedAt ?? undefined, movingMs);
  for (const { name, handles } of brandCompetitor.array().parse(brand.competitors)) {
    const handle = handles[platform];
    if (handle === undefined) continue;
    const posts = await readAll((page) => connector.listProfilePosts(credentials, handle, page, { signal }), since);
    await save(deps, channel, posts, { brandId: brand.id, kind: 'competitor', subject: name, platform, handle });
  }
}

/** Public posts on what the channel talks about, where the network can be searched. */
export async function syncTopics(deps: SyncSource, { channel, brand, connector, credentials, signal }: Sync): Promise<void> {
  if (!connector.capabilities.searchRecent) return;
  const { organisationId, id: channelId, platform } = channel;
  const own = await deps.database.inOrganisation(organisationId, (tx) => createPostQueries(tx).list({ channelId, limit: 500 }));
  const since = new Date(deps.clock.now().getTime() - topicDays * dayMs);
  for (const topic of topicsOf(own, brand.name)) {
    const posts = await readAll(
      (page) => connector.searchRecent(credentials, `"${topic}"`, page, { signal }),
      since,
      channel.lastSyncedAt ? 1 : undefined,
    );
    await save(deps, channel, posts, { brandId: brand.id, kind: 'topic', subject: topic, platform, handle: 'unknown' });
  }
}

type Subject = Pick<NewPublicPost, 'brandId' | 'kind' | 'subject' | 'platform'> & {
  /** Whose posts they are, where the network does not say. */
  handle: string;
};

async function save(
  { database }: SyncSource,
  { organisationId }: ChannelRecord,
  posts: readonly RemotePost[],
  subject: Subject,
): Promise<void> {
  const { handle, ...owner } = subject;
  const rows = posts.map(({ remoteId, authorHandle, text, postedAt, mediaCount, metrics }): NewPublicPost => {
    const { likes, comments, shares } = metrics;
    return { ...owner, remoteId, authorHandle: authorHandle ?? handle, text, postedAt, mediaCount, likes, comments, shares };
  });
  await database.inOrganisation(organisationId, (tx) => createPublicPostQueries(tx).upsertMany(organisationId, rows));
}
