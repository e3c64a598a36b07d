import { canonicalText } from '../canonical-text.ts';
import { type Connector, PlatformError } from '../connector.ts';
import type { ConnectorSettings } from '../options.ts';
import { createPlatformClient } from '../platform-client.ts';
import { createXErrorTable } from './errors.ts';
import { uploadMedia } from './media.ts';
import { createXReader } from './posts.ts';
import { createdAnswer, preparedPost, tokenAnswer } from './schema.ts';

/** Pages of the own timeline that are read to find a post; 300 posts since the send. */
const maxReconcilePages = 3;

/**
 * X, API v2 as of document 2.167 (`post.fields`, `repost_count`).
 *
 * @see https://docs.x.com/x-api/introduction
 */
export function createXConnector(settings: ConnectorSettings): Connector {
  const client = createPlatformClient('x', settings, createXErrorTable(settings.now));
  const reader = createXReader(client, settings);

  return {
    platform: 'x',
    capabilities: { images: { min: 0, max: 4 }, textOnly: true, listMentions: true, searchRecent: true, publicProfiles: true },

    async getAccount(credentials, options) {
      const user = await reader.getUser('/2/users/me', credentials, options);
      return {
        externalAccountId: user.id,
        handle: user.username,
        displayName: user.name,
        followerCount: user.public_metrics?.followers_count,
      };
    },

    async listPosts(credentials, page, options) {
      const { items, nextCursor } = await reader.listPosts(credentials, credentials.externalAccountId, page, options);
      return { items, nextCursor };
    },

    getMetrics: (credentials, remoteIds, options) => reader.getMetrics(credentials, remoteIds, options),
    listMentions: (credentials, page, options) => reader.listMentions(credentials, page, options),
    searchRecent: (credentials, query, page, options) => reader.searchRecent(credentials, query, page, options),

    async listProfilePosts(credentials, handle, page, options) {
      const user = await reader.getUser(
        `/2/users/by/username/${encodeURIComponent(handle.replace(/^@/, ''))}`,
        credentials,
        options,
      );
      const { items, nextCursor } = await reader.listPosts(credentials, user.id, page, options);
      return { items, nextCursor };
    },

    prepare: (credentials, content, options) => uploadMedia(client, settings, credentials, content, options),

    async commit(credentials, content, prepared, options) {
      const { uploads } = preparedPost.parse(prepared);
      const mediaIds = content.media.map((file) => uploads.find((upload) => upload.sha256 === file.sha256)?.mediaId);
      if (mediaIds.includes(undefined))
        throw new PlatformError('x', 'not_sent', 'media_missing', 'An image of the post has not been uploaded.');
      const answer = await client.send('commit', `${settings.baseUrl}/2/tweets`, {
        method: 'POST',
        headers: { authorization: `Bearer ${credentials.accessToken}`, 'content-type': 'application/json' },
        body: JSON.stringify({ text: content.text, ...(mediaIds.length > 0 ? { media: { media_ids: mediaIds } } : {}) }),
        signal: options.signal,
      });
      const { data } = client.read('commit', createdAnswer, answer);
      // A 2xx may carry `errors` and no post.
      if (!data) throw new PlatformError('x', 'unknown', 'partial_answer', 'X answered without naming the new post.');
      return { remoteId: data.id, permalink: `${settings.webUrl}/i/web/status/${data.id}` };
    },

    async reconcile(credentials, content, _prepared, window, options) {
      const wanted = canonicalText(content.text);
      let cursor: string | undefined;
      for (let pageCount = 0; pageCount < maxReconcilePages; pageCount += 1) {
        const page = await reader.listPosts(
          credentials,
          credentials.externalAccountId,
          { since: window.sentAfter, cursor },
          options,
        );
        const match = page.items.findLast(
          (post) =>
            post.postedAt >= window.sentAfter &&
            !window.excludeRemoteIds.includes(post.remoteId) &&
            post.mediaCount === content.media.length &&
            canonicalText(post.text) === wanted,
        );
        if (match) return { outcome: 'found', post: { remoteId: match.remoteId, permalink: match.permalink } };
        if (!page.isComplete) return { outcome: 'not_found', isTrustworthy: false };
        if (page.nextCursor === undefined) return { outcome: 'not_found', isTrustworthy: true };
        cursor = page.nextCursor;
      }
      return { outcome: 'not_found', isTrustworthy: false };
    },

    async refreshTokens(credentials, options) {
      if (!settings.app || !credentials.refreshToken) {
        throw new PlatformError(
          'x',
          'auth',
          'refresh_impossible',
          'There is no refresh token or no app to renew the access with.',
          { needsReconnect: true },
        );
      }
      const { clientId, clientSecret } = settings.app;
      const headers: Record<string, string> = { 'content-type': 'application/x-www-form-urlencoded' };
      if (clientSecret) headers.authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
      const answer = await client.send('token', settings.tokenUrl, {
        method: 'POST',
        headers,
        body: new URLSearchParams({
          grant_type: 'refresh_token',
          refresh_token: credentials.refreshToken,
          client_id: clientId,
        }).toString(),
        signal: options.signal,
      });
      const tokens = client.read('token', tokenAnswer, answer);
      return {
        accessToken: tokens.access_token,
        refreshToken: tokens.refresh_token ?? credentials.refreshToken,
        ...(tokens.expires_in === undefined ? {} : { expiresAt: new Date(settings.now().getTime() + tokens.expires_in * 1000) }),
      };
    },
  };
}
