import { createHash } from 'node:crypto';
import { InvalidInputError, PayloadTooLargeError } from '../../db/errors.ts';
import { sniffImage } from './image-format.ts';

export interface RenderedImage {
  bytes: Buffer;
  mimeType: 'image/jpeg';
  width: number;
  height: number;
  sha256: string;
}

export const maxUploadBytes = 20_000_000;
/** Decoded size at which an upload is refused before its pixels are read: a small file can claim billions. */
export const maxUploadPixels = 50_000_000;
/** The widest that Instagram takes, and 4:5 of it: what every network shows without shrinking much. */
const box = { width: 1440, height: 1800 };

/**
 * Makes an upload safe and fit for every network: decoded and encoded anew as JPEG (so that nothing but pixels survives), turned
 * as its camera meant, metadata and colour profile removed, transparency on white, at most 1440 x 1800. Of an animation the
 * first picture.
 *
 * @throws {InvalidInputError} `media.not_an_image` for anything but a readable JPEG, PNG, GIF or WebP (SVG is refused).
 * @throws {PayloadTooLargeError} `media.too_large` above `maxUploadBytes` or `maxUploadPixels`.
 */
export async function normaliseImage(bytes: Uint8Array): Promise<RenderedImage> {
  if (bytes.byteLength > maxUploadBytes) {
    throw new PayloadTooLargeError(
      'media.too_large',
      `An image may have ${maxUploadBytes} bytes; this one has ${bytes.byteLength}.`,
    );
  }
  if (sniffImage(bytes) === undefined) {
    throw new InvalidInputError('media.not_an_image', 'Only JPEG, PNG, GIF and WebP images are taken.');
  }
  const { default: sharp } = await import('sharp');
  const input = sharp(bytes, { limitInputPixels: maxUploadPixels, failOn: 'error', animated: false });
  const metadata = await input.metadata().catch((error: unknown) => {
    throw unreadable(error);
  });
  if (metadata.width * metadata.height > maxUploadPixels) {
    throw new PayloadTooLargeError(
      'media.too_large',
      `An image may have ${maxUploadPixels} pixels; this one has ${metadata.width} x ${metadata.height}.`,
    );
  }
  const { data, info } = await input
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .resize({ ...box, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .jpeg({ quality: 88, mozjpeg: true })
    .toBuffer({ resolveWithObject: true })
    .catch((error: unknown) => {
      throw unreadable(error);
    });
  return { bytes: data, mimeType: 'image/jpeg', width: info.width, height: info.height, sha256: sha256Of(data) };
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function unreadable(cause: unknown): InvalidInputError {
  return new InvalidInputError('media.not_an_image', 'The image is damaged or is not what its first bytes say.', { cause });
}
