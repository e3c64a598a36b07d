export { agentNames, type AgentName } from './agent-names.ts';
export { createAgents, type Agents } from './create-agents.ts';
export { type CreatorOutput, textSimilarity, type Variant, variant } from './creator/index.ts';
export type { AgentServices } from './define-agent.ts';
export type { RatedPost } from './performance/index.ts';
export { findFreeTime } from './scheduler/index.ts';
export { type Analysis, channelName, type EvidenceItem, evidenceItem } from './shared-schema.ts';
export type { StepReport } from './step-report.ts';
