import { z } from 'zod';
import { bestTimeMinimum, type BestTimes, suggestTimes } from '../analytics/index.ts';
import { type AgentTool, defineTool, failure } from '../define-tool.ts';
import { platformName } from './performance-tool.ts';
import { finding, type ResearchContext } from './research-context.ts';
import { count, figure, list, percent, signedPercent, weekdayName } from './sentences.ts';
import type { ChannelHistory } from './sources.ts';

/** Effect: read. Times for posts, with the uplift that the history supports, or an honest "no reliable best time". */
export function createSuggestTimes(context: ResearchContext): AgentTool {
  return defineTool({
    name: 'suggest_times',
    description:
      'Suggests when to publish a number of posts on one of our channels within a window: times with their expected uplift and interval, or that this account’s history supports no best time.',
    effect: 'read',
    input: z.object({
      channelId: z.uuid().describe('Id of one of our channels.'),
      count: z.int().min(1).max(50).describe('How many times are needed.'),
      from: z.iso.datetime({ offset: true }).describe('Start of the window.'),
      to: z.iso.datetime({ offset: true }).describe('End of the window.'),
    }),
    async execute(input) {
      const now = context.clock.now();
      const [from, to] = [new Date(Math.max(Date.parse(input.from), now.getTime())), new Date(input.to)];
      if (to <= from)
        return failure(
          'schedule.window_over',
          'The window ends before it begins, or is over.',
          'Ask for a window that lies ahead.',
        );
      const history = await context.sources.history(input.channelId);
      const queue = await context.sources.queue(to);
      const taken = queue.filter(({ channelId }) => channelId === input.channelId).map(({ dueAt }) => dueAt);
      const best = history.bestTimes();
      const times = suggestTimes({ count: input.count, from, to, timeZone: history.channel.timeZone, taken, best });
      const reason = reasonFor(best);
      const slots = times.map(({ at, uplift }) => ({
        at: at.toISOString(),
        reason,
        upliftLow: rounded(uplift?.low),
        upliftHigh: rounded(uplift?.high),
      }));
      const isReliable = best?.isReliable === true;
      return {
        findings: findingsOf(history, best, now),
        data: {
          isReliable,
          timeZone: history.channel.timeZone,
          postCount: best?.postCount ?? history.relative.length,
          /** Only times that the data supports; the others keep to the account's habits. */
          times: isReliable ? slots : [],
          usualTimes: isReliable ? [] : slots,
        },
      };
    },
  });
}

function findingsOf(history: ChannelHistory, best: BestTimes | undefined, now: Date) {
  const { channel, asOf } = history;
  const at = history.posts.length === 0 ? undefined : asOf;
  const name = platformName(channel.platform);
  const id = `channel:${channel.id}:times`;
  if (best === undefined) {
    const text = `There is no reliable best time on ${name}: ${count(history.relative.length, 'post')} with a baseline, at least ${bestTimeMinimum} at different hours are needed.`;
    return [finding(now, { id, text, importance: 0.5, trust: 'trusted', at, advice: 'Spread the posts over waking hours.' })];
  }
  const slot = `${weekdayName(best.best.weekday)} ${String(best.best.hour).padStart(2, '0')}:00 (${channel.timeZone})`;
  const interval = `${signedPercent(best.best.low)} to ${signedPercent(best.best.high)}`;
  const habit = `This account usually posts around ${list(usualHours(best))} (${channel.timeZone}).`;
  if (!best.isReliable) {
    const text = `There is no reliable best time on ${name}: over ${count(best.postCount, 'post')} at ${count(best.slotCount, 'different hour')} the best one, ${slot}, stands at ${signedPercent(best.best.uplift)} (90% interval ${interval}), and shuffled times look as good in ${percent(best.pValue)} of cases. ${habit}`;
    return [
      finding(now, {
        id,
        text,
        importance: 0.7,
        trust: 'trusted',
        at,
        advice: 'Spread the posts over the account’s usual hours; do not promise an uplift.',
      }),
    ];
  }
  const text = `On ${name} the best time is ${slot}: ${signedPercent(best.best.uplift)} engagement against this account’s usual times (90% interval ${interval}; ${count(best.postCount, 'post')}, p = ${best.pValue < 0.01 ? 'under 0.01' : figure(best.pValue)}). This is what went together in the past; what was posted then may have been of another kind. ${habit}`;
  return [finding(now, { id, text, importance: 0.85, trust: 'trusted', at, advice: `Prefer ${slot} where the plan allows.` })];
}

function reasonFor(best: BestTimes | undefined): string {
  if (best === undefined) return 'Not enough past posts for a best time; spread over waking hours.';
  if (!best.isReliable)
    return `No reliable best time in ${count(best.postCount, 'past post')}; spread over the account’s usual hours.`;
  return `A time of day and week that did better over ${count(best.postCount, 'past post')}, everything else equal.`;
}

function usualHours(best: BestTimes): string[] {
  return best.usualHours
    .map((share, hour) => ({ share, hour }))
    .sort((a, b) => b.share - a.share)
    .slice(0, 3)
    .sort((a, b) => a.hour - b.hour)
    .map(({ hour }) => `${String(hour).padStart(2, '0')}:00`);
}

function rounded(value: number | undefined): number | undefined {
  return value === undefined ? undefined : Math.round(value * 1000) / 1000;
}
