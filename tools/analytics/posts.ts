import { median, medianAbsoluteDeviation } from 'simple-statistics';

/** A post with what it earned, as far as analytics need it. */
export interface MeasuredPost {
  id: string;
  text: string;
  postedAt: Date;
  mediaCount: number;
  likes: number;
  comments: number;
  shares: number;
  impressions?: number;
  /** When the figures were read; absent for imported history, which is final. */
  measuredAt?: Date;
}

/** A post beside what its account usually earned at that time. */
export interface RelativePost {
  post: MeasuredPost;
  interactions: number;
  /** Median interactions of the earlier posts in the window. */
  baseline: number;
  /** Interactions divided by the baseline, each plus one: 1 is usual, 2 twice the usual. */
  relative: number;
  /** Natural logarithm of `relative`: halves and doubles weigh the same. */
  logRelative: number;
}

/** Earlier posts that make the baseline, and how few of them are too few. */
export const baselineWindow = 30;
export const baselineMinimum = 8;
/** After a silence this long the account is another one: what was usual before says nothing about now. */
const baselineGapDays = 90;

const hourMs = 3_600_000;
/** A network's audience needs about a day: figures read before are early. */
export const matureAfterHours = 24;

export function interactionsOf(post: Pick<MeasuredPost, 'likes' | 'comments' | 'shares'>): number {
  return post.likes + post.comments + post.shares;
}

/** False while a post was last measured within its first day. */
export function isMature(post: MeasuredPost): boolean {
  return post.measuredAt === undefined || post.measuredAt.getTime() - post.postedAt.getTime() >= matureAfterHours * hourMs;
}

export interface RobustSummary {
  count: number;
  median: number;
  /** Median absolute deviation, scaled to match a normal distribution's standard deviation. */
  spread: number;
}

export function summarise(values: readonly number[]): RobustSummary {
  if (values.length === 0) return { count: 0, median: 0, spread: 0 };
  const list = [...values];
  return { count: list.length, median: median(list), spread: 1.4826 * medianAbsoluteDeviation(list) };
}

/**
 * Each post against the trailing median of the account's mature earlier posts, so that a growing account does not make all new
 * posts look good. Oldest first; posts before the first `baselineMinimum` (of the account, or after a silence of
 * `baselineGapDays`) have no baseline and are left out.
 */
export function relativeEngagement(posts: readonly MeasuredPost[], window = baselineWindow): RelativePost[] {
  const ordered = posts.toSorted((a, b) => a.postedAt.getTime() - b.postedAt.getTime() || (a.id < b.id ? -1 : 1));
  const trailing: number[] = [];
  const result: RelativePost[] = [];
  let previousAt = ordered[0]?.postedAt.getTime() ?? 0;
  for (const post of ordered) {
    if (post.postedAt.getTime() - previousAt > baselineGapDays * 24 * hourMs) trailing.length = 0;
    previousAt = post.postedAt.getTime();
    const interactions = interactionsOf(post);
    if (trailing.length >= baselineMinimum) {
      const baseline = median(trailing);
      const relative = (interactions + 1) / (baseline + 1);
      result.push({ post, interactions, baseline, relative, logRelative: Math.log(relative) });
    }
    if (isMature(post)) {
      trailing.push(interactions);
      if (trailing.length > window) trailing.shift();
    }
  }
  return result;
}

export interface Performers {
  /** Best first. */
  over: (RelativePost & { z: number })[];
  /** Worst first. */
  under: (RelativePost & { z: number })[];
  /** The middle and spread of all, in logarithms. */
  summary: RobustSummary;
}

/** Posts that stand out from the account's own baseline by at least `minimumZ` robust standard deviations. */
export function findPerformers(posts: readonly RelativePost[], minimumZ = 1.5): Performers {
  const mature = posts.filter(({ post }) => isMature(post));
  const summary = summarise(mature.map((post) => post.logRelative));
  const spread = Math.max(summary.spread, 0.05);
  const scored = mature.map((post) => ({ ...post, z: (post.logRelative - summary.median) / spread }));
  const over = scored.filter((post) => post.z >= minimumZ).sort((a, b) => b.relative - a.relative);
  const under = scored.filter((post) => post.z <= -minimumZ).sort((a, b) => a.relative - b.relative);
  return { over, under, summary };
}
