import {
  type CallOptions,
  type ChannelCredentials,
  type MediaFile,
  PlatformError,
  type PostContent,
  type PreparedPost,
} from '../connector.ts';
import type { ConnectorSettings } from '../options.ts';
import type { PlatformClient } from '../platform-client.ts';
import { waitUntil } from '../wait-until.ts';
import { mediaAnswer, preparedPost, type XPrepared } from './schema.ts';

const segmentBytes = 4 * 1024 * 1024;
/** X keeps an unused upload for a day; ours is used well before that, or made anew. */
const uploadUseMs = 12 * 60 * 60 * 1000;

/** Uploads the images of a post and gives them their alt text; uploads of an earlier attempt are used again. */
export async function uploadMedia(
  client: PlatformClient,
  settings: ConnectorSettings,
  credentials: ChannelCredentials,
  content: PostContent,
  options: CallOptions & { previous?: PreparedPost; onProgress?: (prepared: PreparedPost) => Promise<void> },
): Promise<XPrepared> {
  const earlier = preparedPost.safeParse(options.previous ?? {});
  const known = earlier.success ? earlier.data.uploads : [];
  const uploads: XPrepared['uploads'] = [];
  for (const file of content.media) {
    const usable = known.find(
      (upload) =>
        upload.sha256 === file.sha256 &&
        upload.altText === file.altText &&
        Date.parse(upload.usableUntil) > settings.now().getTime(),
    );
    if (usable) {
      uploads.push(usable);
      continue;
    }
    const mediaId = await uploadOne(client, settings, credentials, file, options);
    uploads.push({
      sha256: file.sha256,
      altText: file.altText,
      mediaId,
      usableUntil: new Date(settings.now().getTime() + uploadUseMs).toISOString(),
    });
    await options.onProgress?.({ uploads: [...uploads] });
  }
  return { uploads };
}

async function uploadOne(
  client: PlatformClient,
  settings: ConnectorSettings,
  credentials: ChannelCredentials,
  file: MediaFile,
  options: CallOptions,
): Promise<string> {
  const headers = { authorization: `Bearer ${credentials.accessToken}` };
  const json = { ...headers, 'content-type': 'application/json' };
  const base = `${settings.baseUrl}/2/media`;
  const bytes = await file.read();

  const started = await client.send('prepare', `${base}/upload/initialize`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ media_type: file.mimeType, media_category: 'tweet_image', total_bytes: bytes.byteLength }),
    signal: options.signal,
  });
  const { id } = client.read('prepare', mediaAnswer, started).data;

  for (let offset = 0, segment = 0; offset < bytes.byteLength; offset += segmentBytes, segment += 1) {
    const form = new FormData();
    form.set('segment_index', String(segment));
    form.set('media', new Blob([new Uint8Array(bytes.subarray(offset, offset + segmentBytes))]), 'media');
    await client.send('prepare', `${base}/upload/${id}/append`, { method: 'POST', headers, body: form, signal: options.signal });
  }

  const finished = await client.send('prepare', `${base}/upload/${id}/finalize`, {
    method: 'POST',
    headers,
    signal: options.signal,
  });
  await waitUntilProcessed(client, settings, headers, client.read('prepare', mediaAnswer, finished).data, options);

  if (file.altText !== '') {
    await client.send('prepare', `${base}/metadata`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ id, metadata: { alt_text: { text: file.altText.slice(0, 1000) } } }),
      signal: options.signal,
    });
  }
  return id;
}

async function waitUntilProcessed(
  client: PlatformClient,
  settings: ConnectorSettings,
  headers: Record<string, string>,
  first: { id: string; processing_info?: { state: string; check_after_secs?: number } },
  options: CallOptions,
): Promise<void> {
  let info = first.processing_info;
  let isFirst = true;
  const state = await waitUntil<'succeeded' | 'failed'>(
    async () => {
      if (!isFirst) {
        const answer = await client.send('prepare', `${settings.baseUrl}/2/media/upload?command=STATUS&media_id=${first.id}`, {
          headers,
          signal: options.signal,
        });
        info = client.read('prepare', mediaAnswer, answer).data.processing_info;
      }
      isFirst = false;
      if (info === undefined || info.state === 'succeeded') return { value: 'succeeded' };
      if (info.state === 'failed') return { value: 'failed' };
      return { nextInMs: Math.max(info.check_after_secs ?? 1, 0.2) * 1000 };
    },
    { timeoutMs: settings.processingTimeoutMs, signal: options.signal },
  );
  if (state === 'failed') throw new PlatformError('x', 'refused', 'media_refused', 'X could not process the image.');
  if (state === undefined) throw new PlatformError('x', 'not_sent', 'media_not_ready', 'X is still processing the image.');
}
