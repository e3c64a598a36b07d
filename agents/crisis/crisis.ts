import { z } from 'zod';
import { finishAnalysis } from '../analysis.ts';
import { defineAgent } from '../define-agent.ts';
import { dataOf } from '../evidence.ts';
import { type AnalystNarrative, analystNarrative } from '../narrative.ts';
import { buildCrisisPrompt, promptVersion } from './prompt.ts';
import { type CrisisInput, crisisInput, type CrisisOutput, crisisOutput, severity } from './schema.ts';

const mentionsData = z.object({
  severity: severity.catch('none'),
  cause: z.string().optional().catch(undefined),
  stale: z.boolean().catch(false),
  affected: z.array(z.object({ publicationId: z.string() })).catch([]),
  expectedRecoveryDays: z.number().optional().catch(undefined),
});

/** Looks for a crisis in what people say. Proposes; it has no power to pause anything. */
export function createCrisis() {
  return defineAgent<CrisisInput, AnalystNarrative, CrisisOutput>({
    name: 'crisis',
    title: 'Crisis watcher',
    description: 'Reads mentions for signs of trouble: severity, cause, whether to hold posts back, what to say.',
    promptVersion,
    input: crisisInput,
    narrative: analystNarrative,
    output: crisisOutput,
    buildMessages: buildCrisisPrompt,
    requiredCalls: () => [{ tool: 'assess_mentions', args: {} }],
    describeStart: () => 'Reading what people say about the brand',
    describeFinish: ({ severity: found, cause, isStale, pause }) =>
      found === 'none'
        ? 'No sign of trouble in the mentions'
        : `${isStale ? 'Old mentions show' : 'Mentions show'} ${found} risk${cause === undefined ? '' : ` about ${cause}`}${pause.isRecommended ? '; recommends holding the queue' : ''}`,
    async finish(context) {
      const { channels, brief } = context.input;
      const [assessed] = dataOf(context.calls, 'assess_mentions').map(({ data }) => mentionsData.parse(data));
      const found = assessed?.severity ?? 'none';
      const isStale = assessed?.stale ?? false;
      const isSerious = (found === 'high' || found === 'medium') && !isStale;
      const isRecommended = found === 'high' && !isStale;
      const about = assessed?.cause ?? 'what people report';
      return {
        ...(await finishAnalysis(context, [brief])),
        severity: found,
        cause: assessed?.cause,
        isStale,
        pause: {
          isRecommended,
          channelIds: isRecommended ? channels.map(({ id }) => id) : [],
          publicationIds: isRecommended ? (assessed?.affected.map(({ publicationId }) => publicationId) ?? []) : [],
          reason: isRecommended
            ? `Recent mentions show a high risk about ${about}.`
            : 'Nothing recent and serious enough to hold posts back.',
        },
        holdingStatement: isSerious
          ? `We have read what you report about ${about}. We are looking into it and will answer here.`
          : undefined,
        escalate: isSerious,
        recovery:
          assessed?.expectedRecoveryDays === undefined
            ? undefined
            : { expectedDays: assessed.expectedRecoveryDays, basis: 'From how earlier waves of mentions ebbed.' },
      };
    },
  });
}
