import type { Variant } from '../../agents/index.ts';
import type { BrandKit } from '../../tools/content/index.ts';
import type { Platform } from '../../tools/platforms/connector.ts';
import type { ImageRequest } from './services.ts';

const maxHeadlineChars = 70;

/**
 * The card for a post. Its headline: what alt text or media brief put in quotes, else a media brief short enough to be one, else the
 * post's first sentence. What the image is drawn with is what its alt text says.
 */
export function buildImageRequest(
  { text, mediaBrief, altText }: Variant,
  brandKit: BrandKit,
  platform: Platform,
  seed: string,
): ImageRequest {
  const headline = headlineOf(text, mediaBrief, altText);
  return {
    headline,
    brandName: brandKit.name,
    palette: brandKit.palette,
    platform,
    seed,
    altText: altText.includes(headline) ? altText : `Image card by ${brandKit.name} with the words “${headline}”.`,
  };
}

function headlineOf(text: string, mediaBrief: string, altText: string): string {
  const quoted = [altText, mediaBrief]
    .map((description) => /[“"]([^”"]{3,70})[”"]/u.exec(description)?.[1])
    .find((words) => words !== undefined);
  if (quoted !== undefined) return quoted;
  if (mediaBrief !== '' && mediaBrief.length <= maxHeadlineChars && !mediaBrief.includes('.')) return mediaBrief;
  const plain = text
    .replaceAll(/#[\p{L}\p{N}_]+|https?:\/\/\S+/gu, '')
    .replaceAll(/\p{Extended_Pictographic}️?/gu, '')
    .trim();
  const sentence = /^[^.!?\n]+[.!?]?/u.exec(plain)?.[0] ?? plain;
  return shorten(sentence.replaceAll(/\s+/gu, ' ').trim());
}

function shorten(headline: string): string {
  if (headline.length <= maxHeadlineChars) return headline;
  const cut = headline.slice(0, maxHeadlineChars);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 20)).replace(/[,;:\s]+$/u, '')}…`;
}
