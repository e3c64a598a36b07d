import { z } from 'zod';
import { finishAnalysis } from '../analysis.ts';
import { defineAgent, type FinishContext } from '../define-agent.ts';
import { dataOf } from '../evidence.ts';
import { type AnalystNarrative, analystNarrative } from '../narrative.ts';
import { assignTimes } from './assign-times.ts';
import { buildSchedulerPrompt, promptVersion } from './prompt.ts';
import { type SchedulerInput, schedulerInput, type SchedulerOutput, schedulerOutput } from './schema.ts';

const tool = 'suggest_times';

const suggestion = z.object({
  at: z.iso.datetime({ offset: true }),
  reason: z.string().catch('A time at which this channel’s posts do well.'),
  upliftLow: z.number().optional().catch(undefined),
  upliftHigh: z.number().optional().catch(undefined),
});
/** `times` are those that the data supports; `usualTimes` only keep to the account's habits and promise nothing. */
const suggestionsData = z.object({ times: z.array(suggestion).catch([]), usualTimes: z.array(suggestion).catch([]) });

/** Gives every post a time, from the channel's own history where it supports one. */
export function createScheduler() {
  return defineAgent<SchedulerInput, AnalystNarrative, SchedulerOutput>({
    name: 'scheduler',
    title: 'Scheduler',
    description: 'Chooses times by audience activity and past posts; says so when no time is reliably best.',
    promptVersion,
    input: schedulerInput,
    narrative: analystNarrative,
    output: schedulerOutput,
    buildMessages: buildSchedulerPrompt,
    requiredCalls: ({ channels, from, to }) =>
      channels
        .filter(({ postCount }) => postCount > 0)
        .map(({ id, postCount }) => ({ tool, args: { channelId: id, count: postCount, from, to } })),
    describeStart: ({ channels }) => `Finding times for ${channels.reduce((sum, { postCount }) => sum + postCount, 0)} posts`,
    describeFinish: ({ times, withoutBestTime }) =>
      withoutBestTime.length === 0
        ? `Set ${times.length} times`
        : `Set ${times.length} times; the data supports no best time on ${withoutBestTime.length} ${withoutBestTime.length === 1 ? 'channel' : 'channels'}`,
    finish,
  });
}

async function finish(context: FinishContext<SchedulerInput, AnalystNarrative>): Promise<SchedulerOutput> {
  const { input, services, calls } = context;
  const now = services.now();
  const withoutBestTime: string[] = [];
  const times = input.channels.flatMap(({ id, timeZone, postCount }) => {
    if (postCount === 0) return [];
    const answers = dataOf(calls, tool)
      .filter(({ args }) => args.channelId === id)
      .map(({ data }) => suggestionsData.parse(data));
    const supported = answers.flatMap(({ times: supportedTimes }) => supportedTimes);
    if (supported.length === 0) withoutBestTime.push(id);
    const suggestions = supported.length > 0 ? supported : answers.flatMap(({ usualTimes }) => usualTimes);
    const busy = input.busy.filter(({ channelId }) => channelId === id).map(({ at }) => at);
    return assignTimes({ channelId: id, timeZone, count: postCount, suggestions, busy }, { from: input.from, to: input.to, now });
  });
  return {
    ...(await finishAnalysis(context, [input.brief])),
    times: times.toSorted((left, right) => left.at.localeCompare(right.at)),
    withoutBestTime,
  };
}
