import { hash } from '../audience/random.ts';
import { timeId } from '../audience/voices.ts';
import { isRecord, type NetworkDeps, type Reply, type Route } from '../http/network.ts';
import { readImageHeader } from '../image-header.ts';
import type { StoredMedia } from '../store/media.ts';
import { inputError, linkedinErrors } from './errors.ts';
import { readLittleText } from './little-text.ts';

const maxPixels = 36_152_320;
const maxText = 3000;
const dayMs = 86_400_000;
const postKeys = new Set([
  'author',
  'commentary',
  'visibility',
  'distribution',
  'content',
  'lifecycleState',
  'isReshareDisabledByAuthor',
  'contentLandingPage',
  'contentCallToActionLabel',
]);

export function buildLinkedinWriteRoutes(deps: NetworkDeps): Route[] {
  let uploadCount = 0;

  const invalid = (field: string, description: string) => inputError(400, 'INVALID_VALUE_FOR_FIELD', `${field}: ${description}`);

  function statusOf(media: StoredMedia): string {
    if (media.status === 'waiting') return 'WAITING_UPLOAD';
    if (media.status === 'failed') return 'PROCESSING_FAILED';
    return media.readyAt !== null && media.readyAt > deps.now() ? 'PROCESSING' : 'AVAILABLE';
  }

  /** The images that a post's content names; a reply when something is wrong with them. */
  async function readImages(content: unknown, accountId: string): Promise<StoredMedia[] | Reply> {
    if (content === undefined) return [];
    if (!isRecord(content)) return invalid('/content', 'is no object');
    const single = isRecord(content.media) ? [content.media] : undefined;
    const several =
      isRecord(content.multiImage) && Array.isArray(content.multiImage.images) ? content.multiImage.images : undefined;
    const entries: unknown[] = single ?? several ?? [];
    if (several && (several.length < 2 || several.length > 20))
      return invalid('/content/multiImage/images', 'takes 2 to 20 images');
    if (entries.length === 0) return invalid('/content', 'names no known kind of content');
    const images: StoredMedia[] = [];
    for (const entry of entries) {
      const id = isRecord(entry) ? entry.id : undefined;
      const media = typeof id === 'string' ? await deps.media.find(id) : undefined;
      if (!media || media.accountId !== accountId) return invalid('/content', `${String(id)} is no image of this owner`);
      if (statusOf(media) !== 'AVAILABLE') return inputError(400, 'MEDIA_ASSET_PROCESSING', `${media.id} is ${statusOf(media)}`);
      images.push({ ...media, altText: isRecord(entry) && typeof entry.altText === 'string' ? entry.altText : '' });
    }
    return images;
  }

  return [
    {
      method: 'POST',
      pattern: '/rest/images',
      name: 'image_initialize',
      phase: 'prepare',
      async handle(call, account) {
        const body = call.json();
        const request = isRecord(body) && isRecord(body.initializeUploadRequest) ? body.initializeUploadRequest : undefined;
        if (call.query.get('action') !== 'initializeUpload' || !request)
          return invalid('/initializeUploadRequest', 'is required');
        if (request.owner !== account.id) return linkedinErrors.refused(403, undefined);
        uploadCount += 1;
        const id = `urn:li:image:C4E${hash(account.id, uploadCount, deps.now().getTime()).toString(36)}${timeId(deps.now(), uploadCount)}`;
        await deps.media.create({ id, accountId: account.id, mimeType: 'application/octet-stream' });
        const uploadUrl = `${deps.origin()}/linkedin/dms-uploads/${encodeURIComponent(id)}`;
        return { status: 200, json: { value: { uploadUrlExpiresAt: deps.now().getTime() + dayMs, uploadUrl, image: id } } };
      },
    },
    {
      method: 'PUT',
      pattern: '/dms-uploads/:id',
      name: 'image_upload',
      phase: 'prepare',
      async handle(call, account) {
        const media = await deps.media.find(call.params.id ?? '');
        if (media?.accountId !== account.id) return linkedinErrors.notFound();
        const image = readImageHeader(call.body);
        const isFit = image !== undefined && image.mimeType !== 'image/webp' && image.width * image.height <= maxPixels;
        await deps.media.finish(
          media.id,
          call.body,
          isFit ? image : undefined,
          new Date(deps.now().getTime() + deps.processingMs),
        );
        return { status: 201 };
      },
    },
    {
      method: 'GET',
      pattern: '/rest/images/:id',
      name: 'image_status',
      phase: 'prepare',
      async handle(call, account) {
        const media = await deps.media.find(call.params.id ?? '');
        if (media?.accountId !== account.id) return linkedinErrors.notFound();
        return { status: 200, json: { id: media.id, owner: account.id, status: statusOf(media) } };
      },
    },
    {
      method: 'POST',
      pattern: '/rest/posts',
      name: 'create_post',
      phase: 'commit',
      async handle(call, account) {
        const body = call.json();
        if (!isRecord(body)) return inputError(400, 'INVALID_JSON', 'The body is not JSON');
        const unknown = Object.keys(body).find((key) => !postKeys.has(key));
        if (unknown) return inputError(400, 'UNRECOGNIZED_FIELD', `/${unknown}: unrecognized field found but not allowed`);
        if (body.author !== account.id) return linkedinErrors.refused(403, undefined);
        if (body.visibility !== 'PUBLIC') return invalid('/visibility', 'pages post publicly');
        if (body.lifecycleState !== 'PUBLISHED') return invalid('/lifecycleState', 'must be PUBLISHED');
        if (!isRecord(body.distribution) || body.distribution.feedDistribution !== 'MAIN_FEED')
          return invalid('/distribution', 'is required');
        if (typeof body.commentary !== 'string') return invalid('/commentary', 'is required');
        const { text, little } = readLittleText(body.commentary);
        if (text.length > maxText)
          return inputError(
            400,
            'FIELD_LENGTH_TOO_LONG',
            `/commentary: is ${text.length} characters long, ${maxText} are allowed`,
          );
        const images = await readImages(body.content, account.id);
        if (!Array.isArray(images)) return images;
        if (text.trim() === '' && images.length === 0) return invalid('/commentary', 'a post needs text or content');

        const since = new Date(deps.now().getTime() - dayMs);
        const { post, stopped } = await deps.posts.publish<Reply>(
          account,
          {
            text,
            wire: { commentary: little },
            media: images.map((image) => ({
              mediaId: image.id,
              sha256: image.sha256 ?? '',
              altText: image.altText,
              width: image.width ?? 0,
              height: image.height ?? 0,
            })),
          },
          async (tx) => {
            const [twin] = await tx<
              { id: string }[]
            >`select id from sandbox.posts where account_id = ${account.id} and text = ${text} and posted_at > ${since} limit 1`;
            if (!twin || text === '') return undefined;
            return inputError(422, 'DUPLICATE_POST', 'Duplicate post is detected');
          },
        );
        if (!post) return stopped;
        return { status: 201, headers: { 'x-restli-id': post.id, location: `/posts/${encodeURIComponent(post.id)}` } };
      },
    },
  ];
}
