import twitter from 'twitter-text';
import type { Platform } from '../platforms/connector.ts';
import { platformLimits } from './limits.ts';

export interface TextMeasure {
  /** Length as the network counts it. */
  length: number;
  limit: number;
  /** Not empty, within the limit, without characters that the network refuses. */
  valid: boolean;
}

/**
 * Counts a text the way its network does. X: weighted characters (configuration v3, the default of twitter-text: links 23, emoji and CJK 2,
 * after NFC). Instagram and LinkedIn document "characters" only; UTF-16 units are counted, the largest of the possible
 * readings, so that a text which passes here is never refused there.
 *
 * @see https://docs.x.com/fundamentals/counting-characters
 */
export function measureText(platform: Platform, text: string): TextMeasure {
  const limit = platformLimits[platform].textChars;
  if (platform === 'x') {
    const parsed = twitter.parseTweet(text);
    return { length: parsed.weightedLength, limit, valid: parsed.valid && parsed.weightedLength <= limit };
  }
  const length = text.normalize('NFC').length;
  return { length, limit, valid: length <= limit && text.trim() !== '' && !hasRefusedCharacters(text) };
}

/** Control characters, byte-order marks, non-characters and broken surrogate pairs: no network (and no database) takes them. */
export function hasRefusedCharacters(text: string): boolean {
  const allowedControls = new Set(['\n', '\r', '\t']);
  const controls = text.match(/\p{Cc}/gu) ?? [];
  return (
    controls.some((character) => !allowedControls.has(character) && character < '\u007F') ||
    /[\uFFFE\uFEFF\uFFFF]/u.test(text) ||
    !text.isWellFormed()
  );
}
