import { z } from 'zod';
import { finishAnalysis } from '../analysis.ts';
import { defineAgent } from '../define-agent.ts';
import { dataOf } from '../evidence.ts';
import { type AnalystNarrative, analystNarrative } from '../narrative.ts';
import { buildTrendPrompt, promptVersion } from './prompt.ts';
import { emergingTopic, type TrendInput, trendInput, type TrendOutput, trendOutput } from './schema.ts';

const topicsData = z.object({ topics: z.array(emergingTopic).catch([]) });

/** Finds topics that are on the rise and bear on the brand. */
export function createTrend() {
  return defineAgent<TrendInput, AnalystNarrative, TrendOutput>({
    name: 'trend',
    title: 'Trend watcher',
    description: 'Ranks emerging topics with evidence, growth and relevance to the brand.',
    promptVersion,
    input: trendInput,
    narrative: analystNarrative,
    output: trendOutput,
    buildMessages: buildTrendPrompt,
    requiredCalls: () => [{ tool: 'find_emerging_topics', args: {} }],
    describeStart: () => 'Looking for topics on the rise',
    describeFinish: ({ topics }) =>
      topics.length === 0 ? 'Found no topic on the rise' : `Found ${topics.length} topics, first "${topics[0]?.topic}"`,
    async finish(context) {
      const topics = dataOf(context.calls, 'find_emerging_topics').flatMap(({ data }) => topicsData.parse(data).topics);
      return { ...(await finishAnalysis(context, [context.input.brief])), topics };
    },
  });
}
