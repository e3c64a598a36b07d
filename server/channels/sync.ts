import type { Logger } from 'pino';
import type { Database } from '../../db/index.ts';
import { type BrandRecord, createBrandQueries } from '../../db/queries/brands.ts';
import { type ChannelRecord, createChannelQueries } from '../../db/queries/channels.ts';
import { createEventQueries } from '../../db/queries/events.ts';
import { createMentionQueries } from '../../db/queries/mentions.ts';
import { createPostQueries } from '../../db/queries/posts.ts';
import { createPublicPostQueries, type NewPublicPost } from '../../db/queries/public-posts.ts';
import { scoreSentiment } from '../../tools/analytics/index.ts';
import { brandCompetitor } from '../../tools/content/index.ts';
import { type ChannelCredentials, type Connector, type Page, type PageRequest, type Platform, PlatformError, type RemotePost } from '../../tools/platforms/index.ts';
import type { Clock } from '../clock.ts';
import type { NotificationService } from '../notifications/index.ts';
import type { ChannelAccess } from '../publishing/index.ts';
import { topicsOf } from './topics.ts';

export interface SyncDeps {
  database: Database;
  connectors: Record<Platform, Connector>;
  access: ChannelAccess;
  notifications: NotificationService;
  clock: Clock;
}

interface Sync {
  channel: ChannelRecord;
  brand: BrandRecord;
  connector: Connector;
  credentials: ChannelCredentials;
  signal: AbortSignal;
}

const dayMs = 86_400_000;
/** At the first reading; later ones go on from the last. */
const historyMs = 90 * dayMs;
/** Reactions to posts of these days are still moving. */
const movingMs = 3 * dayMs;
const mentionOverlapMs = 3_600_000;
const pageSize = 100;
const maxPages = 60;

/**
 * Reads what is new about one channel through its connector: followers, own posts with their figures, mentions, competitors'
 * posts, posts on the channel's topics. Each part is stored by itself, so that one that fails holds up none of the others.
 *
 * @throws {PlatformError} the first failure, after everything else was tried.
 */
export async function syncChannel(deps: SyncDeps, target: { organisationId: string; channelId: string }, job: { signal: AbortSignal; logger: Logger }) {
  const { organisationId, channelId } = target;
  const found = await deps.database.inOrganisation(organisationId, async (tx) => {
    const channel = await createChannelQueries(tx).find(channelId);
    const brand = channel && (await createBrandQueries(tx).find(channel.brandKitId));
    return channel && brand && { channel, brand };
  });
  if (!found || (found.channel.status !== 'active' && found.channel.status !== 'limited')) return;
  const connector = deps.connectors[found.channel.platform as Platform];
  let credentials: ChannelCredentials;
  let followerCount: number | undefined;
  try {
    credentials = await deps.access.open(found.channel, { signal: job.signal });
    ({ followerCount } = await connector.getAccount(credentials, { signal: job.signal }));
  } catch (error) {
    if (error instanceof PlatformError && error.kind === 'auth' && error.needsReconnect) await reportExpired(deps, found.channel);
    throw error;
  }

  const sync: Sync = { ...found, connector, credentials, signal: job.signal };
  const failures: unknown[] = [];
  for (const [part, run] of Object.entries({ posts: syncPosts, mentions: syncMentions, competitors: syncCompetitors, topics: syncTopics })) {
    if (job.signal.aborted) return;
    try {
      await run(deps, sync);
    } catch (error) {
      failures.push(error);
      job.logger.warn({ err: error, part }, 'part of a channel not read');
    }
  }
  await deps.database.inOrganisation(organisationId, async (tx) => {
    await createChannelQueries(tx).markSynced(channelId, { followerCount });
    if (!found.channel.lastSyncedAt) await createEventQueries(tx).append('channel.synced', { channelId });
  });
}

