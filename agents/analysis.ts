import { findClaims, isSourced } from '../tools/content/index.ts';
import type { FinishContext } from './define-agent.ts';
import { collectFindings, pickEvidence } from './evidence.ts';
import type { AnalystNarrative } from './narrative.ts';
import type { Analysis } from './shared-schema.ts';

const maxEvidence = 12;
const maxRecommendations = 5;
const maxSummaryChars = 1200;
const maxRecommendationChars = 400;
const fallbackSentences = 3;

/**
 * Turns an analyst's narrative into the shown analysis. Arithmetic is code: a number in the narrative that no finding has is
 * sent back once, and if it stays, the findings' own sentences take the narrative's place.
 *
 * @param sources - Texts beside the findings that numbers may come from, e.g. the brief.
 */
export async function finishAnalysis<Input>(
  context: FinishContext<Input, AnalystNarrative>,
  sources: readonly string[],
): Promise<Analysis> {
  const findings = collectFindings(context.calls);
  const known = [...sources, ...findings.flatMap(({ text, advice }) => (advice === undefined ? [text] : [text, advice]))];
  const evidence = pickEvidence(context.calls, maxEvidence);

  let narrative: AnalystNarrative | undefined = context.narrative;
  const invented = inventedNumbers(narrative, known);
  if (invented.length > 0) {
    narrative = await context.askAgain(
      `These figures are in none of the findings: ${invented.join(', ')}. Use only figures that a finding states.`,
    );
    if (narrative !== undefined && inventedNumbers(narrative, known).length > 0) narrative = undefined;
  }
  if (narrative === undefined) return { ...fromFindings(findings), evidence };

  const ids = new Set(findings.map(({ id }) => id));
  return {
    summary: narrative.summary.trim().slice(0, maxSummaryChars),
    recommendations: narrative.recommendations.slice(0, maxRecommendations).map(({ text, citedIds }) => ({
      text: text.trim().slice(0, maxRecommendationChars),
      citedIds: citedIds.filter((id) => ids.has(id)),
    })),
    evidence,
  };
}

function inventedNumbers(narrative: AnalystNarrative, known: readonly string[]): string[] {
  const text = [narrative.summary, ...narrative.recommendations.map((recommendation) => recommendation.text)].join('\n');
  return findClaims(text)
    .filter((claim) => claim.kind === 'number' || claim.kind === 'price')
    .filter((claim) => !isSourced(claim, known))
    .map((claim) => claim.span);
}

function fromFindings(findings: readonly { id: string; text: string; advice?: string }[]): Omit<Analysis, 'evidence'> {
  const summary = findings
    .slice(0, fallbackSentences)
    .map(({ text }) => text)
    .join(' ');
  const recommendations = findings.flatMap(({ id, advice }) => (advice === undefined ? [] : [{ text: advice, citedIds: [id] }]));
  return {
    summary: summary === '' ? 'There is not enough data yet.' : summary,
    recommendations: recommendations.slice(0, maxRecommendations),
  };
}
