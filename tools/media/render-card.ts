import type { Platform } from '../platforms/connector.ts';
import { chooseCardColours } from './card-colours.ts';
import { createDice } from '../analytics/dice.ts';
import { compositions } from './card-shapes.ts';
import { toHex } from './colour.ts';
import { headlineTracking, layOutHeadline } from './headline-layout.ts';
import { type RenderedImage, sha256Of } from './normalise-image.ts';
import { loadTypeface } from './typeface.ts';

export interface CardRequest {
  /** Plain words; emoji and scripts that the typeface lacks are left out. */
  headline: string;
  brandName: string;
  /** CSS hex colours, the brand's own; a quiet default palette where there are none. */
  palette: readonly string[];
  platform: Platform;
  /** The same request and seed give the same bytes. */
  seed: string | number;
}

/** What each network shows uncropped in its feed. */
export const cardSizes: Readonly<Record<Platform, { width: number; height: number }>> = {
  x: { width: 1600, height: 900 },
  instagram: { width: 1080, height: 1350 },
  linkedin: { width: 1200, height: 628 },
};

/** Draws a branded card: ground and geometry from the palette, the headline as outlines, the brand's name at the foot. */
export async function renderCard(request: CardRequest): Promise<RenderedImage> {
  const { width, height } = cardSizes[request.platform];
  const [{ default: sharp }, svg] = await Promise.all([import('sharp'), drawCard(request)]);
  const bytes = await sharp(Buffer.from(svg), { density: 72 })
    .resize(width, height)
    .removeAlpha()
    .jpeg({ quality: 90, chromaSubsampling: '4:4:4' })
    .toBuffer();
  return { bytes, mimeType: 'image/jpeg', width, height, sha256: sha256Of(bytes) };
}

async function drawCard({ headline, brandName, palette, platform, seed }: CardRequest): Promise<string> {
  const { width, height } = cardSizes[platform];
  const [heavy, medium] = await Promise.all([loadTypeface(800), loadTypeface(600)]);
  const number = hashOf(String(seed));
  const dice = createDice(number);
  const colours = chooseCardColours(palette, number >>> 8);
  const frame = { width, height, margin: Math.round(Math.min(width, height) * 0.09) };
  const composition = compositions[number % compositions.length] ?? compositions[0];

  const text = tidy(heavy.printable(headline));
  const name = tidy(medium.printable(brandName)).slice(0, 60);
  const isTall = height > width;
  const nameSize = Math.round(Math.min(width, height) * 0.038);
  const layout = layOutHeadline(text, heavy, {
    width: (width - 2 * frame.margin) * (isTall ? 0.94 : 0.74),
    height: height * (isTall ? 0.54 : 0.62),
    maxSize: Math.min(width, height) * (isTall ? 0.14 : 0.175),
    minSize: Math.min(width, height) * 0.048,
    maxLines: isTall ? 7 : 5,
  });

  const first = frame.margin + Math.round(layout.size * heavy.capHeight);
  const lines = layout.lines.map((line, index) =>
    heavy.outline(line, frame.margin, first + index * layout.lineHeight, layout.size, headlineTracking),
  );
  const foot = height - frame.margin;
  const rule = { width: nameSize * 1.6, height: Math.max(4, Math.round(nameSize * 0.2)) };
  const signature = medium.outline(name, frame.margin + rule.width + nameSize * 0.7, foot, nameSize, 0.01);
  const ruleY = foot - (nameSize * medium.capHeight) / 2 - rule.height / 2;

  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop offset="0.25" stop-color="${toHex(colours.ground[0])}"/><stop offset="1" stop-color="${toHex(colours.ground[1])}"/></linearGradient></defs>`,
    `<rect width="${width}" height="${height}" fill="url(#g)"/>`,
    composition?.(frame, colours, dice) ?? '',
    `<path d="${lines.join('')}" fill="${toHex(colours.headline)}"/>`,
    name === ''
      ? ''
      : `<rect x="${frame.margin}" y="${ruleY.toFixed(1)}" width="${rule.width.toFixed(1)}" height="${rule.height}" rx="${rule.height / 2}" fill="${toHex(colours.accent)}"/>`,
    `<path d="${signature}" fill="${toHex(colours.quiet)}"/>`,
    '</svg>',
  ].join('');
}

function tidy(text: string): string {
  return text.replace(/\s+/gu, ' ').trim().slice(0, 400);
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
