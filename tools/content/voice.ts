import type { Platform } from '../platforms/connector.ts';
import type { BrandKit } from './brand-kit.ts';
import { extractEmoji, extractHashtags } from './entities.ts';
import { readability } from './readability.ts';
import { styleLikeness } from './style-likeness.ts';
import { findPhrase, mentionsTopic } from './word-match.ts';

export interface VoiceReason {
  code:
    | 'banned_word'
    | 'banned_topic'
    | 'preferred_word'
    | 'emoji'
    | 'hashtags'
    | 'reading_level'
    | 'sentence_length'
    | 'likeness'
    | 'dont';
  /** 0 (hurts) .. 1 (as the kit wants it). */
  score: number;
  message: string;
  span?: string;
}

export interface VoiceScore {
  /** 0..1; a banned word or topic caps it at 0.2. */
  score: number;
  reasons: VoiceReason[];
}

const weights: Record<VoiceReason['code'], number> = {
  banned_word: 3,
  banned_topic: 3,
  preferred_word: 1.5,
  emoji: 1,
  hashtags: 1,
  reading_level: 1,
  sentence_length: 1,
  likeness: 2,
  dont: 1,
};

const emojiRange = { none: [0, 0], light: [0, 2], playful: [1, 5] } as const;
const gradeLimit = { simple: 6.5, general: 9.5, expert: 14 } as const;
const sentenceLimit = { simple: 14, general: 20, expert: 28 } as const;

/**
 * How well a text keeps to a brand's voice, with a reason for each part of the score. The same yardstick for people's and
 * agents' drafts; no model involved. Without a platform the hashtag habit is judged by the most generous of them.
 */
export function scoreVoice(kit: BrandKit, text: string, options: { platform?: Platform } = {}): VoiceScore {
  const reasons = [
    ...wordReasons(kit, text),
    emojiReason(kit, text),
    hashtagReason(kit, text, options.platform),
    ...readingReasons(kit, text),
    ...dontReasons(kit, text),
    ...likenessReason(kit, text),
  ];
  const total = reasons.reduce((sum, reason) => sum + weights[reason.code], 0);
  const mean = reasons.reduce((sum, reason) => sum + weights[reason.code] * reason.score, 0) / total;
  const isBanned = reasons.some(
    (reason) => (reason.code === 'banned_word' || reason.code === 'banned_topic') && reason.score === 0,
  );
  const score = text.trim() === '' ? 0 : isBanned ? Math.min(0.2, mean) : mean;
  return { score: Math.round(score * 1000) / 1000, reasons };
}

function wordReasons(kit: BrandKit, text: string): VoiceReason[] {
  const reasons: VoiceReason[] = [];
  for (const word of kit.rules.bannedWords) {
    const span = findPhrase(text, word);
    if (span !== undefined)
      reasons.push({
        code: 'banned_word',
        score: 0,
        message: `"${span}" is on the list of words that ${kit.name} never uses.`,
        span,
      });
  }
  for (const topic of kit.rules.bannedTopics) {
    if (mentionsTopic(text, topic))
      reasons.push({
        code: 'banned_topic',
        score: 0,
        message: `The text touches "${topic}", a topic that ${kit.name} stays out of.`,
      });
  }
  for (const [avoid, prefer] of Object.entries(kit.rules.preferredWords)) {
    const span = findPhrase(text, avoid);
    if (span !== undefined)
      reasons.push({ code: 'preferred_word', score: 0, message: `${kit.name} says "${prefer}" rather than "${span}".`, span });
    else if (prefer.trim() !== '' && findPhrase(text, prefer) !== undefined)
      reasons.push({ code: 'preferred_word', score: 1, message: `It uses the preferred "${prefer}".` });
  }
  if (!reasons.some((reason) => reason.score === 0))
    reasons.push({ code: 'banned_word', score: 1, message: 'No banned word or topic.' });
  return reasons;
}

