import type { Platform } from '../../platforms/connector.ts';
import { createRandom } from './random.ts';
import { activityAt, buildRhythm } from './rhythm.ts';
import { tasteFor, trendAt } from './topics.ts';
import { findTopic, getVocabulary } from './vocabulary.ts';

export interface Totals {
  impressions: number;
  likes: number;
  comments: number;
  shares: number;
}

export interface AudienceOf {
  platform: Platform;
  seed: number;
  vocabulary: string;
  timeZone: string;
  followerCount: number;
  anchoredAt: Date;
}

interface NetworkHabits {
  /** Share of the followers that an average post reaches. */
  reach: number;
  likeRate: number;
  commentRate: number;
  shareRate: number;
  /** Hours until two thirds of the reactions are in. */
  paceHours: number;
  /** What an image does to the reach. */
  imageLift: number;
}

const habits: Readonly<Record<Platform, NetworkHabits>> = {
  x: { reach: 0.11, likeRate: 0.021, commentRate: 0.0022, shareRate: 0.0038, paceHours: 3.5, imageLift: 1.3 },
  instagram: { reach: 0.16, likeRate: 0.038, commentRate: 0.0026, shareRate: 0.0041, paceHours: 7, imageLift: 1 },
  linkedin: { reach: 0.19, likeRate: 0.024, commentRate: 0.0028, shareRate: 0.003, paceHours: 12, imageLift: 1.2 },
};

/**
 * What a post will have brought in once all is quiet: reach by the hour, weekday, topic and its wave, fatigue after many posts
 * in a day, the way it is written, and luck with a heavy tail. The same post always gets the same.
 *
 * @param postsBefore - Posts of the account in the 24 hours before.
 */
export function planReactions(
  audience: AudienceOf,
  post: { id: string; text: string; mediaCount: number; postedAt: Date },
  postsBefore: number,
): Totals & { topic: string | undefined } {
  const habit = habits[audience.platform];
  const vocabulary = getVocabulary(audience.vocabulary);
  const topic = findTopic(vocabulary, post.text);
  const random = createRandom('reactions', audience.seed, post.id);

  const timing = activityAt(buildRhythm(audience.platform, audience.seed), post.postedAt, audience.timeZone) ** 0.6;
  const interest =
    tasteFor(audience.seed, audience.platform, topic?.name) *
    (topic ? trendAt(vocabulary, topic, post.postedAt, audience.anchoredAt) ** 0.5 : 0.9);
  const fatigue = Math.exp(-0.22 * Math.max(0, postsBefore - 1));
  const image = post.mediaCount > 0 ? habit.imageLift : 1;
  const links = /https?:\/\//.test(post.text) ? 0.78 : 1;
  const crowdedTags = (post.text.match(/#\w/g)?.length ?? 0) > 4 ? 0.85 : 1;
  const luck = Math.exp(random.normal() * 0.32) * (random.next() < 0.03 ? 2 + 3 / Math.sqrt(1 - random.next()) : 1);

  const impressions = Math.min(
    audience.followerCount * habit.reach * timing * interest * fatigue * image * links * crowdedTags * luck,
    audience.followerCount * 12,
  );
  const asks = /\?/.test(post.text) ? 1.7 : 1;
  const amount = (rate: number) => Math.round(impressions * rate * Math.exp(random.normal() * 0.18));
  return {
    impressions: Math.round(impressions),
    likes: amount(habit.likeRate),
    comments: amount(habit.commentRate * asks),
    shares: amount(habit.shareRate * (image > 1 ? 1.1 : 1)),
    topic: topic?.name,
  };
}

/** Share of a post's reactions that is in after some hours of the audience's life, 0 to 1. */
export function shareAfter(platform: Platform, hours: number): number {
  if (hours <= 0) return 0;
  return Math.min(1, (1 - Math.exp(-((hours / habits[platform].paceHours) ** 0.75))) / 0.99);
}

/** The hour at which that share is reached; the inverse of `shareAfter`. */
export function hoursUntil(platform: Platform, share: number): number {
  return habits[platform].paceHours * (-Math.log(1 - Math.min(share, 1) * 0.99)) ** (1 / 0.75);
}

/** Reactions as they stand at an instant. A pure function: nothing ticks, and a restart changes nothing. */
export function reactionsAt(platform: Platform, post: Totals & { postedAt: Date; speed: number }, at: Date): Totals {
  const share = shareAfter(platform, ((at.getTime() - post.postedAt.getTime()) / 3_600_000) * post.speed);
  const count = (total: number) => Math.floor(total * share + 1e-9);
  return {
    impressions: count(post.impressions),
    likes: count(post.likes),
    comments: count(post.comments),
    shares: count(post.shares),
  };
}
