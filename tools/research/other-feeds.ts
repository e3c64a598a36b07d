import type { MentionFeed } from '../../db/queries/evidence.ts';
import { assessCrisis } from '../analytics/index.ts';
import type { ToolFinding } from '../define-tool.ts';
import { finding, isStale, type ResearchContext } from './research-context.ts';
import { count, day, figure, list, percent, plainTerm, quote } from './sentences.ts';
import { mentionDays } from './sources.ts';

const maxFeeds = 3;
const causesPerFeed = 2;
const dayMs = 86_400_000;

/**
 * What was heard outside the stretch under assessment: files of the past, and other brands of the organisation. Context for
 * people and for the plan's words; it never raises the severity and holds nothing back.
 */
export async function describeOtherFeeds(
  context: ResearchContext,
  assessed: { brandId: string; asOf: Date },
): Promise<ToolFinding[]> {
  const from = assessed.asOf.getTime() - mentionDays * dayMs;
  const isCovered = (feed: MentionFeed) => feed.brandId === assessed.brandId && feed.lastAt.getTime() > from;
  const feeds = (await context.sources.mentionFeeds()).filter((feed) => !isCovered(feed)).slice(0, maxFeeds);
  const described = await Promise.all(feeds.map((feed) => describeFeed(context, feed)));
  return described.flat();
}

async function describeFeed(context: ResearchContext, feed: MentionFeed): Promise<ToolFinding[]> {
  const now = context.clock.now();
  const { severity, recent, causes } = assessCrisis(await context.sources.feedMentions(feed), feed.lastAt);
  const origin = feed.source === 'import' ? 'imported mentions' : 'mentions';
  const age = isStale(feed.lastAt, now) ? ' Older than 90 days: context, no reason to hold anything back.' : '';
  const overview =
    `The ${figure(feed.count)} ${origin} of ${feed.brandName} run from ${day(feed.firstAt, 'UTC')} to ${day(feed.lastAt, 'UTC')} and ended at ` +
    `severity ${severity} of 5: ${count(recent.count, 'mention')} in the last 24 hours, ${percent(recent.negativeShare)} negative.${age}`;
  return [
    finding(now, {
      id: `brand:${feed.brandId}:${feed.source}`,
      text: overview,
      importance: 0.58,
      trust: 'untrusted',
      at: feed.lastAt,
    }),
    ...causes.slice(0, causesPerFeed).flatMap((cause, index) => {
      const [example] = cause.examples;
      if (example === undefined) return [];
      const terms = list(cause.terms.slice(0, 4).map(plainTerm));
      const text = `There, ${percent(cause.share)} of the negative mentions (${figure(cause.count)}) were about ${terms}. Somebody wrote: ${quote(example.text)}.`;
      return [finding(now, { id: example.id, text, importance: 0.52 - index * 0.05, trust: 'untrusted', at: example.at })];
    }),
  ];
}
