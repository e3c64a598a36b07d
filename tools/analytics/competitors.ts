import { extractHashtags } from '../content/entities.ts';
import { featuresOf } from './post-features.ts';
import { interactionsOf, type MeasuredPost, summarise } from './posts.ts';

export interface AccountPosts {
  name: string;
  isOwn: boolean;
  /** Where it is known; engagement relative to size is left out otherwise. */
  followerCount?: number;
  posts: readonly MeasuredPost[];
}

export interface AccountProfile {
  name: string;
  isOwn: boolean;
  postCount: number;
  postsPerWeek: number;
  medianInteractions: number;
  /** Median interactions per thousand followers. */
  perThousandFollowers?: number;
  /** Share of all posts in the comparison, 0..1. */
  shareOfPosts: number;
  /** Share of all interactions in the comparison, 0..1. */
  shareOfInteractions: number;
  /** Share of the account's posts with this form, 0..1. */
  formats: { image: number; link: number; question: number; hashtags: number };
  topHashtags: { tag: string; count: number }[];
  /** Posts with at least twice the account's median, best first. */
  standouts: { post: MeasuredPost; interactions: number; relative: number }[];
}

const weekMs = 7 * 86_400_000;

/** Accounts side by side over the same stretch of time; figures only, the own account first, then by share of interactions. */
export function compareAccounts(accounts: readonly AccountPosts[], from: Date, to: Date): AccountProfile[] {
  const weeks = Math.max(1 / 7, (to.getTime() - from.getTime()) / weekMs);
  const within = accounts.map((account) => ({
    ...account,
    posts: account.posts.filter((post) => post.postedAt >= from && post.postedAt <= to),
  }));
  const allPosts = within.reduce((sum, account) => sum + account.posts.length, 0);
  const allInteractions = within.reduce((sum, account) => sum + total(account.posts), 0);

  return within
    .map((account): AccountProfile => {
      const { median } = summarise(account.posts.map(interactionsOf));
      const share = (test: (post: MeasuredPost) => boolean): number =>
        account.posts.length === 0 ? 0 : account.posts.filter(test).length / account.posts.length;
      return {
        name: account.name,
        isOwn: account.isOwn,
        postCount: account.posts.length,
        postsPerWeek: account.posts.length / weeks,
        medianInteractions: median,
        perThousandFollowers:
          account.followerCount === undefined || account.followerCount < 1 ? undefined : (median / account.followerCount) * 1000,
        shareOfPosts: allPosts === 0 ? 0 : account.posts.length / allPosts,
        shareOfInteractions: allInteractions === 0 ? 0 : total(account.posts) / allInteractions,
        formats: {
          image: share((post) => featuresOf(post).image === 1),
          link: share((post) => featuresOf(post).link === 1),
          question: share((post) => featuresOf(post).question === 1),
          hashtags: share((post) => featuresOf(post).hashtag === 1),
        },
        topHashtags: countTags(account.posts).slice(0, 5),
        standouts: account.posts
          .map((post) => ({ post, interactions: interactionsOf(post), relative: (interactionsOf(post) + 1) / (median + 1) }))
          .filter(({ relative }) => relative >= 2)
          .sort((a, b) => b.relative - a.relative)
          .slice(0, 3),
      };
    })
    .sort(
      (a, b) =>
        Number(b.isOwn) - Number(a.isOwn) || b.shareOfInteractions - a.shareOfInteractions || a.name.localeCompare(b.name),
    );
}

/** Hashtags that others use at least three times and the own account never: gaps that may be taken. */
export function findHashtagGaps(accounts: readonly AccountPosts[]): { tag: string; count: number; names: string[] }[] {
  const own = new Set(
    accounts.filter((account) => account.isOwn).flatMap((account) => countTags(account.posts).map(({ tag }) => tag)),
  );
  const gaps = new Map<string, { tag: string; count: number; names: string[] }>();
  for (const account of accounts.filter((other) => !other.isOwn)) {
    for (const { tag, count } of countTags(account.posts)) {
      if (own.has(tag)) continue;
      const gap = gaps.get(tag) ?? { tag, count: 0, names: [] };
      gap.count += count;
      gap.names.push(account.name);
      gaps.set(tag, gap);
    }
  }
  return [...gaps.values()].filter((gap) => gap.count >= 3).sort((a, b) => b.count - a.count);
}

function total(posts: readonly MeasuredPost[]): number {
  return posts.reduce((sum, post) => sum + interactionsOf(post), 0);
}

function countTags(posts: readonly MeasuredPost[]): { tag: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const post of posts)
    for (const tag of new Set(extractHashtags(post.text).map((found) => found.toLowerCase())))
      counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].map(([tag, count]) => ({ tag, count })).sort((a, b) => b.count - a.count || a.tag.localeCompare(b.tag));
}
