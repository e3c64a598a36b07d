import type { AgentName, RunStatus, RunStep } from '../../api/types.ts';

/** In the order of the work; the first three go side by side. */
export const agentOrder: AgentName[] = ['trend', 'competitor', 'performance', 'creator', 'engagement', 'scheduler', 'crisis'];

export type AgentState = 'waiting' | 'working' | 'done' | 'failed' | 'stopped';

export interface AgentProgress {
  agent: string;
  state: AgentState;
  steps: RunStep[];
  /** The one line to show: what it does now, or what it came to. */
  headline: string | undefined;
  findingCount: number;
  toolCount: number;
  durationMs: number;
}

/** What each agent did in one run, all seven always there so that nothing moves while they work. */
export function readAgentProgress(steps: RunStep[], runStatus: RunStatus | undefined): AgentProgress[] {
  return agentOrder.map((agent) => {
    const own = steps.filter((step) => step.agent === agent);
    const state = stateOf(own, runStatus === undefined || runStatus === 'running' || runStatus === 'queued');
    return {
      agent,
      state,
      steps: own,
      headline: headlineOf(own, state),
      findingCount: own.filter((step) => step.kind === 'finding').length,
      toolCount: own.filter((step) => step.kind === 'tool').length,
      durationMs: timeAtWork(own),
    };
  });
}

function stateOf(steps: RunStep[], isRunning: boolean): AgentState {
  if (steps.length === 0) return 'waiting';
  const count = (kind: RunStep['kind']) => steps.filter((step) => step.kind === kind).length;
  const last = steps.at(-1);
  // After a crash a stretch starts again, so the last word counts, not only the sum.
  const hasEnded = last?.kind === 'finished' || last?.kind === 'failed' || count('finished') >= count('started');
  if (!hasEnded) return isRunning ? 'working' : 'stopped';
  if (last?.kind === 'failed') return 'failed';
  return count('finished') + count('failed') < count('started') && isRunning ? 'working' : 'done';
}

/** Wall time in which at least one piece of work was under way; pieces side by side count once. */
export function timeAtWork(steps: RunStep[]): number {
  const spans = steps
    .filter((step) => step.kind === 'finished' && step.durationMs !== undefined)
    .map((step) => ({ from: Date.parse(step.createdAt) - (step.durationMs ?? 0), to: Date.parse(step.createdAt) }))
    .toSorted((a, b) => a.from - b.from);
  let total = 0;
  let reached = 0;
  for (const { from, to } of spans) {
    total += Math.max(0, to - Math.max(from, reached));
    reached = Math.max(reached, to);
  }
  return total;
}

function headlineOf(steps: RunStep[], state: AgentState): string | undefined {
  const wanted = state === 'done' ? ['finished', 'finding'] : undefined;
  const chosen = wanted ? wanted.map((kind) => steps.findLast((step) => step.kind === kind)).find(Boolean) : steps.at(-1);
  return (chosen ?? steps.at(-1))?.message;
}
