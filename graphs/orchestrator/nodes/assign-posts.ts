import { buildPostSlots } from '../post-slots.ts';
import { campaignOf, type Runtime } from '../runtime.ts';
import type { OrchestratorState, OrchestratorUpdate } from '../state.ts';

/** Joins the research, then shares the posts out among the channels, each with an angle of its own. */
export function createAssignPostsNode() {
  return function assignPosts(_state: OrchestratorState, runtime: Runtime): OrchestratorUpdate {
    return { slots: buildPostSlots(campaignOf(runtime)) };
  };
}
