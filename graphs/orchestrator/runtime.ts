import type { LangGraphRunnableConfig } from '@langchain/langgraph';
import { z } from 'zod';
import type { AgentName, Agents, AgentServices } from '../../agents/index.ts';
import { ToolExecutionError } from '../../db/errors.ts';
import type { CampaignInput, ReviewInput } from './input.ts';
import type { ApprovalDesk, RunServices } from './services.ts';

/** What nodes get per stretch of a run. Never serialised. */
export const runContext = z.object({ services: z.custom<RunServices>(), input: z.custom<CampaignInput | ReviewInput>() });

export type RunContext = z.output<typeof runContext>;
export type Runtime = LangGraphRunnableConfig<RunContext>;

/** What nodes are made with, once. */
export interface NodeDeps {
  agents: Agents;
  approvalDesk: ApprovalDesk;
}

export function servicesOf(runtime: Runtime): RunServices {
  return contextOf(runtime).services;
}

export function campaignOf(runtime: Runtime): CampaignInput {
  const { input } = contextOf(runtime);
  if (input.workflow !== 'campaign')
    throw new ToolExecutionError('orchestrator.wrong_workflow', `A campaign step ran in the workflow ${input.workflow}.`);
  return input;
}

export function contextOf(runtime: Runtime): RunContext {
  if (runtime.context === undefined)
    throw new ToolExecutionError('orchestrator.no_services', 'The orchestrator was invoked without its services.');
  return runtime.context;
}

/** @param task - Names this piece of work within the campaign; the same when it is repeated. */
export function servicesFor(agent: AgentName, runtime: Runtime, task: string): AgentServices {
  const services = servicesOf(runtime);
  return {
    model: services.modelFor(agent),
    tools: services.toolsFor(agent),
    report: (step) => services.report(step),
    now: () => services.clock.now(),
    signal: runtime.signal ?? new AbortController().signal,
    idempotencyKey: `${services.campaignId}/${agent}/${task}`,
  };
}
