import { createCompetitor } from './competitor/index.ts';
import { createCreator } from './creator/index.ts';
import { createCrisis } from './crisis/index.ts';
import { createEngagement } from './engagement/index.ts';
import { createPerformance } from './performance/index.ts';
import { createScheduler } from './scheduler/index.ts';
import { createTrend } from './trend/index.ts';

/** The seven agents, compiled once. They hold nothing: model, tools and clock come with each call. */
export function createAgents() {
  return {
    creator: createCreator(),
    trend: createTrend(),
    engagement: createEngagement(),
    scheduler: createScheduler(),
    performance: createPerformance(),
    competitor: createCompetitor(),
    crisis: createCrisis(),
  };
}

export type Agents = ReturnType<typeof createAgents>;
