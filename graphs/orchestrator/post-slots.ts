import type { CampaignInput } from './input.ts';
import type { PostSlot } from './state.ts';

/** Sides from which a subject can be looked at. Each post of a plan takes another, as long as there are enough. */
const angles = [
  'the news itself: what it is and why now',
  'one concrete detail that makes it special',
  'a moment in the reader’s day that it belongs to',
  'a question to the readers',
  'how it is made',
  'a tip that helps at once',
  'the people behind it',
  'an invitation to try it',
  'a common belief that it turns round',
  'a look back at how it came about',
] as const;

/**
 * Shares the posts out among the channels as evenly as possible, channels first in the order given, and gives each post an angle.
 * The first slot of the first channel carries the news: it is the one that may go out on approval.
 */
export function buildPostSlots({
  channels,
  postCount,
  postCountByChannel,
}: Pick<CampaignInput, 'channels' | 'postCount' | 'postCountByChannel'>): PostSlot[] {
  const counts = channels.map(
    ({ id }, index) =>
      postCountByChannel?.[id] ?? Math.floor(postCount / channels.length) + (index < postCount % channels.length ? 1 : 0),
  );
  let next = 0;
  return channels.flatMap(({ id }, index) => {
    const total = counts[index] ?? 0;
    return Array.from({ length: total }, (_, offset) => ({
      id: `${id}/${offset + 1}`,
      channelId: id,
      position: offset + 1,
      total,
      angle: angles[next++ % angles.length] ?? angles[0],
    }));
  });
}
