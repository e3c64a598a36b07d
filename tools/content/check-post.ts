import type { Platform } from '../platforms/connector.ts';
import { extractHandles, extractHashtags } from './entities.ts';
import { platformLimits } from './limits.ts';
import { hasRefusedCharacters, measureText } from './measure.ts';

export interface CheckedMedia {
  mimeType: string;
  width?: number;
  height?: number;
  byteCount?: number;
  altText?: string;
}

/** One reason why the network would refuse a post. `limit` and `actual` are numbers or lists of what is allowed and what is there. */
export interface PostProblem {
  field: 'text' | 'hashtags' | 'handles' | 'media' | `media[${number}]`;
  code: string;
  message: string;
  limit?: number | string;
  actual?: number | string;
}

const platformNames: Record<Platform, string> = { x: 'X', instagram: 'Instagram', linkedin: 'LinkedIn' };

/** Everything for which the network would refuse this post; empty when it would take it. */
export function checkPost(platform: Platform, post: { text: string; media: readonly CheckedMedia[] }): PostProblem[] {
  return [...checkText(platform, post.text, post.media.length), ...checkMedia(platform, post.media)];
}

function checkText(platform: Platform, text: string, mediaCount: number): PostProblem[] {
  const name = platformNames[platform];
  const limits = platformLimits[platform];
  const problems: PostProblem[] = [];
  const { length, limit } = measureText(platform, text);
  if (length > limit) {
    problems.push({
      field: 'text',
      code: 'text_too_long',
      message: `The text is ${length} characters long as ${name} counts them; it takes ${limit}.`,
      limit,
      actual: length,
    });
  }
  if (text.trim() === '' && mediaCount === 0) {
    problems.push({ field: 'text', code: 'empty_post', message: 'A post needs a text or an image.', limit: 1, actual: 0 });
  }
  if (hasRefusedCharacters(text)) {
    problems.push({
      field: 'text',
      code: 'refused_characters',
      message: `The text contains control or broken characters that ${name} refuses.`,
    });
  }
  const hashtags = extractHashtags(text).length;
  if (limits.hashtags !== undefined && hashtags > limits.hashtags) {
    problems.push({
      field: 'hashtags',
      code: 'too_many_hashtags',
      message: `${name} takes ${limits.hashtags} hashtags; there are ${hashtags}.`,
      limit: limits.hashtags,
      actual: hashtags,
    });
  }
  const handles = extractHandles(text).length;
  if (limits.handles !== undefined && handles > limits.handles) {
    problems.push({
      field: 'handles',
      code: 'too_many_handles',
      message: `${name} takes ${limits.handles} handles; there are ${handles}.`,
      limit: limits.handles,
      actual: handles,
    });
  }
  return problems;
}

function checkMedia(platform: Platform, media: readonly CheckedMedia[]): PostProblem[] {
  const name = platformNames[platform];
  const { images } = platformLimits[platform];
  const problems: PostProblem[] = [];
  if (media.length < images.min) {
    problems.push({
      field: 'media',
      code: 'image_missing',
      message: `${name} needs an image with every post.`,
      limit: images.min,
      actual: media.length,
    });
  }
  if (media.length > images.max) {
    problems.push({
      field: 'media',
      code: 'too_many_images',
      message: `${name} takes ${images.max} images; there are ${media.length}.`,
      limit: images.max,
      actual: media.length,
    });
  }
  media.forEach((item, index) => {
    const add = (code: string, message: string, limit: number | string, actual: number | string): void => {
      problems.push({ field: `media[${index}]`, code, message: `Image ${index + 1}: ${message}`, limit, actual });
    };
    if (!images.mimeTypes.includes(item.mimeType)) {
      add(
        'image_type',
        `${name} takes ${images.mimeTypes.join(', ')}, not ${item.mimeType}.`,
        images.mimeTypes.join(', '),
        item.mimeType,
      );
    }
    if (images.maxBytes !== undefined && item.byteCount !== undefined && item.byteCount > images.maxBytes) {
      add(
        'image_too_large',
        `${name} takes ${images.maxBytes} bytes; it has ${item.byteCount}.`,
        images.maxBytes,
        item.byteCount,
      );
    }
    const altChars = item.altText?.length ?? 0;
    if (altChars > images.maxAltTextChars) {
      add(
        'alt_text_too_long',
        `${name} takes alternative texts of ${images.maxAltTextChars} characters; it has ${altChars}.`,
        images.maxAltTextChars,
        altChars,
      );
    }
    if (item.width === undefined || item.height === undefined) return;
    if (images.minWidth !== undefined && item.width < images.minWidth)
      add(
        'image_too_narrow',
        `${name} wants ${images.minWidth} pixels of width or more; it has ${item.width}.`,
        images.minWidth,
        item.width,
      );
    if (images.maxWidth !== undefined && item.width > images.maxWidth)
      add(
        'image_too_wide',
        `${name} takes ${images.maxWidth} pixels of width; it has ${item.width}.`,
        images.maxWidth,
        item.width,
      );
    const pixels = item.width * item.height;
    if (images.maxPixels !== undefined && pixels > images.maxPixels)
      add('image_too_many_pixels', `${name} takes ${images.maxPixels} pixels; it has ${pixels}.`, images.maxPixels, pixels);
    const ratio = item.width / item.height;
    // One pixel of rounding must not decide: 1080 x 565 is 1.91:1 for the network.
    if (images.minRatio !== undefined && ratio < images.minRatio - 0.005)
      add(
        'image_too_tall',
        `${name} takes images up to 4:5; it is ${item.width}x${item.height}.`,
        '4:5',
        `${item.width}x${item.height}`,
      );
    if (images.maxRatio !== undefined && ratio > images.maxRatio + 0.005)
      add(
        'image_too_flat',
        `${name} takes images up to 1.91:1; it is ${item.width}x${item.height}.`,
        '1.91:1',
        `${item.width}x${item.height}`,
      );
  });
  return problems;
}
