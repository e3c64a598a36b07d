import {
  type CallOptions,
  type ChannelCredentials,
  type Page,
  type PageRequest,
  PlatformError,
  type RemoteMention,
  type RemoteMetrics,
  type RemotePost,
} from '../connector.ts';
import type { ConnectorSettings } from '../options.ts';
import type { PlatformClient } from '../platform-client.ts';
import { postListAnswer, postsByIdAnswer, userAnswer, type XPost } from './schema.ts';
import { readPostText } from './text.ts';

/** Who wrote a post and what it answers come by `expansions`, not as fields. */
const postFields = 'attachments,created_at,entities,public_metrics';

export function createXReader(client: PlatformClient, settings: ConnectorSettings) {
  async function get(
    path: string,
    query: Record<string, string | undefined>,
    credentials: ChannelCredentials,
    options: CallOptions,
  ) {
    const url = new URL(`${settings.baseUrl}${path}`);
    for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, value);
    return await client.send('read', url.href, {
      headers: { authorization: `Bearer ${credentials.accessToken}` },
      signal: options.signal,
    });
  }

  function toRemotePost(post: XPost, usernames: Map<string, string>): RemotePost {
    const handle = usernames.get(post.author_id ?? '');
    return {
      remoteId: post.id,
      text: readPostText(post),
      postedAt: new Date(post.created_at ?? 0),
      mediaCount: post.attachments?.media_keys?.length ?? 0,
      permalink: `${settings.webUrl}/${handle ?? 'i/web'}/status/${post.id}`,
      ...(handle === undefined ? {} : { authorHandle: handle }),
      metrics: toMetrics(post),
    };
  }

  async function listPage(
    path: string,
    query: Record<string, string | undefined>,
    credentials: ChannelCredentials,
    options: CallOptions,
  ) {
    const answer = client.read(
      'read',
      postListAnswer,
      await get(
        path,
        { expansions: 'author_id', ...query, 'post.fields': postFields, 'user.fields': 'username' },
        credentials,
        options,
      ),
    );
    const usernames = new Map((answer.includes?.users ?? []).map((user) => [user.id, user.username]));
    return { posts: answer.data, usernames, nextCursor: answer.meta.next_token, isComplete: answer.errors.length === 0 };
  }

  return {
    async getUser(path: string, credentials: ChannelCredentials, options: CallOptions) {
      const answer = client.read('read', userAnswer, await get(path, { 'user.fields': 'public_metrics' }, credentials, options));
      if (!answer.data) throw new PlatformError('x', 'refused', 'account_not_found', 'X knows no such account.');
      return answer.data;
    },

    async listPosts(
      credentials: ChannelCredentials,
      userId: string,
      page: PageRequest,
      options: CallOptions,
    ): Promise<Page<RemotePost> & { isComplete: boolean }> {
      const query = {
        max_results: pageSize(page, 5),
        start_time: page.since?.toISOString(),
        pagination_token: page.cursor,
        exclude: 'retweets',
      };
      const result = await listPage(`/2/users/${userId}/tweets`, query, credentials, options);
      return {
        items: result.posts.map((post) => toRemotePost(post, result.usernames)),
        nextCursor: result.nextCursor,
        isComplete: result.isComplete,
      };
    },

    async listMentions(credentials: ChannelCredentials, page: PageRequest, options: CallOptions): Promise<Page<RemoteMention>> {
      const query = {
        max_results: pageSize(page, 5),
        start_time: page.since?.toISOString(),
        pagination_token: page.cursor,
        expansions: 'author_id,referenced_posts',
      };
      const result = await listPage(`/2/users/${credentials.externalAccountId}/mentions`, query, credentials, options);
      const items = result.posts.map((post) => {
        const inReplyTo = post.referenced_posts?.find((reference) => reference.type === 'replied_to')?.id;
        return {
          remoteId: post.id,
          text: readPostText(post),
          authorHandle: result.usernames.get(post.author_id ?? '') ?? post.author_id ?? 'unknown',
          postedAt: new Date(post.created_at ?? 0),
          ...(inReplyTo === undefined ? {} : { inReplyTo }),
        };
      });
      return { items, nextCursor: result.nextCursor };
    },

    async searchRecent(
      credentials: ChannelCredentials,
      query: string,
      page: PageRequest,
      options: CallOptions,
    ): Promise<Page<RemotePost>> {
      const result = await listPage(
        '/2/tweets/search/recent',
        {
          query,
          max_results: pageSize(page, 10),
          start_time: withinSearchWindow(page.since, settings.now())?.toISOString(),
          next_token: page.cursor,
        },
        credentials,
        options,
      );
      return { items: result.posts.map((post) => toRemotePost(post, result.usernames)), nextCursor: result.nextCursor };
    },

    async getMetrics(
      credentials: ChannelCredentials,
      remoteIds: readonly string[],
      options: CallOptions,
    ): Promise<Map<string, RemoteMetrics>> {
      const metrics = new Map<string, RemoteMetrics>();
      for (let start = 0; start < remoteIds.length; start += 100) {
        const ids = remoteIds.slice(start, start + 100).join(',');
        const answer = client.read(
          'read',
          postsByIdAnswer,
          await get('/2/tweets', { ids, 'post.fields': 'public_metrics' }, credentials, options),
        );
        for (const post of answer.data ?? []) metrics.set(post.id, toMetrics(post));
      }
      return metrics;
    },
  };
}

/** Quotes and reposts both carry a post further. */
function toMetrics(post: XPost): RemoteMetrics {
  const counts = post.public_metrics;
  if (!counts) return { likes: 0, comments: 0, shares: 0 };
  return {
    likes: counts.like_count,
    comments: counts.reply_count,
    shares: counts.repost_count + counts.quote_count,
    impressions: counts.impression_count,
  };
}

function pageSize(page: PageRequest, min: number): string {
  return String(Math.min(Math.max(page.limit ?? 100, min), 100));
}

/** Recent search covers seven days and refuses an earlier start. */
function withinSearchWindow(since: Date | undefined, now: Date): Date | undefined {
  if (!since) return undefined;
  const earliest = new Date(now.getTime() - 7 * 24 * 60 * 60 * 1000 + 60_000);
  return since > earliest ? since : earliest;
}
