export { createOrchestrator, type Orchestrator, type OrchestratorDeps } from './orchestrator.ts';
export { assertCampaignFits } from './assert-campaign-fits.ts';
export { maxImprovementRounds, maxRevisionRounds, orchestratorVersion } from './state.ts';
export {
  campaignInput,
  orchestratorInput,
  reviewInput,
  type CampaignChannel,
  type CampaignInput,
  type OrchestratorInput,
} from './input.ts';
export type { AdvanceRequest, AdvanceResult } from './advance.ts';
export type {
  ApprovalDesk,
  DeskOutcome,
  ImageRequest,
  ItemFeedback,
  MemoryNote,
  PlanSubmission,
  RunServices,
} from './services.ts';
export type { CampaignFinding, DraftItem, ItemAnalysis, ItemFlag, Schedule } from './plan-types.ts';
