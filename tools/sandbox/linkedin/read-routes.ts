import { reactionsAt } from '../audience/reactions.ts';
import { listComments } from '../audience/voices.ts';
import { isRecord, type NetworkDeps, type Route } from '../http/network.ts';
import type { Account } from '../store/accounts.ts';
import type { Post } from '../store/posts.ts';
import { inputError, linkedinErrors } from './errors.ts';
import { writeLittleText } from './little-text.ts';

export function buildLinkedinReadRoutes(deps: NetworkDeps): Route[] {
  return [
    {
      method: 'GET',
      pattern: '/rest/organizations/:id',
      name: 'organization',
      phase: 'read',
      handle(call, account) {
        if (`urn:li:organization:${call.params.id}` !== account.id)
          return Promise.resolve(linkedinErrors.refused(403, undefined));
        return Promise.resolve({
          status: 200,
          json: { id: Number(call.params.id), localizedName: account.displayName, vanityName: account.handle },
        });
      },
    },
    {
      method: 'GET',
      pattern: '/rest/networkSizes/:urn',
      name: 'network_size',
      phase: 'read',
      handle(call, account) {
        if (call.query.get('edgeType') !== 'COMPANY_FOLLOWED_BY_MEMBER')
          return Promise.resolve(inputError(400, 'INVALID_QUERY_PARAM', 'edgeType'));
        if (call.params.urn !== account.id) return Promise.resolve(linkedinErrors.refused(403, undefined));
        return Promise.resolve({ status: 200, json: { firstDegreeSize: account.followerCount } });
      },
    },
    {
      method: 'GET',
      pattern: '/rest/posts',
      name: 'author_posts',
      phase: 'read',
      async handle(call, account) {
        if (call.query.get('q') !== 'author') return inputError(400, 'INVALID_QUERY_PARAM', 'q');
        if (call.query.get('author') !== account.id) return linkedinErrors.refused(403, undefined);
        const start = Number(call.query.get('start') ?? 0);
        const count = Number(call.query.get('count') ?? 10);
        if (!Number.isInteger(start) || start < 0 || !Number.isInteger(count) || count < 1 || count > 100)
          return inputError(400, 'INVALID_QUERY_PARAM', 'start, count');
        const posts = await deps.posts.list(account, { offset: start, limit: count + 1 });
        const links =
          posts.length > count
            ? [{ type: 'application/json', rel: 'next', href: `/rest/posts?q=author&start=${start + count}&count=${count}` }]
            : [];
        return {
          status: 200,
          json: { paging: { start, count, links }, elements: posts.slice(0, count).map((post) => toWirePost(post, account)) },
        };
      },
    },
    {
      method: 'GET',
      pattern: '/rest/organizationalEntityShareStatistics',
      name: 'share_statistics',
      phase: 'read',
      async handle(call, account) {
        if (call.query.get('q') !== 'organizationalEntity') return inputError(400, 'INVALID_QUERY_PARAM', 'q');
        if (call.query.get('organizationalEntity') !== account.id) return linkedinErrors.refused(403, undefined);
        const list = /^List\((.*)\)$/.exec(call.query.get('shares') ?? '')?.[1];
        if (list === undefined) return inputError(400, 'INVALID_QUERY_PARAM', 'shares');
        const now = deps.now();
        const posts = await deps.posts.findMany(list.split(',').filter((id) => id !== ''));
        const elements = posts
          .filter((post) => post.accountId === account.id)
          .map((post) => ({ post, counts: reactionsAt('linkedin', post, now) }))
          .filter(({ counts }) => counts.impressions > 0)
          .map(({ post, counts }) => ({
            share: post.id,
            organizationalEntity: account.id,
            totalShareStatistics: {
              likeCount: counts.likes,
              commentCount: counts.comments,
              shareCount: counts.shares,
              clickCount: Math.floor(counts.impressions * 0.012),
              impressionCount: counts.impressions,
              uniqueImpressionsCount: Math.floor(counts.impressions * 0.83),
              engagement: (counts.likes + counts.comments + counts.shares) / counts.impressions,
            },
          }));
        return { status: 200, json: { paging: { start: 0, count: elements.length, links: [] }, elements } };
      },
    },
    {
      method: 'GET',
      pattern: '/rest/socialActions/:urn/comments',
      name: 'comments',
      phase: 'read',
      async handle(call, account) {
        const [post] = await deps.posts.findMany([call.params.urn ?? '']);
        if (post?.accountId !== account.id) return linkedinErrors.notFound();
        const elements = listComments(account, post, deps.now()).map((voice) => ({
          id: voice.id,
          actor: `urn:li:person:${voice.authorHandle}`,
          commentUrn: `urn:li:comment:(${post.id},${voice.id})`,
          created: { actor: `urn:li:person:${voice.authorHandle}`, time: voice.at.getTime() },
          message: { attributes: [], text: voice.text },
          object: post.id,
        }));
        return { status: 200, json: { paging: { start: 0, count: elements.length, links: [] }, elements } };
      },
    },
  ];
}

function toWirePost(post: Post, account: Account): Record<string, unknown> {
  const [first] = post.media;
  const id = (media: unknown, index: number) =>
    isRecord(media) && typeof media.mediaId === 'string' ? media.mediaId : `urn:li:image:C4E${post.id.split(':').at(-1)}${index}`;
  const content = !first
    ? {}
    : post.media.length === 1
      ? { content: { media: { id: id(first, 0), altText: first.altText ?? '' } } }
      : {
          content: {
            multiImage: { images: post.media.map((media, index) => ({ id: id(media, index), altText: media.altText ?? '' })) },
          },
        };
  const at = post.postedAt.getTime();
  return {
    id: post.id,
    author: account.id,
    commentary: typeof post.wire.commentary === 'string' ? post.wire.commentary : writeLittleText(post.text),
    visibility: 'PUBLIC',
    distribution: { feedDistribution: 'MAIN_FEED', targetEntities: [], thirdPartyDistributionChannels: [] },
    ...content,
    createdAt: at,
    publishedAt: at,
    lastModifiedAt: at,
    lifecycleState: 'PUBLISHED',
    isReshareDisabledByAuthor: false,
  };
}
