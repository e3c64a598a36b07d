import { extractEmoji, extractHashtags } from './entities.ts';
import { readability } from './readability.ts';

/**
 * How alike two posts sound, 0..1: half from shared word pieces (cosine of 3-letter counts), half from form (length,
 * sentence length, emoji, hashtags, exclamation and question marks).
 */
export function styleLikeness(a: string, b: string): number {
  return 0.5 * cosine(pieces(a), pieces(b)) + 0.5 * formLikeness(a, b);
}

function pieces(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  const letters = ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, 4000)} `;
  for (let i = 0; i + 3 <= letters.length; i++) {
    const piece = letters.slice(i, i + 3);
    counts.set(piece, (counts.get(piece) ?? 0) + 1);
  }
  return counts;
}

function cosine(a: Map<string, number>, b: Map<string, number>): number {
  let dot = 0;
  for (const [piece, count] of a) dot += count * (b.get(piece) ?? 0);
  const norm = Math.sqrt(sumOfSquares(a) * sumOfSquares(b));
  return norm === 0 ? 0 : dot / norm;
}

function sumOfSquares(counts: Map<string, number>): number {
  let sum = 0;
  for (const count of counts.values()) sum += count * count;
  return sum;
}

function formLikeness(a: string, b: string): number {
  const [left, right] = [form(a), form(b)];
  const differences = left.map((value, index) => Math.min(1, Math.abs(value - (right[index] ?? 0))));
  return 1 - differences.reduce((sum, difference) => sum + difference, 0) / differences.length;
}

function form(text: string): number[] {
  const { words, wordsPerSentence } = readability(text);
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  return [
    Math.log1p(words) / 3,
    wordsPerSentence / 15,
    extractEmoji(text).length / 3,
    extractHashtags(text).length / 4,
    count(/!/gu) / 3,
    count(/\?/gu) / 2,
    count(/\b\p{Lu}{3,}\b/gu) / 3,
  ];
}
