import { BudgetExceededError } from '../../db/errors.ts';
import type { RunUsage } from '../../db/queries/runs.ts';
import type { ModelMeter, ModelUsage } from '../../tools/models/index.ts';

export interface AgentUsage {
  promptTokens: number;
  completionTokens: number;
  costUsd: number;
}

/** A run's books: what each agent used since it last reported, and what the run's row has not been told yet. */
export interface RunMeter {
  forAgent(agent: string): ModelMeter;
  /** What the agent used since the last call, for its next step. */
  takeAgentUsage(agent: string): AgentUsage;
  /** What the run used since the last call, for its row; undefined when nothing. */
  takeRunUsage(): RunUsage | undefined;
}

export interface RunMeterOptions {
  monthlyBudgetUsd: number;
  /** What all runs of the organisation have cost this month, as far as it is written down. */
  readSpentUsd(): Promise<number>;
  elapsedMs?: () => number;
}

/** Other runs spend from the same budget: what they wrote down is looked up again after this long. */
const spentFreshMs = 2000;

export function createRunMeter({
  monthlyBudgetUsd,
  readSpentUsd,
  elapsedMs = () => performance.now(),
}: RunMeterOptions): RunMeter {
  const byAgent = new Map<string, AgentUsage>();
  let run = emptyRunUsage();
  let spent: { usd: number; atMs: number } | undefined;

  function record(agent: string, usage: ModelUsage): void {
    const soFar = byAgent.get(agent) ?? emptyUsage();
    byAgent.set(agent, addUsage(soFar, usage));
    run = {
      ...addUsage(run, usage),
      models: [...new Set([...run.models, usage.model])],
      offline: run.offline || usage.offline,
    };
    if (spent !== undefined) spent = { ...spent, usd: spent.usd + usage.costUsd };
  }

  async function assertWithinBudget(): Promise<void> {
    if (spent === undefined || elapsedMs() - spent.atMs > spentFreshMs) {
      spent = { usd: (await readSpentUsd()) + run.costUsd, atMs: elapsedMs() };
    }
    if (spent.usd <= monthlyBudgetUsd) return;
    throw new BudgetExceededError(
      'run.budget_exceeded',
      `The organisation's monthly budget for models is used up: ${spent.usd.toFixed(2)} of ${monthlyBudgetUsd.toFixed(2)} US dollars.`,
      { details: { spentUsd: Number(spent.usd.toFixed(6)), monthlyBudgetUsd } },
    );
  }

  return {
    forAgent: (agent) => ({ record: (usage) => record(agent, usage), assertWithinBudget }),
    takeAgentUsage(agent) {
      const usage = byAgent.get(agent) ?? emptyUsage();
      byAgent.delete(agent);
      return usage;
    },
    takeRunUsage() {
      if (run.models.length === 0) return undefined;
      const usage = run;
      run = emptyRunUsage();
      return usage;
    },
  };
}

function emptyUsage(): AgentUsage {
  return { promptTokens: 0, completionTokens: 0, costUsd: 0 };
}

function emptyRunUsage(): RunUsage {
  return { ...emptyUsage(), models: [], offline: false };
}

function addUsage(left: AgentUsage, right: AgentUsage): AgentUsage {
  return {
    promptTokens: left.promptTokens + right.promptTokens,
    completionTokens: left.completionTokens + right.completionTokens,
    costUsd: left.costUsd + right.costUsd,
  };
}
