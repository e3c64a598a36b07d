import type { AgentName, Analysis, EvidenceItem } from '../../agents/index.ts';
import type { CampaignFinding } from './plan-types.ts';

const maxNotesPerAgent = 4;

/** An agent's analysis as the plan shows it. */
export function toFinding(agent: AgentName, { summary, recommendations, evidence }: Analysis): CampaignFinding {
  return { agent, summary, recommendations: recommendations.map(({ text }) => text), evidence };
}

/** What the research gives the creators: the most important findings of each analyst, with their trust. */
export function notesForWriters(findings: Readonly<Record<string, CampaignFinding>>): EvidenceItem[] {
  return (['performance', 'trend', 'competitor'] as const).flatMap(
    (agent) => findings[agent]?.evidence.slice(0, maxNotesPerAgent) ?? [],
  );
}
