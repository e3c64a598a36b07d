export type { AdvanceResult } from './advance.ts';
export { assertCampaignFits } from './assert-campaign-fits.ts';
export { orchestratorInput, type OrchestratorInput } from './input.ts';
export { createOrchestrator, type Orchestrator } from './orchestrator.ts';
export type { DraftItem } from './plan-types.ts';
export type { ApprovalDesk, DeskOutcome, MemoryNote, PlanSubmission, RunServices } from './services.ts';
export { maxImprovementRounds, maxRevisionRounds } from './state.ts';
