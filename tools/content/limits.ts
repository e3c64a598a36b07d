import type { Platform } from '../platforms/connector.ts';

export interface ImageLimits {
  /** How many images a post must and may carry. */
  min: number;
  max: number;
  mimeTypes: readonly string[];
  maxBytes?: number;
  minWidth?: number;
  maxWidth?: number;
  maxPixels?: number;
  /** Width divided by height. */
  minRatio?: number;
  maxRatio?: number;
  maxAltTextChars: number;
}

export interface PlatformLimits {
  /** The day on which these figures were read from the network's documentation. */
  asOf: string;
  textChars: number;
  hashtags?: number;
  handles?: number;
  images: ImageLimits;
}

const jpeg = 'image/jpeg';
const png = 'image/png';
const gif = 'image/gif';
const webp = 'image/webp';

/** What each network takes. Networks change these: keep the date with the figures. */
export const platformLimits: Readonly<Record<Platform, PlatformLimits>> = {
  x: {
    asOf: '2026-11-01',
    textChars: 280,
    images: { min: 0, max: 4, mimeTypes: [jpeg, png, gif, webp], maxBytes: 5_000_000, maxAltTextChars: 1000 },
  },
  instagram: {
    asOf: '2026-11-01',
    textChars: 2200,
    hashtags: 30,
    handles: 20,
    images: {
      min: 1,
      max: 10,
      mimeTypes: [jpeg],
      maxBytes: 8_000_000,
      minWidth: 320,
      maxWidth: 1440,
      minRatio: 4 / 5,
      maxRatio: 1.91,
      maxAltTextChars: 1000,
    },
  },
  linkedin: {
    asOf: '2026-11-01',
    textChars: 3000,
    images: { min: 0, max: 20, mimeTypes: [jpeg, png, gif], maxPixels: 36_150_000, maxAltTextChars: 4086 },
  },
};
