import { hash } from '../audience/random.ts';
import type { NetworkDeps, Reply, Route } from '../http/network.ts';
import type { Call } from '../http/network.ts';
import type { Account } from '../store/accounts.ts';
import type { StoredContainer } from '../store/media.ts';
import { graphError, instagramErrors } from './errors.ts';
import { fetchImage } from './fetch-image.ts';

const dayMs = 86_400_000;
const maxCaption = 2200;
const maxHashtags = 30;

export function buildInstagramWriteRoutes(deps: NetworkDeps): Route[] {
  let idCount = 0;
  const newId = (account: Account) => {
    idCount += 1;
    return `17${deps.now().getTime()}${String(hash(account.id, idCount) % 1000).padStart(3, '0')}`;
  };

  async function createImage(form: URLSearchParams, account: Account): Promise<Reply> {
    const address = form.get('image_url');
    if (address === null) return graphError('(#100) The parameter image_url is required.', 100);
    const altText = form.get('alt_text') ?? '';
    if (altText.length > 1000) return graphError('(#100) alt_text is too long.', 100);
    const isItem = form.get('is_carousel_item') === 'true';
    const fetched = await fetchImage(address);
    if ('refusal' in fetched) return fetched.refusal;
    const mediaId = newId(account);
    const readyAt = new Date(deps.now().getTime() + deps.processingMs);
    await deps.media.create({ id: mediaId, accountId: account.id, mimeType: 'image/jpeg', altText });
    await deps.media.finish(mediaId, fetched.bytes, fetched.image, readyAt);
    const id = newId(account);
    await deps.media.createContainer({
      id,
      accountId: account.id,
      kind: isItem ? 'item' : 'image',
      caption: isItem ? '' : (form.get('caption') ?? ''),
      mediaIds: [mediaId],
      readyAt,
    });
    return { status: 200, json: { id } };
  }

  async function createCarousel(form: URLSearchParams, account: Account): Promise<Reply> {
    const children = (form.get('children') ?? '').split(',').filter((id) => id !== '');
    if (children.length < 2 || children.length > 10)
      return graphError('Carousels need between 2 and 10 children.', 9007, 2207028);
    const found = await deps.media.findContainers(children);
    const ordered = children.map((id) =>
      found.find((container) => container.id === id && container.accountId === account.id && container.kind === 'item'),
    );
    if (ordered.some((container) => !container)) return graphError('(#100) A child is no carousel item of this account.', 100);
    if (ordered.some((container) => container && container.readyAt > deps.now()))
      return graphError('A child is not ready.', 9007, 2207027);
    const id = newId(account);
    await deps.media.createContainer({
      id,
      accountId: account.id,
      kind: 'carousel',
      caption: form.get('caption') ?? '',
      mediaIds: ordered.flatMap((container) => container?.mediaIds ?? []),
      readyAt: new Date(deps.now().getTime() + deps.processingMs),
    });
    return { status: 200, json: { id } };
  }

  async function publish(call: Call, account: Account): Promise<Reply> {
    if (call.params.id !== account.id) return instagramErrors.notFound();
    const containerId = readForm(call).get('creation_id') ?? '';
    const [container] = await deps.media.findContainers([containerId]);
    if (!container || container.accountId !== account.id || container.kind === 'item')
      return graphError('The requested resource does not exist', 24, 2207006);
    if (container.readyAt > deps.now()) return graphError('The media is not ready to be published.', 9007, 2207027);
    if (deps.now().getTime() - container.createdAt.getTime() > dayMs) return graphError('The media has expired.', -2, 2207020);
    const media = await deps.media.findMany(container.mediaIds);
    const ordered = container.mediaIds.flatMap((id) => media.filter((entry) => entry.id === id));
    const { post, stopped } = await deps.posts.publish<Reply>(
      account,
      {
        text: container.caption,
        wire: { containerId },
        media: ordered.map((entry) => ({
          mediaId: entry.id,
          sha256: entry.sha256 ?? '',
          altText: entry.altText,
          width: entry.width ?? 0,
          height: entry.height ?? 0,
        })),
      },
      async (tx) => {
        const [again] = await deps.media.findContainers([containerId], tx);
        if (again?.publishedPostId) return graphError('The requested resource does not exist', 24, 2207006);
        const [used] = await tx<
          { count: number }[]
        >`select count(*)::int as count from sandbox.posts where account_id = ${account.id} and origin = 'api' and posted_at > ${new Date(deps.now().getTime() - dayMs)}`;
        return (used?.count ?? 0) >= account.dailyPostLimit
          ? graphError('Application request limit reached: daily publishing limit.', 9, 2207042)
          : undefined;
      },
      (tx, published) => deps.media.markPublished(containerId, published.id, tx),
    );
    return post ? { status: 200, json: { id: post.id } } : stopped;
  }

  return [
    {
      method: 'POST',
      pattern: '/:id/media',
      name: 'container_create',
      phase: 'prepare',
      async handle(call, account) {
        if (call.params.id !== account.id) return instagramErrors.notFound();
        const form = readForm(call);
        const caption = form.get('caption') ?? '';
        if (Array.from(caption).length > maxCaption) return graphError('The caption was too long.', 36004, 2207010);
        if ((caption.match(/#[\p{L}\p{N}_]+/gu)?.length ?? 0) > maxHashtags)
          return graphError('The caption has too many hashtags.', 100, 2207040);
        return form.get('media_type') === 'CAROUSEL' ? await createCarousel(form, account) : await createImage(form, account);
      },
    },
    { method: 'POST', pattern: '/:id/media_publish', name: 'media_publish', phase: 'commit', handle: publish },
  ];
}

/** Parameters come in the body or in the address. */
function readForm(call: Call): URLSearchParams {
  const form = new URLSearchParams(call.body.toString('utf8'));
  for (const [name, value] of call.query) if (!form.has(name)) form.set(name, value);
  return form;
}

export function containerStatus(container: StoredContainer, now: Date): string {
  if (container.publishedPostId !== null) return 'PUBLISHED';
  if (container.error !== null) return 'ERROR';
  if (now.getTime() - container.createdAt.getTime() > dayMs) return 'EXPIRED';
  return container.readyAt > now ? 'IN_PROGRESS' : 'FINISHED';
}
