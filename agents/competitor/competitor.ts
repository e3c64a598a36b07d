import { z } from 'zod';
import { finishAnalysis } from '../analysis.ts';
import { defineAgent } from '../define-agent.ts';
import { dataOf } from '../evidence.ts';
import { type AnalystNarrative, analystNarrative } from '../narrative.ts';
import { buildCompetitorPrompt, promptVersion } from './prompt.ts';
import { competitorFigures, type CompetitorInput, competitorInput, type CompetitorOutput, competitorOutput } from './schema.ts';

const comparisonData = z.object({ competitors: z.array(competitorFigures).catch([]), gaps: z.array(z.string()).catch([]) });

/** Compares the brand with its competitors' public posts. */
export function createCompetitor() {
  return defineAgent<CompetitorInput, AnalystNarrative, CompetitorOutput>({
    name: 'competitor',
    title: 'Competitor analyst',
    description: 'Compares share of voice, cadence and formats with competitors, and names gaps to take.',
    promptVersion,
    input: competitorInput,
    narrative: analystNarrative,
    output: competitorOutput,
    buildMessages: buildCompetitorPrompt,
    requiredCalls: () => [{ tool: 'compare_competitors', args: {} }],
    describeStart: ({ brandKit }) =>
      brandKit.competitors.length === 0
        ? 'Looking at competitors'
        : `Looking at ${brandKit.competitors.map(({ name }) => name).join(', ')}`,
    describeFinish: ({ competitors, gaps }) =>
      competitors.length === 0
        ? 'No competitor posts to compare with'
        : `Compared ${competitors.length} competitors and found ${gaps.length} gaps`,
    async finish(context) {
      const compared = dataOf(context.calls, 'compare_competitors').map(({ data }) => comparisonData.parse(data));
      return {
        ...(await finishAnalysis(context, [context.input.brief])),
        competitors: compared.flatMap(({ competitors }) => competitors),
        gaps: compared.flatMap(({ gaps }) => gaps),
      };
    },
  });
}
