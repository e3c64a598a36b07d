import { z } from 'zod';
import { findPerformers, interactionsOf, isMature, matureAfterHours, type RelativePost, summarise } from '../analytics/index.ts';
import { type AgentTool, defineTool, type ToolFinding } from '../define-tool.ts';
import { finding, isStale, type ResearchContext } from './research-context.ts';
import { count, day, figure, list, percent, quote } from './sentences.ts';
import type { ChannelHistory, OwnPost } from './sources.ts';

const shown = 5;
const hourMs = 3_600_000;

/** Effect: read. What of an account's own posts did best and worst against its own baseline. */
export function createReviewPerformance(context: ResearchContext): AgentTool {
  return defineTool({
    name: 'review_performance',
    description:
      'Reviews the posts of one of our channels against its own baseline: the best and worst posts with their figures, the latest results and changes of level. Call it once per channel.',
    effect: 'read',
    input: z.object({ channelId: z.uuid().describe('Id of one of our channels.') }),
    async execute({ channelId }) {
      const history = await context.sources.history(channelId);
      return review(history, context.clock.now());
    },
  });
}

function review(history: ChannelHistory, now: Date): { findings: ToolFinding[]; data: Record<string, unknown> } {
  const { channel, posts, relative, asOf } = history;
  const name = `@${channel.handle.replace(/^@/u, '')} on ${platformName(channel.platform)}`;
  const last = posts.at(-1);
  if (last === undefined) {
    const text = `There are no posts of ${name} yet, so there is nothing to review.`;
    return {
      findings: [finding(now, { id: `channel:${channel.id}`, text, importance: 0.2, trust: 'trusted', at: undefined })],
      data: { overPerformed: [], underPerformed: [], anomalies: [], recent: [] },
    };
  }

  const byId = new Map(relative.map((item) => [item.post.id, item]));
  const mature = posts.filter(isMature);
  const best = pickBest(mature, byId);
  const { under, summary } = findPerformers(relative);
  const worst = under.slice(0, 3);
  const recent = posts
    .filter((post) => post.isOurs)
    .slice(-shown)
    .reverse();
  const anomalies = findAnomalies(history);

  const findings: ToolFinding[] = [
    finding(now, {
      id: `channel:${channel.id}`,
      text: describeBaseline(history, name),
      importance: 0.6,
      trust: 'trusted',
      at: asOf,
    }),
    ...best.slice(0, shown).map((post, index) =>
      finding(now, {
        id: `post:${post.id}`,
        text: describePost(post, byId.get(post.id), channel.timeZone),
        importance: 0.9 - index * 0.05,
        trust: 'trusted',
        at: post.postedAt,
        advice: index === 0 ? adviceFrom(history) : undefined,
      }),
    ),
    ...worst.map((item, index) =>
      finding(now, {
        id: `post:${item.post.id}`,
        text: `Below the usual: ${describePost(item.post, item, channel.timeZone)}`,
        importance: 0.45 - index * 0.05,
        trust: 'trusted',
        at: item.post.postedAt,
      }),
    ),
    ...recent
      .filter((post) => !best.slice(0, shown).includes(post) && !worst.some((item) => item.post.id === post.id))
      .map((post) =>
        finding(now, {
          id: `post:${post.id}`,
          text: describeRecent(post, byId.get(post.id), channel.timeZone),
          importance: 0.55,
          trust: 'trusted',
          at: post.postedAt,
        }),
      ),
    ...anomalies.map((text, index) =>
      finding(now, { id: `channel:${channel.id}:anomaly-${index + 1}`, text, importance: 0.7, trust: 'trusted', at: asOf }),
    ),
  ];
  const rated = (post: OwnPost) => ratedPost(post, byId.get(post.id), channel.id, now);
  const early = recent.filter((post) => !isMature(post) && (byId.get(post.id)?.relative ?? 0) >= 1);
  return {
    findings,
    data: {
      asOf: asOf.toISOString(),
      postCount: posts.length,
      usualEngagement: relative.at(-1)?.baseline ?? summarise(mature.map(interactionsOf)).median,
      spread: summary.spread,
      overPerformed: [...new Set([...best, ...early])]
        .map(rated)
        .filter((post) => post.relative >= 1)
        .sort((a, b) => b.relative - a.relative),
      underPerformed: worst.map((item) => ratedPost(item.post, item, channel.id, now)),
      recent: recent.map((post) => ({ ...rated(post), isEarly: !isMature(post) })),
      anomalies,
    },
  };
}

