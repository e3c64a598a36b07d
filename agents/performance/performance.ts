import { z } from 'zod';
import { finishAnalysis } from '../analysis.ts';
import { defineAgent } from '../define-agent.ts';
import { dataOf } from '../evidence.ts';
import { type AnalystNarrative, analystNarrative } from '../narrative.ts';
import { channelName } from '../shared-schema.ts';
import { buildPerformancePrompt, promptVersion } from './prompt.ts';
import { type PerformanceInput, performanceInput, type PerformanceOutput, performanceOutput, ratedPost } from './schema.ts';

const reviewData = z.object({
  overPerformed: z.array(ratedPost.partial({ channelId: true })).catch([]),
  underPerformed: z.array(ratedPost.partial({ channelId: true })).catch([]),
  anomalies: z.array(z.string()).catch([]),
});

/** Says what worked and what did not, against the account's own baseline. */
export function createPerformance() {
  return defineAgent<PerformanceInput, AnalystNarrative, PerformanceOutput>({
    name: 'performance',
    title: 'Performance analyst',
    description: 'Finds what over- and under-performed against the account’s own baseline, and what to make of it.',
    promptVersion,
    input: performanceInput,
    narrative: analystNarrative,
    output: performanceOutput,
    buildMessages: buildPerformancePrompt,
    requiredCalls: ({ channels }) => channels.map(({ id }) => ({ tool: 'review_performance', args: { channelId: id } })),
    describeStart: ({ channels }) => `Reading past posts of ${channels.map(channelName).join(', ')}`,
    describeFinish: ({ overPerformed, underPerformed }) =>
      overPerformed.length + underPerformed.length === 0
        ? 'Not enough measured posts to tell what works'
        : `Found ${overPerformed.length} posts well above and ${underPerformed.length} well below the usual`,
    async finish(context) {
      const reviews = dataOf(context.calls, 'review_performance').map(({ args, data }) => ({
        channelId: String(args.channelId),
        ...reviewData.parse(data),
      }));
      const withChannel = (pick: 'overPerformed' | 'underPerformed') =>
        reviews.flatMap((review) => review[pick].map((post) => ({ ...post, channelId: post.channelId ?? review.channelId })));
      return {
        ...(await finishAnalysis(context, [context.input.brief ?? ''])),
        overPerformed: withChannel('overPerformed'),
        underPerformed: withChannel('underPerformed'),
        anomalies: reviews.flatMap(({ anomalies }) => anomalies),
      };
    },
  });
}
