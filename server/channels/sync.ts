import type { Logger } from 'pino';
import { createBrandQueries } from '../../db/queries/brands.ts';
import { type ChannelRecord, createChannelQueries } from '../../db/queries/channels.ts';
import { createEventQueries } from '../../db/queries/events.ts';
import { type ChannelCredentials, type Connector, type Platform, PlatformError } from '../../tools/platforms/index.ts';
import type { NotificationService } from '../notifications/index.ts';
import { type ChannelAccess, connectorOf } from '../publishing/index.ts';
import { syncMentions, syncPosts } from './sync-own.ts';
import { type Sync, type SyncSource } from './sync-pages.ts';
import { syncCompetitors, syncTopics } from './sync-public.ts';

export interface SyncDeps extends SyncSource {
  connectors: Record<Platform, Connector>;
  access: ChannelAccess;
  notifications: NotificationService;
}

/**
 * Reads what is new about one channel through its connector: followers, own posts with their figures, mentions, competitors'
 * posts, posts on the channel's topics. Each part is stored by itself, so that one that fails holds up none of the others.
 *
 * @throws {PlatformError} when the network lets us in not at all.
 */
export async function syncChannel(
  deps: SyncDeps,
  target: { organisationId: string; channelId: string },
  job: { signal: AbortSignal; logger: Logger },
): Promise<void> {
  const { organisationId, channelId } = target;
  const found = await deps.database.inOrganisation(organisationId, async (tx) => {
    const channel = await createChannelQueries(tx).find(channelId);
    const brand = channel && (await createBrandQueries(tx).find(channel.brandKitId));
    return channel && brand && { channel, brand };
  });
  if (!found || (found.channel.status !== 'active' && found.channel.status !== 'limited')) return;
  const connector = connectorOf(deps.connectors, found.channel.platform);
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
  for (const [part, run] of Object.entries({
    posts: syncPosts,
    mentions: syncMentions,
    competitors: syncCompetitors,
    topics: syncTopics,
  })) {
    if (job.signal.aborted) return;
    try {
      await run(deps, sync);
    } catch (error) {
      job.logger.warn({ err: error, part }, 'part of a channel not read');
    }
  }
  await deps.database.inOrganisation(organisationId, async (tx) => {
    await createChannelQueries(tx).markSynced(channelId, { followerCount });
    if (!found.channel.lastSyncedAt) await createEventQueries(tx).append('channel.synced', { channelId });
  });
}

/** Once per breakage: the channel rests, what waits for it is kept, and those who can mend it are told. */
async function reportExpired({ database, notifications }: SyncDeps, channel: ChannelRecord): Promise<void> {
  await database.inOrganisation(channel.organisationId, async (tx) => {
    const isNew = await createChannelQueries(tx).setStatus(
      channel.id,
      'expired',
      'The network refuses our access; connect the channel again.',
    );
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
