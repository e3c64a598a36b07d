import type {
  CallOptions,
  ChannelCredentials,
  Page,
  PageRequest,
  RemoteMention,
  RemoteMetrics,
  RemotePost,
} from '../connector.ts';
import type { ConnectorSettings } from '../options.ts';
import type { PlatformClient } from '../platform-client.ts';
import { fromLittleText } from './little-text.ts';
import type { Rest } from './rest.ts';
import { commentsAnswer, type LinkedinPost, postsAnswer, statisticsAnswer } from './schema.ts';

const pageCount = 50;
const noMetrics: RemoteMetrics = { likes: 0, comments: 0, shares: 0, impressions: 0 };
/** Comments still come in on posts of this age; older ones are not asked again. */
const commentedForMs = 14 * 24 * 60 * 60 * 1000;

export function createPostReader(client: PlatformClient, rest: Rest, settings: ConnectorSettings) {
  async function listRaw(credentials: ChannelCredentials, page: PageRequest, options: CallOptions) {
    const start = Number(page.cursor ?? 0);
    const count = Math.min(page.limit ?? pageCount, pageCount);
    const path = `posts?author=${encodeURIComponent(credentials.externalAccountId)}&q=author&count=${count}&start=${start}&sortBy=CREATED`;
    const answer = client.read(
      'read',
      postsAnswer,
      await rest('read', path, credentials, options, { headers: { 'x-restli-method': 'FINDER' } }),
    );
    const published = answer.elements.filter((post) => post.lifecycleState === 'PUBLISHED');
    const items = published.filter((post) => !page.since || postedAt(post) >= page.since);
    const isLast = answer.elements.length < count || items.length < published.length;
    return { items, nextCursor: isLast ? undefined : String(start + answer.elements.length) };
  }

  async function getMetrics(
    credentials: ChannelCredentials,
    remoteIds: readonly string[],
    options: CallOptions,
  ): Promise<Map<string, RemoteMetrics>> {
    const metrics = new Map<string, RemoteMetrics>();
    const groups = {
      shares: remoteIds.filter((id) => id.startsWith('urn:li:share:')),
      ugcPosts: remoteIds.filter((id) => id.startsWith('urn:li:ugcPost:')),
    };
    for (const [parameter, ids] of Object.entries(groups)) {
      for (let start = 0; start < ids.length; start += pageCount) {
        const list = ids
          .slice(start, start + pageCount)
          .map(encodeURIComponent)
          .join(',');
        const path = `organizationalEntityShareStatistics?q=organizationalEntity&organizationalEntity=${encodeURIComponent(credentials.externalAccountId)}&${parameter}=List(${list})`;
        const answer = client.read('read', statisticsAnswer, await rest('read', path, credentials, options));
        for (const { share, ugcPost, totalShareStatistics: counts } of answer.elements) {
          const id = share ?? ugcPost;
          if (id)
            metrics.set(id, {
              likes: counts.likeCount,
              comments: counts.commentCount,
              shares: counts.shareCount,
              impressions: counts.impressionCount,
            });
        }
      }
    }
    return metrics;
  }

  function toRemotePost(post: LinkedinPost, metrics: RemoteMetrics): RemotePost {
    return {
      remoteId: post.id,
      text: fromLittleText(post.commentary),
      postedAt: postedAt(post),
      mediaCount: post.content?.multiImage?.images.length ?? (post.content?.media ? 1 : 0),
      permalink: `${settings.webUrl}/feed/update/${post.id}`,
      metrics,
    };
  }

  return {
    getMetrics,

    /** Own posts as text and time only: one call, for "was it published?". */
    async listTexts(credentials: ChannelCredentials, page: PageRequest, options: CallOptions): Promise<Page<RemotePost>> {
      const { items, nextCursor } = await listRaw(credentials, page, options);
      return { items: items.map((post) => toRemotePost(post, noMetrics)), nextCursor };
    },

    async listPosts(credentials: ChannelCredentials, page: PageRequest, options: CallOptions): Promise<Page<RemotePost>> {
      const { items, nextCursor } = await listRaw(credentials, page, options);
      const metrics = await getMetrics(
        credentials,
        items.map((post) => post.id),
        options,
      );
      // LinkedIn leaves out posts on which nothing has happened yet.
      return { items: items.map((post) => toRemotePost(post, metrics.get(post.id) ?? noMetrics)), nextCursor };
    },

    /** Comments under own posts. LinkedIn names their authors by URN only. */
    async listMentions(credentials: ChannelCredentials, page: PageRequest, options: CallOptions): Promise<Page<RemoteMention>> {
      const postedSince = page.since === undefined ? undefined : new Date(page.since.getTime() - commentedForMs);
      const { items, nextCursor } = await listRaw(credentials, { ...page, since: postedSince, limit: 20 }, options);
      const mentions: RemoteMention[] = [];
      for (const post of items) {
        const answer = await rest(
          'read',
          `socialActions/${encodeURIComponent(post.id)}/comments?count=100&start=0`,
          credentials,
          options,
        );
        for (const comment of client.read('read', commentsAnswer, answer).elements) {
          const at = new Date(comment.created.time);
          if (comment.actor === credentials.externalAccountId || (page.since && at < page.since)) continue;
          mentions.push({
            remoteId: comment.id,
            text: comment.message.text,
            authorHandle: comment.actor,
            postedAt: at,
            inReplyTo: comment.parentComment ?? post.id,
          });
        }
      }
      return { items: mentions, nextCursor };
    },
  };
}

function postedAt(post: LinkedinPost): Date {
  return new Date(post.publishedAt ?? post.createdAt);
}
