import type { AgentTool } from '../define-tool.ts';
import { createCompareCompetitors } from './competitor-tool.ts';
import { createCheckDraft, createRecallWhatWorked } from './creator-tools.ts';
import { createAssessMentions } from './crisis-tool.ts';
import { createPredictEngagement } from './engagement-tool.ts';
import { createReviewPerformance } from './performance-tool.ts';
import type { ResearchContext, ResearchDeps } from './research-context.ts';
import { createSuggestTimes } from './scheduler-tool.ts';
import { createSources } from './sources.ts';
import { createFindEmergingTopics } from './trend-tool.ts';

export type { ResearchDeps } from './research-context.ts';

/** The tools of each agent, by the agent's name. */
export interface ResearchTools {
  trend: AgentTool[];
  competitor: AgentTool[];
  performance: AgentTool[];
  creator: AgentTool[];
  engagement: AgentTool[];
  scheduler: AgentTool[];
  crisis: AgentTool[];
}

/**
 * Everything that agents may look up, for one brand at one instant. Make it once per run: what is read and computed (history,
 * engagement model, best times) is kept inside and shared by all tools of the set. All effects are `read`.
 */
export function createResearchTools(deps: ResearchDeps): ResearchTools {
  const context: ResearchContext = { ...deps, sources: createSources(deps) };
  return {
    trend: [createFindEmergingTopics(context)],
    competitor: [createCompareCompetitors(context)],
    performance: [createReviewPerformance(context)],
    creator: [createRecallWhatWorked(context), createCheckDraft(context)],
    engagement: [createPredictEngagement(context)],
    scheduler: [createSuggestTimes(context)],
    crisis: [createAssessMentions(context)],
  };
}
