import type { QueryClient } from '@tanstack/react-query';
import { queryKeys } from '../api/query-keys.ts';
import type { RunStep } from '../api/types.ts';
import { idOf, stepOf, type LiveEvent } from './live-event.ts';

/** Which cached answers an event makes old. */
export function keysTouchedBy(event: LiveEvent): readonly (readonly string[])[] {
  const campaignId = idOf(event, 'campaignId');
  const planId = idOf(event, 'planId');
  const publicationId = idOf(event, 'publicationId');
  const runId = idOf(event, 'runId');
  const ofCampaign = campaignId === undefined ? [] : [queryKeys.campaign(campaignId)];
  const ofPlan = planId === undefined ? [] : [queryKeys.plan(planId)];
  const ofPublication = publicationId === undefined ? [] : [queryKeys.publication(publicationId)];
  switch (event.type) {
    case 'run.step':
      return [queryKeys.agents];
    case 'run.status':
      return [...(runId === undefined ? [] : [queryKeys.run(runId)]), ...ofCampaign, queryKeys.runs, queryKeys.agents];
    case 'campaign.status':
      return [...ofCampaign, queryKeys.campaigns];
    case 'plan.updated':
      return [...ofPlan, ...ofCampaign, queryKeys.plans];
    case 'publication.updated':
      return [...ofPublication, ...ofPlan, queryKeys.publications];
    case 'metrics.updated':
      return [...ofPublication, queryKeys.publications];
    case 'channel.updated':
      return [queryKeys.channels];
    case 'organisation.updated':
      return [queryKeys.me];
    case 'notification.created':
      return [queryKeys.notifications];
    default:
      return [];
  }
}

/** Puts a step that came by event behind those that the page already holds; the same step twice stays one. */
export function appendStep(client: QueryClient, event: LiveEvent): void {
  const step = stepOf(event);
  if (!step) return;
  const campaignId = idOf(event, 'campaignId');
  const keys = [queryKeys.runSteps(step.runId), ...(campaignId === undefined ? [] : [queryKeys.campaignSteps(campaignId)])];
  for (const key of keys) {
    client.setQueryData<RunStep[]>(key, (steps) => {
      if (!steps || steps.some((each) => each.id === step.id)) return steps;
      return [...steps, step].toSorted((a, b) => a.id - b.id);
    });
  }
}