async function syncPosts({ database, clock }: SyncDeps, { channel, connector, credentials, signal }: Sync): Promise<void> {
  const since = new Date(channel.lastSyncedAt ? channel.lastSyncedAt.getTime() - movingMs : clock.now().getTime() - historyMs);
  await eachPage(
    (page) => connector.listPosts(credentials, page, { signal }),
    since,
    async (posts) => {
      const measuredAt = clock.now();
      await database.inOrganisation(channel.organisationId, async (tx) => {
        const queries = createPostQueries(tx);
        // What we published ourselves is measured by its own job, which keeps every sample.
        const ours = new Set((await queries.list({ channelId: channel.id, from: since, origin: 'publication' })).map((post) => post.remoteId));
        await queries.saveMany(
          posts
            .filter((post) => !ours.has(post.remoteId))
            .map(({ remoteId, text, postedAt, permalink, mediaCount, metrics }) => ({
              organisationId: channel.organisationId,
              channelId: channel.id,
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
    },
  );
}

async function syncMentions({ database, clock }: SyncDeps, { channel, brand, connector, credentials, signal }: Sync): Promise<void> {
  if (!connector.capabilities.listMentions) return;
  const since = new Date(channel.lastSyncedAt ? channel.lastSyncedAt.getTime() - mentionOverlapMs : clock.now().getTime() - historyMs);
  await eachPage(
    (page) => connector.listMentions(credentials, page, { signal }),
    since,
    async (mentions) => {
      await database.inOrganisation(channel.organisationId, async (tx) => {
        const added = await createMentionQueries(tx).addMany(
          mentions.map(({ remoteId, text, authorHandle, postedAt }) => {
            const { label, score } = scoreSentiment(text);
            return {
              organisationId: channel.organisationId,
              brandKitId: brand.id,
              channelId: channel.id,
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
          }),
        );
        if (added > 0 && channel.lastSyncedAt) await createEventQueries(tx).append('mentions.added', { channelId: channel.id, count: added });
      });
    },
  );
}

async function syncCompetitors(deps: SyncDeps, { channel, brand, connector, credentials, signal }: Sync): Promise<void> {
  if (!connector.capabilities.publicProfiles) return;
  const since = new Date(channel.lastSyncedAt ? channel.lastSyncedAt.getTime() - movingMs : deps.clock.now().getTime() - historyMs);
  for (const { name, handles } of brandCompetitor.array().parse(brand.competitors)) {
    const handle = handles[channel.platform];
    if (handle === undefined) continue;
    await eachPage(
      (page) => connector.listProfilePosts(credentials, handle, page, { signal }),
      since,
      (posts) => savePublic(deps, channel, posts.map((post) => toPublic(post, { brandId: brand.id, kind: 'competitor', subject: name, platform: channel.platform, handle }))),
    );
  }
}

async function syncTopics(deps: SyncDeps, { channel, brand, connector, credentials, signal }: Sync): Promise<void> {
  if (!connector.capabilities.searchRecent) return;
  const { organisationId, id: channelId, platform } = channel;
  const own = await deps.database.inOrganisation(organisationId, (tx) => createPostQueries(tx).list({ channelId, limit: 500 }));
  const since = new Date(deps.clock.now().getTime() - 7 * dayMs);
  for (const topic of topicsOf(own, brand.name)) {
    await eachPage(
      (page) => connector.searchRecent(credentials, `"${topic}"`, page, { signal }),
      since,
      (posts) => savePublic(deps, channel, posts.map((post) => toPublic(post, { brandId: brand.id, kind: 'topic', subject: topic, platform, handle: 'unknown' }))),
      channel.lastSyncedAt ? 1 : maxPages,
    );
  }
}

function toPublic(
  { remoteId, authorHandle, text, postedAt, mediaCount, metrics }: RemotePost,
  { handle, ...owner }: Pick<NewPublicPost, 'brandId' | 'kind' | 'subject' | 'platform'> & { handle: string },
): NewPublicPost {
  const { likes, comments, shares } = metrics;
  return { ...owner, remoteId, authorHandle: authorHandle ?? handle, text, postedAt, mediaCount, likes, comments, shares };
}

async function savePublic({ database }: SyncDeps, { organisationId }: ChannelRecord, posts: NewPublicPost[]): Promise<void> {
  await database.inOrganisation(organisationId, (tx) => createPublicPostQueries(tx).upsertMany(organisationId, posts));
}

/** Walks a listing, newest first, until `since` or its end. */
async function eachPage<T extends { postedAt: Date }>(
  list: (page: PageRequest) => Promise<Page<T>>,
  since: Date,
  store: (items: T[]) => Promise<void>,
  pages = maxPages,
): Promise<void> {
  let cursor: string | undefined;
  for (let page = 0; page < pages; page += 1) {
    const { items, nextCursor } = await list({ since, cursor, limit: pageSize });
    const wanted = items.filter((item) => item.postedAt >= since);
    if (wanted.length > 0) await store(wanted);
    if (nextCursor === undefined || wanted.length < items.length) return;
    cursor = nextCursor;
  }
}

/** Once per breakage: the channel rests, what waits for it is kept, and those who can mend it are told. */
async function reportExpired({ database, notifications }: SyncDeps, channel: ChannelRecord): Promise<void> {
  await database.inOrganisation(channel.organisationId, async (tx) => {
    const isNew = await createChannelQueries(tx).setStatus(channel.id, 'expired', 'The network refuses our access; connect the channel again.');
    if (!isNew) return;
    await createEventQueries(tx).append('channel.updated', { channelId: channel.id });
    await notifications.notifyRoles(tx, ['owner', 'admin', 'manager'], {
      organisationId: channel.organisationId,
      kind: 'channel.expired',
      title: `${channel.displayName} on ${channel.platform} is disconnected`,
      body: 'The network refuses our access. Its posts wait until the channel is connected again.',
      link: '/channels',
    });
  });
}
