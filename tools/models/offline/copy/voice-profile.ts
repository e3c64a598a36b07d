import { type BrandKit, brandKit, extractEmoji } from '../../../content/index.ts';
import type { Platform } from '../../../platforms/connector.ts';
import type { BriefReading } from './brief-reading.ts';
import { type Directives, mergeDirectives, readDirectives, registerOfTone } from './directives.ts';
import { soberKinds } from './message-kinds.ts';
import { splitSentences, wordsOf } from './sentences.ts';

/** How this post is to sound, from brand kit, platform, brief and feedback; the later of them counts for more. */
export interface VoiceProfile {
  register: 'formal' | 'plain' | 'casual';
  /** No jokes, whatever the register. */
  sober: boolean;
  /** Fewest and most emoji. */
  emoji: { least: number; most: number };
  hashtags: number;
  exclamation: boolean;
  question: boolean | undefined;
  callToAction: boolean;
  /** Characters to aim for, hashtags aside. */
  length: { least: number; most: number };
  warm: boolean;
}

/** A brand kit out of a prompt; whatever is missing or broken in it gets its default. */
export function readBrandKit(value: Record<string, unknown>): BrandKit {
  const parsed = brandKit.safeParse(value);
  if (parsed.success) return parsed.data;
  const name = typeof value['name'] === 'string' && value['name'].trim() !== '' ? value['name'] : 'our team';
  const kept = Object.entries(value).filter(([key, part]) => brandKit.safeParse({ name, [key]: part }).success);
  return brandKit.parse({ ...Object.fromEntries(kept), name });
}

const lengths: Readonly<Record<Platform, { least: number; most: number }>> = {
  x: { least: 60, most: 235 },
  instagram: { least: 160, most: 620 },
  linkedin: { least: 220, most: 900 },
};

export function buildVoice(
  kit: BrandKit,
  platform: Platform,
  reading: BriefReading,
  directives: Directives,
  domainIsSober: boolean,
): VoiceProfile {
  const kitTones = [...kit.voice.tone.flatMap(wordsOf), ...wordsOf(kit.voice.persona)];
  const weigh = (words: readonly string[], weight: number): number =>
    words.reduce((sum, word) => sum + registerOfTone(word) * weight, 0);
  const asked = weigh(directives.tone, 4) - weigh(directives.notTone, 4);
  const own = weigh(kitTones, 1) + weigh(reading.tone, 2) + asked + (platform === 'linkedin' ? -0.6 : 0);
  const sober =
    asked <= 0 &&
    (soberKinds.has(reading.kind) ||
      domainIsSober ||
      reading.tone.some((word) => /^(?:serious|solemn|sober|respectful|sensitive|apologetic)$/.test(word)));
  const register = own <= -1 ? 'formal' : own >= 1 && !sober ? 'casual' : 'plain';
  const base = lengths[platform];
  const liked = kit.voice.examplesLiked.filter((example) => example.length > 20);
  const habit = liked.length > 0 ? liked.reduce((sum, example) => sum + example.length, 0) / liked.length : undefined;
  const wished =
    habit === undefined || platform === 'x' ? base.most : Math.min(base.most, Math.max(base.least + 80, habit * 1.6));
  const factor = directives.length === 'shorter' ? 0.5 : directives.length === 'longer' ? 1.4 : 1;
  const calm =
    register === 'formal' ||
    sober ||
    directives.lessSalesy ||
    kit.voice.examplesDisliked.some((example) => example.includes('!'));
  return {
    register,
    sober,
    emoji: reading.kind === 'apology' ? { least: 0, most: 0 } : emojiRange(kit, directives, register, sober, liked),
    hashtags:
      directives.hashtags === 'none'
        ? 0
        : Math.max(
            0,
            kit.voice.hashtagsPerPost[platform] + (directives.hashtags === 'more' ? 2 : directives.hashtags === 'fewer' ? -2 : 0),
          ),
    exclamation: directives.exclamation ?? (!calm && (register === 'casual' || liked.some((example) => example.includes('!')))),
    question: directives.question,
    callToAction: directives.callToAction ?? !directives.lessSalesy,
    length: {
      least: directives.length === 'shorter' ? 0 : base.least,
      most: platform === 'x' && factor > 1 ? base.most + 20 : wished * factor,
    },
    warm: kitTones.includes('warm') || reading.tone.includes('warm'),
  };
}

function emojiRange(
  kit: BrandKit,
  directives: Directives,
  register: VoiceProfile['register'],
  sober: boolean,
  liked: readonly string[],
): VoiceProfile['emoji'] {
  if (directives.emoji === 'none') return { least: 0, most: 0 };
  if (directives.emoji === 'more') return { least: 1, most: 3 };
  if (kit.voice.emoji === 'none') return { least: 0, most: 0 };
  const range = kit.voice.emoji === 'playful' ? { least: 1, most: 3 } : { least: 0, most: 1 };
  if (directives.emoji === 'fewer') return { least: 0, most: 1 };
  if (register === 'formal' || directives.lessSalesy) return { least: 0, most: Math.min(range.most, 0) };
  if (sober) return { least: 0, most: 1 };
  const used = liked.length > 0 && liked.every((example) => extractEmoji(example).length > 0);
  return used ? { ...range, least: 1 } : range;
}

/** The brand's standing orders: its dos and don'ts, read as if someone gave them as feedback. */
export function standingDirectives(kit: BrandKit): Directives {
  const dos = kit.rules.dos.flatMap(splitSentences).map(readDirectives);
  const donts = kit.rules.donts
    .flatMap(splitSentences)
    .map((rule) => readDirectives(/^(?:no|never|don|do not|avoid|without|not)\b/iu.test(rule) ? rule : `avoid ${rule}`));
  const merged = mergeDirectives(...dos, ...donts);
  // A standing wish to mention something is for the text to satisfy from facts; only what is forbidden is kept word for word.
  // "One honest question at most" allows a question; it does not ask for one in every post.
  return {
    ...merged,
    mention: [],
    somethingElse: false,
    question: merged.question === false ? false : undefined,
    callToAction: merged.callToAction === false ? false : undefined,
  };
}
