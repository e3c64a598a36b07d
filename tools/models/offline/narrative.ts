import type { Finding, PromptSections } from './prompt-sections.ts';

/** What an analyst's answer says: sentences and advice that tools made, with the ids they came with. */
export interface Narrative {
  summary: string;
  citedIds: string[];
  recommendations: { text: string; citedIds: string[] }[];
}

const maxSummarySentences = 4;
const maxSummaryChars = 700;
const maxRecommendations = 5;

/**
 * Sums up what the tools found: the most important findings first, what a stranger may have coloured named as such by
 * the tool's own sentence, old evidence called old. Advice becomes the recommendations. Says nothing that no tool said.
 */
export function writeNarrative(sections: PromptSections): Narrative {
  const ranked = rank([
    ...sections.findings,
    ...sections.facts.map((fact) => ({ ...fact, importance: 0.1, stale: false, advice: undefined })),
  ]);
  const sentences: string[] = [];
  const citedIds: string[] = [];
  for (const finding of ranked) {
    const sentence = asSentence(finding);
    const length = sentences.join(' ').length + sentence.length;
    if (sentences.length >= maxSummarySentences || (sentences.length > 0 && length > maxSummaryChars)) continue;
    sentences.push(sentence);
    if (finding.id !== '') citedIds.push(finding.id);
  }
  for (const problem of new Set(sections.toolErrors)) {
    if (sentences.length <= maxSummarySentences)
      sentences.push(`Part of the evidence is missing: ${lowerFirst(withStop(problem))}`);
  }
  return {
    summary: sentences.length > 0 ? sentences.join(' ') : 'There is not enough data yet to say anything reliable.',
    citedIds,
    recommendations: recommendations(ranked),
  };
}

function rank(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  const fresh = findings.filter((finding) => {
    const key = finding.text.toLowerCase();
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  // Old evidence counts for less; the sort is stable, so equals keep the order in which the tools gave them.
  return fresh.toSorted((left, right) => weight(right) - weight(left));
}

function weight(finding: Finding): number {
  return finding.importance * (finding.stale ? 0.5 : 1);
}

function recommendations(ranked: readonly Finding[]): Narrative['recommendations'] {
  const byText = new Map<string, string[]>();
  for (const finding of ranked) {
    if (finding.advice === undefined) continue;
    const text = withStop(finding.advice);
    const ids = byText.get(text) ?? [];
    byText.set(text, finding.id === '' ? ids : [...ids, finding.id]);
  }
  return [...byText].slice(0, maxRecommendations).map(([text, citedIds]) => ({ text, citedIds }));
}

function asSentence(finding: Finding): string {
  const text = withStop(finding.text);
  return finding.stale && !/\b(old|older|stale|days ago|90 days)\b/i.test(text) ? `From older data: ${lowerFirst(text)}` : text;
}

function withStop(text: string): string {
  const trimmed = text.trim().replaceAll(/\s+/g, ' ');
  return /[.!?…]["”')\]]?$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

function lowerFirst(text: string): string {
  return /^(A|An|The|This|That|These|Those|No|In|On|At|Most|Your|It|There|Not|Posts?|Mentions?)\b/.test(text)
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text;
}
