import { interrupt } from '@langchain/langgraph';
import type { DeskOutcome } from '../services.ts';
import { type NodeDeps, type Runtime, servicesOf } from '../runtime.ts';
import type { OrchestratorState, OrchestratorUpdate } from '../state.ts';

/**
 * Waits for people. It only looks: a decision is a row, and whatever a resume payload claims is not asked. With the outcome still
 * open, the one interrupt of this node parks the thread; the code before it runs again on resume and has no effect.
 */
export function createAwaitApprovalNode({ approvalDesk }: NodeDeps) {
  return async function awaitApproval(
    { planId, planVersion, round }: OrchestratorState,
    runtime: Runtime,
  ): Promise<OrchestratorUpdate> {
    const { organisationId } = servicesOf(runtime);
    const seen = await approvalDesk.readOutcome(organisationId, planId);
    if (isOpen(seen)) {
      interrupt({ kind: 'approval', planId, planVersion, round });
      return { outcome: null };
    }
    if (seen.kind === 'settled') return { outcome: { kind: 'settled', status: seen.status } };
    return { outcome: { kind: 'changes_requested', feedback: seen.feedback } };
  };
}

/** Changes that name no item are none yet. */
function isOpen(outcome: DeskOutcome): outcome is Extract<DeskOutcome, { kind: 'pending' }> {
  return outcome.kind === 'pending' || (outcome.kind === 'changes_requested' && outcome.feedback.length === 0);
}
