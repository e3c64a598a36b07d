import type { Variant } from '../../agents/index.ts';
import type { BrandKit } from '../../tools/content/index.ts';
import type { Platform } from '../../tools/platforms/connector.ts';
import type { ImageRequest } from './services.ts';

const maxHeadlineChars = 70;

/** The card for a post: its headline is what the media brief puts in quotes, else the post's first sentence. */
export function buildImageRequest({ text, mediaBrief, altText }: Variant, brandKit: BrandKit, platform: Platform, seed: string): ImageRequest {
  const headline = headlineOf(text, mediaBrief);
  return {
    headline,
    brandName: brandKit.name,
    palette: brandKit.palette,
    platform,
    seed,
    altText: altText === '' ? `Card by ${brandKit.name} with the words: ${headline}` : altText,
  };
}

function headlineOf(text: string, mediaBrief: string): string {
  const quoted = /[“"]([^”"]{3,70})[”"]/u.exec(mediaBrief)?.[1];
  const plain = text.replaceAll(/#[\p{L}\p{N}_]+|https?:\/\/\S+/gu, '').replaceAll(/\p{Extended_Pictographic}️?/gu, '').trim();
  const sentence = /^[^.!?\n]+[.!?]?/u.exec(plain)?.[0] ?? plain;
  return shorten((quoted ?? sentence).replaceAll(/\s+/gu, ' ').trim());
}

function shorten(headline: string): string {
  if (headline.length <= maxHeadlineChars) return headline;
  const cut = headline.slice(0, maxHeadlineChars);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 20)).replace(/[,;:\s]+$/u, '')}…`;
}
