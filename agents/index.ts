export { agentNames, type AgentName } from './agent-names.ts';
export { createAgents, type Agents } from './create-agents.ts';
export { creatorOutput, type CreatorInput, type CreatorOutput, textSimilarity, type Variant, variant } from './creator/index.ts';
export type { CompetitorOutput } from './competitor/index.ts';
export type { CrisisOutput } from './crisis/index.ts';
export {
  defineAgent,
  type Agent,
  type AgentDefinition,
  type AgentResult,
  type AgentServices,
  type ToolCallRecord,
} from './define-agent.ts';
export type { EngagementOutput } from './engagement/index.ts';
export type { PerformanceOutput, RatedPost } from './performance/index.ts';
export { countFreeTimes, findFreeTime, minSpacingMinutes, type SchedulerOutput } from './scheduler/index.ts';
export { type Analysis, channelName, type EvidenceItem, evidenceItem } from './shared-schema.ts';
export type { StepReport } from './step-report.ts';
export type { TrendOutput } from './trend/index.ts';