/** The most engaged posts ever and those furthest above what was usual at their time: both are "best". */
function pickBest(posts: readonly OwnPost[], byId: ReadonlyMap<string, RelativePost>): OwnPost[] {
  const absolute = posts.toSorted((a, b) => interactionsOf(b) - interactionsOf(a)).slice(0, 3);
  const relative = posts
    .filter((post) => byId.has(post.id))
    .toSorted((a, b) => (byId.get(b.id)?.relative ?? 0) - (byId.get(a.id)?.relative ?? 0))
    .slice(0, 3);
  const merged: OwnPost[] = [];
  for (let i = 0; i < 3; i++)
    for (const post of [absolute[i], relative[i]]) if (post !== undefined && !merged.includes(post)) merged.push(post);
  return merged;
}

function describeBaseline({ posts, relative, asOf, channel }: ChannelHistory, name: string): string {
  const { median } = summarise(posts.filter(isMature).map(interactionsOf));
  const first = posts[0]?.postedAt ?? asOf;
  const usual = relative.at(-1)?.baseline;
  const latest = usual === undefined ? '' : `; the latest ${Math.min(30, posts.length)} usually earn ${figure(usual)}`;
  return `${name} has ${count(posts.length, 'post')} from ${day(first, channel.timeZone)} to ${day(posts.at(-1)?.postedAt ?? asOf, channel.timeZone)} with a median of ${count(median, 'interaction')}${latest}.`;
}

/** One sentence with a post's own figures; also used where memory of past posts is asked for. */
export function describePost(post: OwnPost | RelativePost['post'], relative: RelativePost | undefined, timeZone: string): string {
  const parts = list([count(post.likes, 'like'), count(post.shares, 'share'), count(post.comments, 'comment')]);
  const against =
    relative === undefined ? '' : `, ${figure(relative.relative)} times the ${figure(relative.baseline)} that were usual then`;
  return `The post of ${day(post.postedAt, timeZone)} earned ${count(interactionsOf(post), 'interaction')} (${parts})${against}: ${quote(post.text)}.`;
}

function describeRecent(post: OwnPost, relative: RelativePost | undefined, timeZone: string): string {
  if (isMature(post)) return describePost(post, relative, timeZone);
  const hours = ((post.measuredAt?.getTime() ?? post.postedAt.getTime()) - post.postedAt.getTime()) / hourMs;
  const against = relative === undefined ? '' : ` against ${figure(relative.baseline)} for a usual post after its first day`;
  const age = hours < 1 ? `${Math.max(1, Math.round(hours * 60))} minutes` : `${figure(hours)} hours`;
  return `Early figures, read ${age} after it went out: ${count(interactionsOf(post), 'interaction')}${against}; final after ${matureAfterHours} hours: ${quote(post.text)}.`;
}

function adviceFrom(history: ChannelHistory): string | undefined {
  const reliable = history.model()?.effects.filter((effect) => effect.isReliable && effect.factor > 1.1) ?? [];
  const [strongest] = reliable.toSorted((a, b) => b.factor - a.factor);
  return strongest === undefined
    ? undefined
    : `Look at what the best posts share before writing: form matters here (${strongest.feature.replaceAll('_', ' ')} went with ${figure(strongest.factor)} times the engagement, ${count(strongest.count, 'post')}).`;
}

/** A change of level of the last posts, and posts far outside of everything. */
function findAnomalies({ relative, channel }: ChannelHistory): string[] {
  const mature = relative.filter(({ post }) => isMature(post));
  if (mature.length < 25) return [];
  const anomalies: string[] = [];
  const latest = summarise(mature.slice(-10).map((item) => item.logRelative));
  const before = summarise(mature.slice(0, -10).map((item) => item.logRelative));
  const z = (latest.median - before.median) / ((1.25 * Math.max(before.spread, 0.1)) / Math.sqrt(10));
  if (Math.abs(z) >= 3) {
    const change = Math.exp(latest.median - before.median) - 1;
    anomalies.push(
      `The last 10 posts earned ${percent(Math.abs(change))} ${change > 0 ? 'more' : 'less'} than usual, which is more than chance explains.`,
    );
  }
  const outlier = mature.slice(-60).find((item) => (item.logRelative - before.median) / Math.max(before.spread, 0.1) >= 5);
  if (outlier !== undefined) {
    anomalies.push(
      `The post of ${day(outlier.post.postedAt, channel.timeZone)} stands far outside of everything before it: ${figure(outlier.relative)} times the usual.`,
    );
  }
  return anomalies;
}

function ratedPost(post: OwnPost | RelativePost['post'], relative: RelativePost | undefined, channelId: string, now: Date) {
  return {
    postId: post.id,
    channelId,
    text: post.text,
    postedAt: post.postedAt.toISOString(),
    engagement: interactionsOf(post),
    relative: Math.round((relative?.relative ?? 1) * 100) / 100,
    permalink: 'permalink' in post ? post.permalink : undefined,
    isStale: isStale(post.postedAt, now),
  };
}

export function platformName(platform: ChannelHistory['channel']['platform']): string {
  return { x: 'X', instagram: 'Instagram', linkedin: 'LinkedIn' }[platform];
}
