import type {
  CallOptions,
  ChannelCredentials,
  Page,
  PageRequest,
  RemoteMention,
  RemoteMetrics,
  RemotePost,
} from '../connector.ts';
import { PlatformError } from '../connector.ts';
import type { ConnectorSettings } from '../options.ts';
import type { PlatformClient } from '../platform-client.ts';
import type { Graph } from './graph.ts';
import { discoveryAnswer, type InstagramMedia, mediaById, mediaPage } from './schema.ts';

const ownFields = 'id,caption,permalink,timestamp,username,like_count,comments_count,children{id},insights.metric(views,shares)';
const commentFields = 'id,timestamp,comments.limit(50){id,text,timestamp,username,parent_id}';
/** Comments still come in on posts of this age; older ones are not asked again. */
const commentedForMs = 14 * 24 * 60 * 60 * 1000;

export function createMediaReader(client: PlatformClient, graph: Graph, settings: ConnectorSettings) {
  return {
    async listPosts(credentials: ChannelCredentials, page: PageRequest, options: CallOptions): Promise<Page<RemotePost>> {
      const query = { fields: ownFields, limit: pageSize(page), after: page.cursor, since: epochSeconds(page.since) };
      const answer = client.read(
        'read',
        mediaPage,
        await graph.get(`${credentials.externalAccountId}/media`, query, credentials, options),
      );
      return cutAtSince(answer.data.map(toRemotePost), nextCursor(answer.paging), page.since);
    },

    async getMetrics(
      credentials: ChannelCredentials,
      remoteIds: readonly string[],
      options: CallOptions,
    ): Promise<Map<string, RemoteMetrics>> {
      const metrics = new Map<string, RemoteMetrics>();
      for (let start = 0; start < remoteIds.length; start += 50) {
        const query = {
          ids: remoteIds.slice(start, start + 50).join(','),
          fields: 'id,timestamp,like_count,comments_count,insights.metric(views,shares)',
        };
        const answer = client.read('read', mediaById, await graph.get('', query, credentials, options));
        for (const media of Object.values(answer)) metrics.set(media.id, toMetrics(media));
      }
      return metrics;
    },

    /** Comments under own posts; photos in which the account is tagged come with the first page. */
    async listMentions(credentials: ChannelCredentials, page: PageRequest, options: CallOptions): Promise<Page<RemoteMention>> {
      const own = credentials.externalAccountId;
      const answer = client.read(
        'read',
        mediaPage,
        await graph.get(`${own}/media`, { fields: commentFields, limit: '25', after: page.cursor }, credentials, options),
      );
      const items: RemoteMention[] = answer.data.flatMap((media) =>
        (media.comments?.data ?? []).map((comment) => ({
          remoteId: comment.id,
          text: comment.text,
          authorHandle: comment.username ?? 'unknown',
          postedAt: comment.timestamp,
          inReplyTo: comment.parent_id ?? media.id,
        })),
      );
      if (page.cursor === undefined) {
        const tagged = client.read(
          'read',
          mediaPage,
          await graph.get(`${own}/tags`, { fields: 'id,caption,timestamp,username', limit: '50' }, credentials, options),
        );
        for (const media of tagged.data)
          items.push({
            remoteId: media.id,
            text: media.caption,
            authorHandle: media.username ?? 'unknown',
            postedAt: media.timestamp,
          });
      }
      const oldest = answer.data.at(-1)?.timestamp;
      const isPast = page.since !== undefined && oldest !== undefined && oldest.getTime() < page.since.getTime() - commentedForMs;
      return {
        items: items.filter((item) => !page.since || item.postedAt >= page.since),
        nextCursor: isPast ? undefined : nextCursor(answer.paging),
      };
    },

    /** Public posts of another business account. */
    async listProfilePosts(
      credentials: ChannelCredentials,
      handle: string,
      page: PageRequest,
      options: CallOptions,
    ): Promise<Page<RemotePost>> {
      const username = handle.replace(/^@/, '');
      // The name goes into a field expression: nothing but what a name can hold may get there.
      if (!/^[A-Za-z0-9._]{1,30}$/.test(username))
        throw new PlatformError('instagram', 'refused', 'account_not_found', 'That is no Instagram name.');
      const after = page.cursor === undefined ? '' : `.after(${page.cursor.replace(/[^\w=-]/g, '')})`;
      const fields = `business_discovery.username(${username}){username,media.limit(${pageSize(page)})${after}{id,caption,permalink,timestamp,username,like_count,comments_count}}`;
      const answer = client.read(
        'read',
        discoveryAnswer,
        await graph.get(credentials.externalAccountId, { fields }, credentials, options),
      );
      const posts = answer.business_discovery.media.data.map((media) => ({
        ...toRemotePost(media),
        authorHandle: media.username ?? username,
      }));
      return cutAtSince(posts, nextCursor(answer.business_discovery.media.paging), page.since);
    },
  };

  function toRemotePost(media: InstagramMedia): RemotePost {
    return {
      remoteId: media.id,
      text: media.caption,
      postedAt: media.timestamp,
      mediaCount: media.children?.data.length ?? 1,
      permalink: media.permalink ?? settings.webUrl,
      ...(media.username === undefined ? {} : { authorHandle: media.username }),
      metrics: toMetrics(media),
    };
  }
}

function toMetrics(media: InstagramMedia): RemoteMetrics {
  const insight = (name: string) => media.insights?.data.find((entry) => entry.name === name)?.values[0]?.value;
  const views = insight('views');
  return {
    likes: media.like_count,
    comments: media.comments_count,
    shares: insight('shares') ?? 0,
    ...(views === undefined ? {} : { impressions: views }),
  };
}

/** Newest first, so the first post before `since` ends the walk. */
function cutAtSince(posts: RemotePost[], cursor: string | undefined, since: Date | undefined): Page<RemotePost> {
  if (!since) return { items: posts, nextCursor: cursor };
  const items = posts.filter((post) => post.postedAt >= since);
  return { items, nextCursor: items.length < posts.length ? undefined : cursor };
}

function nextCursor(paging: { cursors?: { after?: string }; next?: string } | undefined): string | undefined {
  return paging?.next === undefined ? undefined : paging.cursors?.after;
}

function epochSeconds(since: Date | undefined): string | undefined {
  return since === undefined ? undefined : String(Math.floor(since.getTime() / 1000));
}

function pageSize(page: PageRequest): string {
  return String(Math.min(page.limit ?? 50, 50));
}
