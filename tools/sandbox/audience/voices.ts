import type { Platform } from '../../platforms/connector.ts';
import { createRandom, hash, type Random } from './random.ts';
import { hoursUntil, reactionsAt, type AudienceOf, type Totals } from './reactions.ts';
import { activityAt, buildRhythm } from './rhythm.ts';
import { trendAt } from './topics.ts';
import { getVocabulary, type Sentiment } from './vocabulary.ts';
import { fillSlots } from './writing.ts';

/** Something a fictional person wrote. */
export interface Voice {
  id: string;
  authorId: string;
  authorHandle: string;
  text: string;
  at: Date;
  inReplyTo?: string;
}

const hourMs = 3_600_000;
const firstNames = [
  'alma',
  'bruno',
  'clara',
  'davor',
  'edda',
  'felix',
  'greta',
  'hugo',
  'iris',
  'janko',
  'karla',
  'leon',
  'mina',
  'nils',
  'olga',
  'pavel',
  'rosa',
  'stefan',
  'tilda',
  'vera',
  'wim',
  'yara',
  'zeno',
];
const habits = [
  'reads',
  'on_foot',
  'bakes',
  'cycles',
  'at_home',
  'draws',
  'outdoors',
  'sings',
  'codes',
  'gardens',
  'travels',
  'runs',
];

/** Somebody who does not exist. Handles fit X (15 characters). */
function inventPerson(random: Random): { authorId: string; authorHandle: string } {
  const authorHandle = `${random.pick(firstNames)}_${random.pick(habits)}`.slice(0, 15);
  return { authorId: String(7_000_000_000 + hash('person', authorHandle)), authorHandle };
}

/** X-like ids that carry their time, so that newer ones sort later. */
export function timeId(at: Date, salt: number): string {
  return String((BigInt(Math.max(at.getTime() - 1_288_834_974_657, 0)) << 22n) | BigInt(salt % 4_194_304));
}

function pickSentiment(random: Random, shares: readonly [positive: number, neutral: number]): Sentiment {
  const roll = random.next();
  return roll < shares[0] ? 'positive' : roll < shares[0] + shares[1] ? 'neutral' : 'negative';
}

/** The comments under a post that are there at an instant, oldest first; as many as its count says. */
export function listComments(
  audience: AudienceOf,
  post: Totals & { id: string; postedAt: Date; speed: number },
  at: Date,
): Voice[] {
  const vocabulary = getVocabulary(audience.vocabulary);
  const { comments } = reactionsAt(audience.platform, post, at);
  return Array.from({ length: comments }, (_unused, index) => {
    const random = createRandom('comment', post.id, index);
    const hours = hoursUntil(audience.platform, (index + 1) / post.comments) / post.speed;
    const written = new Date(post.postedAt.getTime() + hours * hourMs);
    const text = fillSlots(random.pick(vocabulary.comments[pickSentiment(random, [0.62, 0.26])]), vocabulary, random);
    return {
      id: voiceId(audience.platform, written, hash('comment', post.id, index)),
      ...inventPerson(random),
      text,
      at: written,
      inReplyTo: post.id,
    };
  });
}

/** Mentions out of the blue between two instants: a few a day, more when the audience is awake. */
export function listMentions(audience: AudienceOf & { handle: string }, from: Date, to: Date): Voice[] {
  const vocabulary = getVocabulary(audience.vocabulary);
  const rhythm = buildRhythm(audience.platform, audience.seed);
  const perHour = 3.2 / 24;
  return everyHour(from, to, (hour, start) => {
    const random = createRandom('mention', audience.seed, audience.platform, hour);
    return Array.from({ length: random.poisson(perHour * activityAt(rhythm, start, audience.timeZone)) }, (_unused, index) => {
      const at = new Date(start.getTime() + Math.floor(random.next() * hourMs));
      const text = fillSlots(random.pick(vocabulary.mentions[pickSentiment(random, [0.52, 0.3])]), vocabulary, random, {
        handle: audience.handle,
      });
      return {
        id: voiceId(audience.platform, at, hash('mention', audience.seed, hour, index)),
        ...inventPerson(random),
        text,
        at,
      };
    });
  });
}

/** What strangers say about the topics of a field between two instants. */
export function listChatter(vocabularyName: string, anchoredAt: Date, from: Date, to: Date): Voice[] {
  const vocabulary = getVocabulary(vocabularyName);
  const rhythm = buildRhythm('x', 1);
  return everyHour(from, to, (hour, start) =>
    vocabulary.topics.flatMap((topic) => {
      const random = createRandom('chatter', vocabularyName, topic.name, hour);
      const mean = 0.22 * trendAt(vocabulary, topic, start, anchoredAt) * activityAt(rhythm, start, 'UTC');
      return Array.from({ length: random.poisson(mean) }, (_unused, index) => {
        const at = new Date(start.getTime() + Math.floor(random.next() * hourMs));
        const tag = random.next() < 0.3 ? ` ${random.pick(topic.hashtags)}` : '';
        const text = fillSlots(random.pick(topic.chatter), vocabulary, random) + tag;
        return { id: timeId(at, hash('chatter', topic.name, hour, index)), ...inventPerson(random), text, at };
      });
    }),
  );
}

function everyHour(from: Date, to: Date, build: (hour: number, start: Date) => Voice[]): Voice[] {
  const voices: Voice[] = [];
  for (let hour = Math.floor(from.getTime() / hourMs); hour * hourMs <= to.getTime(); hour += 1) {
    voices.push(...build(hour, new Date(hour * hourMs)).filter((voice) => voice.at >= from && voice.at <= to));
  }
  return voices;
}

function voiceId(platform: Platform, at: Date, salt: number): string {
  if (platform === 'instagram') return `17${String(at.getTime()).slice(0, 12)}${String(salt % 1000).padStart(3, '0')}`;
  return timeId(at, salt);
}
