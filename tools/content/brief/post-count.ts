import type { Platform } from '../../platforms/connector.ts';
import { countPattern, readCount } from './number-words.ts';
import { platformPatterns } from './platform-names.ts';

const noun = '(?:posts?|tweets?|pieces?(?:\\s+of\\s+content)?|updates?|messages?|captions?|publications?|drafts?)';
const adjectives = '(?:,?\\s+(?!(?:day|week|hour|month|minute|year|people|product|channel)s?\\b)[\\p{L}-]{2,20}){0,3}?';
const perChannel =
  '(?:per|for\\s+each|for\\s+every|on\\s+each|on\\s+every|in\\s+each|each)\\s+(?:of\\s+)?(?:the\\s+|our\\s+)?(?:channels?|platforms?|networks?|accounts?)|each\\b';

export interface PostCount {
  total: number;
  perPlatform?: Partial<Record<Platform, number>>;
}

/**
 * How many posts a brief asks for: "8 posts", "a dozen tweets", "two posts per channel", "3 tweets and 2 LinkedIn posts", "one
 * post a day". Undefined when it does not say; `days` is the length of the window.
 */
export function findPostCount(brief: string, context: { platforms: readonly Platform[]; days: number }): PostCount | undefined {
  const perPlatform = countPerPlatform(brief);
  if (perPlatform !== undefined) return perPlatform;

  const daily = new RegExp(
    `${countPattern}${adjectives}\\s+${noun}\\s+(?:a|per|each|every)\\s+(day|week)\\b|\\b(?:(daily|weekly)\\s+${noun})`,
    'iu',
  ).exec(brief);
  if (daily !== null) {
    const each = daily[1] === undefined ? 1 : (readCount(daily[1]) ?? 1);
    const isWeekly = daily[2]?.toLowerCase() === 'week' || daily[3]?.toLowerCase() === 'weekly';
    return { total: each * Math.max(1, isWeekly ? Math.ceil(context.days / 7) : Math.ceil(context.days)) };
  }

  const often = new RegExp(`\\b(?:(once|twice)|${countPattern}\\s+times)\\s+(?:a|per|each|every)\\s+(day|week)\\b`, 'iu').exec(
    brief,
  );
  if (often !== null) {
    const times = often[1] === undefined ? (readCount(often[2] ?? '') ?? 1) : often[1].toLowerCase() === 'twice' ? 2 : 1;
    return {
      total: times * Math.max(1, often[3]?.toLowerCase() === 'week' ? Math.ceil(context.days / 7) : Math.ceil(context.days)),
    };
  }

  const each = new RegExp(`(?<![\\p{L}\\p{N}])${countPattern}${adjectives}\\s+${noun}?\\s*(?:${perChannel})`, 'iu').exec(brief);
  if (each?.[1] !== undefined) return { total: (readCount(each[1]) ?? 1) * Math.max(1, context.platforms.length) };

  const plain = new RegExp(
    `(?<![\\p{L}\\p{N}.,])(?:\\d{1,3}\\s*(?:-|–|to)\\s*)?${countPattern}${adjectives}\\s+${noun}\\b`,
    'giu',
  );
  let best: number | undefined;
  for (const match of brief.matchAll(plain)) {
    const count = readCount(match[1] ?? '');
    const isArticle = /^an?$/iu.test((match[1] ?? '').trim());
    // "a post" is said in passing ("write like a post of ours"); a figure beats it.
    if (count !== undefined && (best === undefined || !isArticle)) {
      if (isArticle && best !== undefined) continue;
      best = best === undefined || best === 1 ? count : best;
    }
  }
  return best === undefined ? undefined : { total: best };
}

function countPerPlatform(brief: string): PostCount | undefined {
  const perPlatform: Partial<Record<Platform, number>> = {};
  for (const { platform, source } of platformPatterns) {
    const patterns = [
      `(?<![\\p{L}\\p{N}])${countPattern}\\s+(?:${source})(?:\\s+${noun})?(?!\\s*(?:channels?|accounts?))`,
      `(?<![\\p{L}\\p{N}])${countPattern}(?:\\s+${noun})?\\s+(?:on|for|to)\\s+(?:${source})(?!\\s*(?:,|and|&|\\+)\\s*(?:on\\s+)?(?:X|twitter|insta|ig\\b|linked))`,
      `(?:${source})\\s*[:x×(]\\s*(\\d{1,3})\\b`,
    ];
    for (const pattern of patterns) {
      const match = new RegExp(pattern, 'iu').exec(brief);
      if (match?.[1] === undefined || /^an?$/iu.test(match[1])) continue;
      const count = readCount(match[1]);
      if (count !== undefined) {
        perPlatform[platform] = count;
        break;
      }
    }
  }
  const counts = Object.values(perPlatform);
  return counts.length < 2 ? undefined : { total: counts.reduce((sum, count) => sum + count, 0), perPlatform };
}
