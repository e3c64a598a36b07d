import { canonicalText } from '../canonical-text.ts';
import {
  type CallOptions,
  type ChannelCredentials,
  type Connector,
  PlatformError,
  type PostContent,
  type RemotePost,
} from '../connector.ts';
import type { ConnectorSettings } from '../options.ts';
import { createPlatformClient } from '../platform-client.ts';
import { createContainers } from './containers.ts';
import { createInstagramErrorTable } from './errors.ts';
import { createGraph } from './graph.ts';
import { createMediaReader } from './media.ts';
import { accountAnswer, createdAnswer, permalinkAnswer, preparedPost, tokenAnswer } from './schema.ts';

const maxReconcilePages = 3;

/**
 * Instagram's Graph API for professional accounts. Meta fetches images from their public address; there is no post
 * without one.
 *
 * @see https://developers.facebook.com/docs/instagram-platform/content-publishing
 */
export function createInstagramConnector(settings: ConnectorSettings): Connector {
  const client = createPlatformClient('instagram', settings, createInstagramErrorTable(settings.now));
  const graph = createGraph(client, settings);
  const reader = createMediaReader(client, graph, settings);
  const containers = createContainers(client, graph, settings);

  async function findOwnPost(
    credentials: ChannelCredentials,
    content: PostContent,
    window: { sentAfter: Date; excludeRemoteIds: readonly string[] },
    options: CallOptions,
  ): Promise<RemotePost | undefined> {
    const wanted = canonicalText(content.text);
    let cursor: string | undefined;
    for (let pageCount = 0; pageCount < maxReconcilePages; pageCount += 1) {
      const page = await reader.listPosts(credentials, { since: window.sentAfter, cursor }, options);
      const match = page.items.findLast(
        (post) => !window.excludeRemoteIds.includes(post.remoteId) && canonicalText(post.text) === wanted,
      );
      if (match || page.nextCursor === undefined) return match;
      cursor = page.nextCursor;
    }
    return undefined;
  }

  return {
    platform: 'instagram',
    capabilities: { images: { min: 1, max: 10 }, textOnly: false, listMentions: true, searchRecent: false, publicProfiles: true },

    async getAccount(credentials, options) {
      const answer = await graph.get(
        credentials.externalAccountId,
        { fields: 'id,username,name,followers_count' },
        credentials,
        options,
      );
      const account = client.read('read', accountAnswer, answer);
      return {
        externalAccountId: account.id,
        handle: account.username,
        displayName: account.name || account.username,
        followerCount: account.followers_count,
      };
    },

    listPosts: (credentials, page, options) => reader.listPosts(credentials, page, options),
    getMetrics: (credentials, remoteIds, options) => reader.getMetrics(credentials, remoteIds, options),
    listMentions: (credentials, page, options) => reader.listMentions(credentials, page, options),
    listProfilePosts: (credentials, handle, page, options) => reader.listProfilePosts(credentials, handle, page, options),

    searchRecent() {
      return Promise.reject(
        new PlatformError('instagram', 'refused', 'not_offered', 'Searching posts by topic is not offered for Instagram.'),
      );
    },

    prepare: (credentials, content, options) => containers.prepare(credentials, content, options),

    async commit(credentials, _content, prepared, options) {
      const { containerId } = preparedPost.parse(prepared);
      if (!containerId) throw new PlatformError('instagram', 'not_sent', 'container_missing', 'The post has no container yet.');
      const answer = await graph.post(
        'commit',
        `${credentials.externalAccountId}/media_publish`,
        { creation_id: containerId },
        credentials,
        options,
      );
      const { id } = client.read('commit', createdAnswer, answer);
      return { remoteId: id, ...(await readPermalink(id, credentials, options)) };
    },

    /** The container knows; the list of posts only lends its id. */
    async reconcile(credentials, content, prepared, window, options) {
      const { containerId } = preparedPost.parse(prepared ?? {});
      // Without a container, or with one that was never finished, nothing can have been published.
      if (!containerId) return { outcome: 'not_found', isTrustworthy: true };
      const status = await containers.readStatus(containerId, credentials, options);
      if (status.status_code !== 'PUBLISHED') return { outcome: 'not_found', isTrustworthy: true };
      const post = await findOwnPost(credentials, content, window, options);
      if (!post) return { outcome: 'not_found', isTrustworthy: false };
      return { outcome: 'found', post: { remoteId: post.remoteId, permalink: post.permalink } };
    },

    async refreshTokens(credentials, options) {
      const query = new URLSearchParams({ grant_type: 'ig_refresh_token', access_token: credentials.accessToken });
      const answer = await client.send('token', `${settings.tokenUrl}?${query.toString()}`, { signal: options.signal });
      const tokens = client.read('token', tokenAnswer, answer);
      return {
        accessToken: tokens.access_token,
        ...(credentials.refreshToken === undefined ? {} : { refreshToken: credentials.refreshToken }),
        ...(tokens.expires_in === undefined ? {} : { expiresAt: new Date(settings.now().getTime() + tokens.expires_in * 1000) }),
      };
    },
  };

  /** Follows the post and can't fail it. */
  async function readPermalink(
    id: string,
    credentials: ChannelCredentials,
    options: CallOptions,
  ): Promise<{ permalink?: string }> {
    try {
      const { permalink } = client.read(
        'read',
        permalinkAnswer,
        await graph.get(id, { fields: 'id,permalink' }, credentials, options),
      );
      return permalink === undefined ? {} : { permalink };
    } catch (error) {
      if (error instanceof PlatformError) return {};
      throw error;
    }
  }
}
