import type { BrandKit } from '../../../content/index.ts';
import type { Platform } from '../../../platforms/connector.ts';
import type { Angle } from './angle.ts';
import type { Random } from '../seed.ts';
import type { BriefReading } from './brief-reading.ts';
import type { Directives } from './directives.ts';
import type { Domain } from './domains.ts';
import type { Forbidden, Material } from './materials.ts';
import { kindPhrases } from './message-kinds.ts';
import { explainClause, portrait, thanksFor, tips } from './phrases/asking.ts';
import type { KindPhrases, PhraseBank } from './phrases/phrase-bank.ts';
import { inRegister } from './polish.ts';
import { splitSentences, wordsOf } from './sentences.ts';
import { isAside, isClause } from './noun-check.ts';
import { buildFill, type Fill, namesSubject, withPronoun } from './slots.ts';
import type { VoiceProfile } from './voice-profile.ts';

/** All that a call of the writer knows. */
export interface Assignment {
  kit: BrandKit;
  platform: Platform;
  limitChars: number;
  reading: BriefReading;
  directives: Directives;
  /** Of these, what the feedback on this very draft asks for. */
  asked: Directives;
  domain: Domain;
  angle: Angle | undefined;
  voice: VoiceProfile;
  materials: readonly Material[];
  /** What feedback wants in, as sentences. */
  musts: readonly { text: string; id: string }[];
  forbidden: Forbidden;
}

/** A writer's desk for one draft: picks phrases that fit, without saying anything twice. */
export interface Desk extends Assignment {
  random: Random;
  phrases: KindPhrases;
  /**
   * A phrase of the bank, filled; one that was not used before if there is one.
   *
   * @param option.naming - `never`: the subject was just named; `must`: it has to be named here.
   */
  say(
    bank: PhraseBank,
    option?: { naming?: 'never' | 'must'; extra?: Readonly<Record<string, string>>; not?: RegExp },
  ): string | undefined;
  fill: Fill;
}

export function createDesk(assignment: Assignment, random: Random, spent: ReadonlySet<string>): Desk {
  const { reading, voice, kit, forbidden } = assignment;
  const short = buildFill(reading, kit.name, { long: false });
  const long = buildFill(reading, kit.name, { long: true });
  let named = false;
  // What narrows the subject down is said once, where it is first named, and not in every draft.
  const useLong = random.next() < 0.6;
  function fill(phrase: string, extra?: Readonly<Record<string, string>>): string | undefined {
    const text = (useLong && !named ? long : short)(phrase, extra);
    if (text !== undefined && namesSubject(phrase)) named = true;
    return text;
  }
  return {
    ...assignment,
    random,
    phrases: phrasesFor(reading),
    fill,
    say(bank, { naming, extra, not } = {}) {
      const phrases =
        naming === 'never'
          ? candidatesOf(bank, voice).flatMap((phrase) =>
              namesSubject(phrase) ? [withPronoun(phrase)].filter((pronoun) => pronoun !== undefined) : [phrase],
            )
          : candidatesOf(bank, voice);
      let fallback: string | undefined;
      for (const phrase of random.shuffle(phrases)) {
        if (naming === 'must' && !namesSubject(phrase)) continue;
        if (not?.test(phrase) === true) continue;
        const plain = (useLong && !named ? long : short)(phrase, extra);
        if (plain === undefined || forbidden(plain) || /\b(?:our our|the the|a our|our the)\b/i.test(plain)) continue;
        if (voice.question === false && plain.includes('?')) continue;
        const text = inRegister(plain, voice);
        if (!isSpent(text, spent)) {
          fill(phrase, extra);
          return text;
        }
        fallback ??= text;
      }
      if (fallback !== undefined && naming !== 'never') named = true;
      return fallback;
    },
  };
}

/** "How to save for a first home" is no thing; it takes sentences of its own. */
function phrasesFor({ kind, subject }: BriefReading): KindPhrases {
  if (kind === 'thanks' && subject !== undefined && subject.long !== subject.full)
    return { ...kindPhrases.thanks, news: thanksFor };
  if (kind === 'promote' && subject !== undefined && isAside(subject.full)) return portrait;
  if (kind !== 'explain' || subject === undefined) return kindPhrases[kind];
  return isClause(subject.full) ? explainClause : /\b(?:tips?|tricks?|advice)\b/iu.test(subject.full) ? tips : kindPhrases[kind];
}

/** Was it, or a sentence of it that says something, written before? */
function isSpent(text: string, spent: ReadonlySet<string>): boolean {
  return splitSentences(text).some((sentence) => {
    const words = wordsOf(sentence);
    return (words.length >= 3 || sentence === text) && spent.has(words.join(' '));
  });
}

/** The phrases for a voice: its own register's and the plain ones; where nothing may be joked about, no casual ones. */
function candidatesOf(bank: PhraseBank, voice: VoiceProfile): readonly string[] {
  if (voice.register === 'formal') return [...(bank.formal ?? []), ...(bank.formal ?? []), ...bank.plain];
  if (voice.register === 'casual' && !voice.sober) return [...bank.plain, ...(bank.casual ?? []), ...(bank.casual ?? [])];
  return bank.plain;
}
