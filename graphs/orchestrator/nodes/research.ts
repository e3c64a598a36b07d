import { toFinding } from '../findings.ts';
import { campaignOf, type NodeDeps, type Runtime, servicesFor } from '../runtime.ts';
import type { OrchestratorState, OrchestratorUpdate } from '../state.ts';

export function createFindTrendsNode({ agents }: NodeDeps) {
  return async function findTrends(_state: OrchestratorState, runtime: Runtime): Promise<OrchestratorUpdate> {
    const { brief, title, brandKit, channels } = campaignOf(runtime);
    const { output, trust } = await agents.trend.run(
      { brief, topic: title, brandKit, channels },
      servicesFor('trend', runtime, 'research'),
    );
    return { findings: { trend: toFinding('trend', output) }, trust };
  };
}

export function createStudyCompetitorsNode({ agents }: NodeDeps) {
  return async function studyCompetitors(_state: OrchestratorState, runtime: Runtime): Promise<OrchestratorUpdate> {
    const { brief, title, brandKit, channels } = campaignOf(runtime);
    const { output, trust } = await agents.competitor.run(
      { brief, topic: title, brandKit, channels },
      servicesFor('competitor', runtime, 'research'),
    );
    return { findings: { competitor: toFinding('competitor', output) }, trust };
  };
}

export function createReviewHistoryNode({ agents }: NodeDeps) {
  return async function reviewHistory(_state: OrchestratorState, runtime: Runtime): Promise<OrchestratorUpdate> {
    const { brief, brandKit, channels } = campaignOf(runtime);
    const { output, trust } = await agents.performance.run(
      { brief, brandKit, channels },
      servicesFor('performance', runtime, 'research'),
    );
    return { findings: { performance: toFinding('performance', output) }, trust };
  };
}
