import { channelName } from '../../../agents/index.ts';
import { campaignOf, type Runtime, servicesOf } from '../runtime.ts';
import { type OrchestratorState, type OrchestratorUpdate, orchestratorVersion } from '../state.ts';

/** Says what will be done, in which order and what side by side. */
export function createPlanTasksNode() {
  return async function planTasks(_state: OrchestratorState, runtime: Runtime): Promise<OrchestratorUpdate> {
    const { channels, postCount } = campaignOf(runtime);
    await servicesOf(runtime).report({
      agent: 'orchestrator',
      kind: 'started',
      message: `Planning ${postCount === 1 ? 'a post' : `${postCount} posts`} for ${channels.map(channelName).join(', ')}: research first, then writing, scoring, times and a risk check`,
      data: {
        stages: [
          ['trend', 'competitor', 'performance'],
          channels.map(() => 'creator'),
          ['engagement'],
          ['scheduler'],
          ['crisis'],
        ],
      },
    });
    return { graphVersion: orchestratorVersion };
  };
}
