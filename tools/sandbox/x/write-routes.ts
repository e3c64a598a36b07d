import { hash } from '../audience/random.ts';
import { timeId } from '../audience/voices.ts';
import { type Call, isRecord, type NetworkDeps, type Reply, type Route } from '../http/network.ts';
import { readImageHeader } from '../image-header.ts';
import type { StoredMedia } from '../store/media.ts';
import { invalidRequest, problem } from './errors.ts';
import { toWireText, weighText } from './text.ts';

const imageTypes = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp']);
const maxImageBytes = 5 * 1024 * 1024;
const dayMs = 86_400_000;
const postKeys = new Set(['text', 'media', 'reply', 'reply_settings', 'quote_tweet_id', 'made_with_ai', 'paid_partnership']);

export function buildXWriteRoutes(deps: NetworkDeps): Route[] {
  /** Segments wait here until `finalize`; a restart in between costs the upload, as an expired one does. */
  const segments = new Map<string, Map<number, Buffer>>();
  let uploadCount = 0;

  async function findOwn(id: string, accountId: string): Promise<StoredMedia | undefined> {
    const media = await deps.media.find(id);
    return media?.accountId === accountId ? media : undefined;
  }

  const describe = (media: StoredMedia) => ({
    id: media.id,
    media_key: `3_${media.id}`,
    expires_after_secs: 86_400,
    ...(media.byteCount === null ? {} : { size: media.byteCount }),
    ...(media.width === null || media.height === null
      ? {}
      : { image: { image_type: media.mimeType, w: media.width, h: media.height } }),
  });

  return [
    {
      method: 'POST',
      pattern: '/2/media/upload/initialize',
      name: 'media_initialize',
      phase: 'prepare',
      async handle(call, account) {
        const body = call.json();
        if (!isRecord(body)) return invalidRequest('The body is not JSON');
        const { media_type: type, media_category: category, total_bytes: size } = body;
        if (typeof type !== 'string' || !imageTypes.has(type))
          return invalidRequest(`$.media_type: [${String(type)}] is not supported`);
        if (category !== 'tweet_image') return invalidRequest('$.media_category: does not fit the media type');
        if (typeof size !== 'number' || !Number.isInteger(size) || size <= 0 || size > maxImageBytes)
          return invalidRequest('$.total_bytes: images may be at most 5 MB');
        uploadCount += 1;
        const id = timeId(deps.now(), hash(account.id, uploadCount, 'media'));
        await deps.media.create({ id, accountId: account.id, mimeType: type, declaredBytes: size });
        segments.set(id, new Map());
        return { status: 200, json: { data: { id, media_key: `3_${id}`, expires_after_secs: 86_400 } } };
      },
    },
    {
      method: 'POST',
      pattern: '/2/media/upload/:id/append',
      name: 'media_append',
      phase: 'prepare',
      async handle(call, account) {
        const id = call.params.id ?? '';
        const parts = segments.get(id);
        if (!parts || !(await findOwn(id, account.id))) return invalidRequest('The media id is not valid');
        const part = await readSegment(call);
        if (!part) return invalidRequest('media and segment_index are required');
        parts.set(part.index, part.bytes);
        return { status: 200, json: { data: { expires_at: Math.floor((deps.now().getTime() + dayMs) / 1000) } } };
      },
    },
    {
      method: 'POST',
      pattern: '/2/media/upload/:id/finalize',
      name: 'media_finalize',
      phase: 'prepare',
      async handle(call, account) {
        const id = call.params.id ?? '';
        const media = await findOwn(id, account.id);
        const parts = segments.get(id);
        if (!media || !parts) return invalidRequest('The media id is not valid');
        const bytes = Buffer.concat([...parts.entries()].sort(([a], [b]) => a - b).map(([, part]) => part));
        if (bytes.byteLength !== media.declaredBytes) return invalidRequest('The segments do not add up to total_bytes');
        const image = readImageHeader(bytes);
        await deps.media.finish(id, bytes, image, deps.now());
        segments.delete(id);
        const finished = await deps.media.find(id);
        if (!image || !finished) return invalidRequest('InvalidMedia: the file is no image');
        return { status: 200, json: { data: describe(finished) } };
      },
    },
    {
      method: 'GET',
      pattern: '/2/media/upload',
      name: 'media_status',
      phase: 'prepare',
      async handle(call, account) {
        const media = await findOwn(call.query.get('media_id') ?? '', account.id);
        if (!media) return invalidRequest('The media id is not valid');
        return {
          status: 200,
          json: {
            data: {
              ...describe(media),
              processing_info: { state: media.status === 'failed' ? 'failed' : 'succeeded', progress_percent: 100 },
            },
          },
        };
      },
    },
    {
      method: 'POST',
      pattern: '/2/media/metadata',
      name: 'media_metadata',
      phase: 'prepare',
      async handle(call, account) {
        const body = call.json();
        const metadata = isRecord(body) && isRecord(body.metadata) ? body.metadata : undefined;
        const text = metadata && isRecord(metadata.alt_text) ? metadata.alt_text.text : undefined;
        if (!isRecord(body) || typeof body.id !== 'string' || !(await findOwn(body.id, account.id)))
          return invalidRequest('The media id is not valid');
        if (typeof text !== 'string' || text.length === 0 || text.length > 1000)
          return invalidRequest('$.metadata.alt_text.text: 1 to 1000 characters');
        await deps.media.setAltText(body.id, text);
        return { status: 200, json: { data: { id: body.id, associated_metadata: { alt_text: { text } } } } };
      },
    },
    {
      method: 'POST',
      pattern: '/2/tweets',
      name: 'create_post',
      phase: 'commit',
      async handle(call, account) {
        const body = call.json();
        if (!isRecord(body)) return invalidRequest('The body is not JSON');
        const unknown = Object.keys(body).find((key) => !postKeys.has(key));
        if (unknown)
          return invalidRequest(`$.${unknown}: is not defined in the schema and the schema does not allow additional properties`);
        const text = body.text ?? '';
        if (typeof text !== 'string') return invalidRequest('$.text: is not a string');
        const mediaIds = isRecord(body.media) ? body.media.media_ids : [];
        if (!Array.isArray(mediaIds) || mediaIds.length > 4 || (body.media !== undefined && mediaIds.length === 0))
          return invalidRequest('$.media.media_ids: takes 1 to 4 ids');
        if (text.trim() === '' && mediaIds.length === 0) return invalidRequest('$.text: a post needs text or media');
        const weight = await weighText(text);
        if (weight > 280) return invalidRequest(`$.text: is ${weight} characters long, 280 are allowed`, { text: [text] });
        const media = await deps.media.findMany(mediaIds.map(String));
        const ordered = mediaIds.map((id) =>
          media.find((entry) => entry.id === String(id) && entry.accountId === account.id && entry.status === 'processing'),
        );
        if (ordered.some((entry) => entry === undefined))
          return invalidRequest('Your media IDs are invalid.', { media_ids: mediaIds });

        const plain = text.normalize('NFC').trim();
        const keys = mediaIds.map((id) => `3_${String(id)}`);
        const wire = await toWireText(
          text,
          `${account.id}${deps.now().getTime()}`,
          keys,
          `${deps.origin()}/x/${account.handle}/status/media`,
        );
        const since = new Date(deps.now().getTime() - dayMs);
        const { post, stopped } = await deps.posts.publish<Reply>(
          account,
          {
            text: plain,
            wire: { text: wire.wireText, links: wire.links },
            media: ordered.flatMap((entry) =>
              entry
                ? [
                    {
                      mediaId: entry.id,
                      sha256: entry.sha256 ?? '',
                      altText: entry.altText,
                      width: entry.width ?? 0,
                      height: entry.height ?? 0,
                    },
                  ]
                : [],
            ),
          },
          async (tx) => {
            const [twin] =
              await tx`select 1 from sandbox.posts where account_id = ${account.id} and text = ${plain} and posted_at > ${since} limit 1`;
            return twin && plain !== ''
              ? problem(403, 'about:blank', 'Forbidden', 'You are not allowed to create a Tweet with duplicate content.')
              : undefined;
          },
        );
        if (!post) return stopped;
        return { status: 201, json: { data: { id: post.id, text: wire.wireText, edit_history_post_ids: [post.id] } } };
      },
    },
  ];
}

/** A segment comes as a form, or as JSON with base64. */
async function readSegment(call: Call): Promise<{ index: number; bytes: Buffer } | undefined> {
  const type = call.headers.get('content-type') ?? '';
  if (type.startsWith('multipart/form-data')) {
    const form = await new Response(new Uint8Array(call.body), { headers: { 'content-type': type } }).formData();
    const media = form.get('media');
    const index = Number(form.get('segment_index') ?? Number.NaN);
    if (!(media instanceof Blob) || !Number.isInteger(index) || index < 0 || index > 999) return undefined;
    return { index, bytes: Buffer.from(await media.arrayBuffer()) };
  }
  const body = call.json();
  if (!isRecord(body) || typeof body.media !== 'string' || typeof body.segment_index !== 'number') return undefined;
  return { index: body.segment_index, bytes: Buffer.from(body.media, 'base64') };
}
