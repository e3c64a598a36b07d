import { toFinding } from '../findings.ts';
import { campaignOf, type NodeDeps, type Runtime, servicesFor } from '../runtime.ts';
import type { OrchestratorState, OrchestratorUpdate } from '../state.ts';

/** Asks whether this is a moment to publish. The answer is a note to the approvers; it pauses nothing itself. */
export function createCheckRiskNode({ agents }: NodeDeps) {
  return async function checkRisk(_state: OrchestratorState, runtime: Runtime): Promise<OrchestratorUpdate> {
    const { brief, brandKit, channels } = campaignOf(runtime);
    const { output, trust } = await agents.crisis.run({ brief, brandKit, channels }, servicesFor('crisis', runtime, 'plan'));
    const riskNote = output.pause.isRecommended ? `${output.pause.reason} Consider waiting before this goes out.` : '';
    return { findings: { crisis: toFinding('crisis', output) }, riskNote, trust };
  };
}
