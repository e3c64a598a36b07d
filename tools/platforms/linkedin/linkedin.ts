import { canonicalText } from '../canonical-text.ts';
import { type Connector, PlatformError } from '../connector.ts';
import type { ConnectorSettings } from '../options.ts';
import { createPlatformClient } from '../platform-client.ts';
import { createLinkedinErrorTable } from './errors.ts';
import { uploadImages } from './images.ts';
import { toLittleText } from './little-text.ts';
import { createPostReader } from './posts.ts';
import { createRest } from './rest.ts';
import { networkSizeAnswer, organizationAnswer, preparedPost, tokenAnswer } from './schema.ts';

const maxReconcilePages = 3;

/**
 * LinkedIn pages through the versioned Posts API. `externalAccountId` is the organisation's URN.
 *
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/posts-api
 */
export function createLinkedinConnector(settings: ConnectorSettings): Connector {
  const client = createPlatformClient('linkedin', settings, createLinkedinErrorTable(settings.now));
  const rest = createRest(client, settings);
  const reader = createPostReader(client, rest, settings);

  return {
    platform: 'linkedin',
    capabilities: { images: { min: 0, max: 20 }, textOnly: true, listMentions: true, searchRecent: false, publicProfiles: false },

    async getAccount(credentials, options) {
      const urn = credentials.externalAccountId;
      const organization = client.read(
        'read',
        organizationAnswer,
        await rest('read', `organizations/${urn.split(':').at(-1) ?? ''}`, credentials, options),
      );
      const size = client.read(
        'read',
        networkSizeAnswer,
        await rest('read', `networkSizes/${encodeURIComponent(urn)}?edgeType=COMPANY_FOLLOWED_BY_MEMBER`, credentials, options),
      );
      return {
        externalAccountId: urn,
        handle: organization.vanityName ?? String(organization.id),
        displayName: organization.localizedName,
        followerCount: size.firstDegreeSize,
      };
    },

    listPosts: (credentials, page, options) => reader.listPosts(credentials, page, options),
    getMetrics: (credentials, remoteIds, options) => reader.getMetrics(credentials, remoteIds, options),
    listMentions: (credentials, page, options) => reader.listMentions(credentials, page, options),

    listProfilePosts() {
      return Promise.reject(
        new PlatformError('linkedin', 'refused', 'not_offered', "LinkedIn does not offer other accounts' posts."),
      );
    },
    searchRecent() {
      return Promise.reject(
        new PlatformError('linkedin', 'refused', 'not_offered', 'LinkedIn does not offer a search of posts.'),
      );
    },

    prepare: (credentials, content, options) => uploadImages(client, rest, settings, credentials, content, options),

    async commit(credentials, content, prepared, options) {
      const { images } = preparedPost.parse(prepared);
      const media = content.media.map((file) => ({
        id: images.find((image) => image.sha256 === file.sha256)?.urn,
        altText: file.altText,
      }));
      if (media.some((entry) => entry.id === undefined))
        throw new PlatformError('linkedin', 'not_sent', 'media_missing', 'An image of the post has not been uploaded.');
      const answer = await rest('commit', 'posts', credentials, options, {
        method: 'POST',
        body: {
          author: credentials.externalAccountId,
          commentary: toLittleText(content.text),
          visibility: 'PUBLIC',
          distribution: { feedDistribution: 'MAIN_FEED', targetEntities: [], thirdPartyDistributionChannels: [] },
          ...(media.length === 1 ? { content: { media: media[0] } } : {}),
          ...(media.length > 1 ? { content: { multiImage: { images: media } } } : {}),
          lifecycleState: 'PUBLISHED',
          isReshareDisabledByAuthor: false,
        },
      });
      const urn = answer.headers.get('x-restli-id');
      if (!urn)
        throw new PlatformError('linkedin', 'unknown', 'unexpected_answer', 'LinkedIn answered without naming the new post.');
      return { remoteId: urn, permalink: `${settings.webUrl}/feed/update/${urn}` };
    },

    async reconcile(credentials, content, _prepared, window, options) {
      const wanted = canonicalText(content.text);
      let cursor: string | undefined;
      for (let pageCount = 0; pageCount < maxReconcilePages; pageCount += 1) {
        const page = await reader.listTexts(credentials, { since: window.sentAfter, cursor }, options);
        const match = page.items.findLast(
          (post) =>
            !window.excludeRemoteIds.includes(post.remoteId) &&
            post.mediaCount === content.media.length &&
            canonicalText(post.text) === wanted,
        );
        if (match) return { outcome: 'found', post: { remoteId: match.remoteId, permalink: match.permalink } };
        if (page.nextCursor === undefined) return { outcome: 'not_found', isTrustworthy: true };
        cursor = page.nextCursor;
      }
      return { outcome: 'not_found', isTrustworthy: false };
    },

    async refreshTokens(credentials, options) {
      if (!settings.app?.clientSecret || !credentials.refreshToken) {
        throw new PlatformError(
          'linkedin',
          'auth',
          'refresh_impossible',
          'LinkedIn gives refresh tokens to approved partners only; connect the page again.',
          { needsReconnect: true },
        );
      }
      const form = {
        grant_type: 'refresh_token',
        refresh_token: credentials.refreshToken,
        client_id: settings.app.clientId,
        client_secret: settings.app.clientSecret,
      };
      const answer = await client.send('token', settings.tokenUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(form).toString(),
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
