import type { BaseCheckpointSaver } from '@langchain/langgraph';
import type { Logger } from 'pino';
import type { AdvanceRequest, AdvanceResult } from './advance.ts';
import type { ApprovalDesk } from './services.ts';

export interface OrchestratorDeps {
  checkpointer: BaseCheckpointSaver;
  approvalDesk: ApprovalDesk;
  logger: Logger;
}

export interface Orchestrator {
  /**
   * Takes a thread as far as it goes: begins it, goes on after a crash (finished nodes are not repeated), or resumes it
   * when it is parked and the desk's outcome is no longer pending. Safe to call again at any time.
   *
   * @throws {StaleEpochError} when a newer owner of the thread exists; errors of the family otherwise.
   */
  advance(request: AdvanceRequest): Promise<AdvanceResult>;
}

export function createOrchestrator(_deps: OrchestratorDeps): Orchestrator {
  throw new Error('being built');
}
