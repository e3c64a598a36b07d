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
import type { Rest } from './rest.ts';
import { imageAnswer, type LinkedinPrepared, preparedPost, uploadAnswer } from './schema.ts';

/** Uploads the images of a post; those of an earlier attempt that LinkedIn still holds are used again. */
export async function uploadImages(
  client: PlatformClient,
  rest: Rest,
  settings: ConnectorSettings,
  credentials: ChannelCredentials,
  content: PostContent,
  options: CallOptions & { previous?: PreparedPost; onProgress?: (prepared: PreparedPost) => Promise<void> },
): Promise<LinkedinPrepared> {
  const earlier = preparedPost.safeParse(options.previous ?? {});
  const images: LinkedinPrepared['images'] = [];

  async function readStatus(urn: string): Promise<string> {
    return client.read('prepare', imageAnswer, await rest('prepare', `images/${encodeURIComponent(urn)}`, credentials, options))
      .status;
  }

  async function uploadOne(file: MediaFile): Promise<string> {
    const answer = await rest('prepare', 'images?action=initializeUpload', credentials, options, {
      method: 'POST',
      body: { initializeUploadRequest: { owner: credentials.externalAccountId } },
    });
    const { uploadUrl, image } = client.read('prepare', uploadAnswer, answer).value;
    assertTrustedUpload(uploadUrl, settings.baseUrl);
    await client.send('prepare', uploadUrl, {
      method: 'PUT',
      headers: { authorization: `Bearer ${credentials.accessToken}`, 'content-type': file.mimeType },
      body: await file.read(),
      signal: options.signal,
    });
    return image;
  }

  for (const file of content.media) {
    const known = earlier.success ? earlier.data.images.find((image) => image.sha256 === file.sha256) : undefined;
    const isHeld = known !== undefined && (await isStillHeld(() => readStatus(known.urn)));
    images.push({ sha256: file.sha256, urn: isHeld ? known.urn : await uploadOne(file) });
    await options.onProgress?.({ images: [...images] });
  }
  for (const image of images) {
    const status = await waitUntil(
      async () => {
        const current = await readStatus(image.urn);
        return current === 'AVAILABLE' || current === 'PROCESSING_FAILED' ? { value: current } : {};
      },
      { timeoutMs: settings.processingTimeoutMs, signal: options.signal },
    );
    if (status === 'PROCESSING_FAILED')
      throw new PlatformError('linkedin', 'refused', 'media_refused', 'LinkedIn could not process the image.');
    if (status === undefined)
      throw new PlatformError('linkedin', 'not_sent', 'media_not_ready', 'LinkedIn is still processing the image.');
  }
  return { images };
}

async function isStillHeld(readStatus: () => Promise<string>): Promise<boolean> {
  try {
    const status = await readStatus();
    return status === 'AVAILABLE' || status === 'PROCESSING';
  } catch (error) {
    if (error instanceof PlatformError && error.kind === 'refused') return false;
    throw error;
  }
}

/** The upload carries the token, so it goes to LinkedIn's own hosts (or the configured one) only. */
function assertTrustedUpload(uploadUrl: string, baseUrl: string): void {
  const url = new URL(uploadUrl);
  const isOwn = url.origin === new URL(baseUrl).origin || (url.protocol === 'https:' && url.hostname.endsWith('.linkedin.com'));
  if (!isOwn)
    throw new PlatformError(
      'linkedin',
      'refused',
      'upload_elsewhere',
      `LinkedIn names ${url.origin} for the upload, which is not its own.`,
    );
}
