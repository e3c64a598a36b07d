import { createEgress, EgressError } from '../../http/index.ts';
import { type ImageHeader, readImageHeader } from '../image-header.ts';
import { graphError } from './errors.ts';
import type { Reply } from '../http/network.ts';

const maxImageBytes = 8 * 1024 * 1024;

/** Fetches an image from the address that a caller gave, as Meta does, and checks it against Instagram's rules. */
export async function fetchImage(address: string): Promise<{ bytes: Buffer; image: ImageHeader } | { refusal: Reply }> {
  if (!URL.canParse(address)) return { refusal: graphError('(#100) The image_url parameter is not a valid URL', 100) };
  // The simulator stands for the public internet here, on a machine where the product's own address is a loopback one.
  const egress = createEgress({ allowedOrigins: [new URL(address).origin], timeoutMs: 10_000, maxBytes: maxImageBytes });
  try {
    const response = await egress.fetch(address);
    if (!response.ok) return { refusal: graphError('Only photo or video can be accepted as media type.', 9004, 2207052) };
    const bytes = Buffer.from(await response.arrayBuffer());
    const image = readImageHeader(bytes);
    if (image?.mimeType !== 'image/jpeg') return { refusal: graphError('The image format is not supported.', 36001, 2207005) };
    const ratio = image.width / image.height;
    if (ratio < 0.795 || ratio > 1.915)
      return { refusal: graphError('The submitted image with aspect ratio is not within the supported range.', 36003, 2207009) };
    if (image.width < 320) return { refusal: graphError('The image is too small.', 36003, 2207009) };
    return { bytes, image };
  } catch (error) {
    if (!(error instanceof EgressError)) throw error;
    if (error.failure === 'too_large') return { refusal: graphError('The image size is too large.', 36000, 2207004) };
    if (error.failure === 'timed_out') return { refusal: graphError('Timeout downloading media.', -2, 2207003) };
    return { refusal: graphError('The media could not be fetched from this URI.', 9004, 2207052) };
  } finally {
    egress.close();
  }
}
