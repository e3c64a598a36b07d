import type { Platform } from '../../platforms/connector.ts';
import { createRandom, hash, type Random } from './random.ts';
import { planReactions, type AudienceOf, type Totals } from './reactions.ts';
import { localTime } from './rhythm.ts';
import { getVocabulary, type Topic, type Vocabulary } from './vocabulary.ts';
import { timeId } from './voices.ts';
import { writePost } from './writing.ts';

export interface GeneratedPost extends Totals {
  id: string;
  text: string;
  topic: string | undefined;
  mediaCount: number;
  postedAt: Date;
}

const dayMs = 86_400_000;

/**
 * What an account posts by itself between two instants, one or two posts a day. Days are made whole from their own seed, so a
 * later call for the following days goes on without a seam.
 */
export function generatePosts(account: AudienceOf & { id: string }, from: Date, to: Date): GeneratedPost[] {
  const vocabulary = getVocabulary(account.vocabulary);
  const posts: GeneratedPost[] = [];
  const recent: string[] = [];
  const written = new Set<string>();
  for (let day = Math.floor(from.getTime() / dayMs); day * dayMs <= to.getTime(); day += 1) {
    const random = createRandom('history', account.seed, account.platform, day);
    const count = random.next() < 0.12 ? 0 : random.next() < 0.55 ? 1 : 2;
    for (const postedAt of Array.from({ length: count }, () => pickTime(day, account.timeZone, random)).sort(
      (a, b) => a.getTime() - b.getTime(),
    )) {
      let text = '';
      for (let tries = 0; tries < 8 && (tries === 0 || written.has(text)); tries += 1) {
        const { topic, template } = pickFresh(vocabulary, recent, random);
        recent.push(template);
        text = writePost(vocabulary, topic, template, account.platform, random);
      }
      written.add(text);
      const mediaCount =
        account.platform === 'instagram' ? (random.next() < 0.2 ? random.between(2, 4) : 1) : random.next() < 0.5 ? 1 : 0;
      if (postedAt < from || postedAt > to) continue;
      const id = postId(account.platform, postedAt, hash('history', account.id, postedAt.getTime()));
      const before = posts.filter((post) => post.postedAt.getTime() > postedAt.getTime() - dayMs).length;
      posts.push({ id, text, mediaCount, postedAt, ...planReactions(account, { id, text, mediaCount, postedAt }, before) });
    }
  }
  return posts;
}

/** Something that has not been said in the last posts. */
function pickFresh(vocabulary: Vocabulary, recent: readonly string[], random: Random): { topic: Topic; template: string } {
  const all = vocabulary.topics.flatMap((topic) => topic.posts.map((template) => ({ topic, template })));
  const avoided = new Set(recent.slice(-Math.floor(all.length * 0.6)));
  return random.pick(all.filter(({ template }) => !avoided.has(template)));
}

/** People post through the whole waking day, not only when it works best. */
function pickTime(day: number, timeZone: string, random: Random): Date {
  for (;;) {
    const at = new Date(day * dayMs + Math.floor(random.next() * 1440) * 60_000 + Math.floor(random.next() * 60_000));
    const { hour } = localTime(at, timeZone);
    if (hour >= 6 && hour <= 22) return at;
  }
}

export function postId(platform: Platform, at: Date, salt: number): string {
  if (platform === 'linkedin') return `urn:li:share:${timeId(at, salt)}`;
  if (platform === 'instagram') return `18${String(at.getTime()).padStart(13, '0')}${String(salt % 100).padStart(2, '0')}`;
  return timeId(at, salt);
}
