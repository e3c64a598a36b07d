export type { LoadedOrchestrator, RunDeps } from './deps.ts';
export { createRunsDomain } from './domain.ts';
export { createRunEngine, type RunEngine } from './engine.ts';
export { createOrchestratorLoader, type OrchestratorLoader } from './load-orchestrator.ts';
export type { StoredRunInput } from './run-input.ts';
export { viewRun, viewStep } from './step-view.ts';
