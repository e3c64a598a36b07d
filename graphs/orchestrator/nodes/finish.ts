import { type Runtime, servicesOf } from '../runtime.ts';
import { maxRevisionRounds, type OrchestratorState, type OrchestratorUpdate } from '../state.ts';

/** Closes the campaign's workflow. What happens to approved posts is not the graph's business. */
export function createFinishNode() {
  return async function finish({ outcome, trust }: OrchestratorState, runtime: Runtime): Promise<OrchestratorUpdate> {
    const isSettled = outcome?.kind === 'settled';
    await servicesOf(runtime).report({
      agent: 'orchestrator',
      kind: isSettled ? 'finished' : 'failed',
      message: isSettled
        ? `The plan is ${outcome.status}`
        : `The plan came back ${maxRevisionRounds} times; it takes a new campaign with another brief`,
      trust,
    });
    return { result: isSettled ? 'settled' : 'revision_limit' };
  };
}