function emojiReason(kit: BrandKit, text: string): VoiceReason {
  const count = extractEmoji(text).length;
  const [low, high] = emojiRange[kit.voice.emoji];
  const wanted = low === high ? 'none' : `${low} to ${high}`;
  if (count >= low && count <= high) return { code: 'emoji', score: 1, message: `${count} emoji; the kit wants ${wanted}.` };
  const miss = count < low ? low - count : count - high;
  // A missing emoji is a small thing; emoji where the brand uses none are not.
  const score = count < low ? 0.6 : Math.max(0, (kit.voice.emoji === 'none' ? 0.3 : 0.7) - 0.2 * miss);
  return { code: 'emoji', score, message: `${count} emoji; the kit wants ${wanted}.` };
}

function hashtagReason(kit: BrandKit, text: string, platform: Platform | undefined): VoiceReason {
  const count = extractHashtags(text).length;
  const habit = kit.voice.hashtagsPerPost;
  const wanted = platform === undefined ? Math.max(habit.x, habit.instagram, habit.linkedin) : habit[platform];
  const miss = platform === undefined ? Math.max(0, count - wanted) : Math.abs(count - wanted);
  return {
    code: 'hashtags',
    score: Math.max(0, 1 - miss / (wanted + 2)),
    message: `${count} hashtags; the kit wants ${platform === undefined ? 'at most' : 'about'} ${wanted}.`,
  };
}

function readingReasons(kit: BrandKit, text: string): VoiceReason[] {
  const { grade, words, wordsPerSentence } = readability(text);
  const level = kit.voice.readingLevel;
  const reasons: VoiceReason[] = [];
  if (words >= 8) {
    const over = Math.max(0, grade - gradeLimit[level]);
    reasons.push({
      code: 'reading_level',
      score: Math.max(0, 1 - over / 6),
      message: `Reads at school grade ${grade.toFixed(1)}; "${level}" goes up to ${gradeLimit[level]}.`,
    });
  }
  const over = Math.max(0, wordsPerSentence - sentenceLimit[level]);
  reasons.push({
    code: 'sentence_length',
    score: Math.max(0, 1 - over / sentenceLimit[level]),
    message: `${wordsPerSentence.toFixed(1)} words a sentence; "${level}" goes up to ${sentenceLimit[level]}.`,
  });
  return reasons;
}

/** Of the kit's don'ts those that can be seen without understanding the text. */
const visibleDonts: readonly { rule: RegExp; sign: RegExp; name: string }[] = [
  { rule: /exclamation/iu, sign: /!/u, name: 'an exclamation mark' },
  { rule: /all[ -]?caps|capital letters|shout/iu, sign: /\b\p{Lu}{4,}\b/u, name: 'a word in capitals' },
  { rule: /question/iu, sign: /\?/u, name: 'a question' },
  { rule: /emoji/iu, sign: /\p{Extended_Pictographic}/u, name: 'an emoji' },
  { rule: /hashtag/iu, sign: /#[\p{L}\p{N}_]/u, name: 'a hashtag' },
  { rule: /ellips|three dots/iu, sign: /…|\.\.\./u, name: 'an ellipsis' },
];

function dontReasons(kit: BrandKit, text: string): VoiceReason[] {
  return kit.rules.donts.flatMap((dont): VoiceReason[] => {
    const broken = visibleDonts.find(({ rule, sign }) => rule.test(dont) && sign.test(text));
    return broken === undefined ? [] : [{ code: 'dont', score: 0, message: `It has ${broken.name}; the kit says: ${dont}` }];
  });
}

function likenessReason(kit: BrandKit, text: string): VoiceReason[] {
  const { examplesLiked, examplesDisliked } = kit.voice;
  if (examplesLiked.length === 0 && examplesDisliked.length === 0) return [];
  const closest = (examples: readonly string[]): number =>
    Math.max(0, ...examples.map((example) => styleLikeness(text, example)));
  const liked = closest(examplesLiked);
  const disliked = closest(examplesDisliked);
  const score = 1 / (1 + Math.exp(-12 * (liked - disliked * (examplesLiked.length === 0 ? 0.8 : 1))));
  const side = score >= 0.5 ? 'liked' : 'disliked';
  return [
    {
      code: 'likeness',
      score,
      message: `It sounds more like the ${side} examples (${liked.toFixed(2)} against ${disliked.toFixed(2)}).`,
    },
  ];
}
