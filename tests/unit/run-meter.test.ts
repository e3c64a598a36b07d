import { describe, expect, it } from 'vitest';
import { createFailpoints } from '../../server/faults/index.ts';
import { createRunMeter } from '../../server/runs/run-meter.ts';

const usage = (costUsd: number) => ({
  model: 'gpt',
  promptTokens: 10,
  completionTokens: 5,
  costUsd,
  offline: false,
  priced: true,
  failed: false,
  fellBackFrom: [],
});

describe('the meter of a run', () => {
  it('counts per agent and per run, each once', async () => {
    const meter = createRunMeter({ monthlyBudgetUsd: 10, readSpentUsd: () => Promise.resolve(0) });

    await meter.forAgent('trend').record(usage(0.1));
    await meter.forAgent('trend').record(usage(0.1));
    await meter.forAgent('creator').record(usage(0.3));

    expect(meter.takeAgentUsage('trend')).toEqual({ promptTokens: 20, completionTokens: 10, costUsd: 0.2 });
    expect(meter.takeAgentUsage('trend')).toEqual({ promptTokens: 0, completionTokens: 0, costUsd: 0 });
    expect(meter.takeRunUsage()).toMatchObject({ promptTokens: 30, costUsd: 0.5, models: ['gpt'], offline: false });
    expect(meter.takeRunUsage()).toBeUndefined();
  });

  it('ends a run that would go past the budget, what other runs spend included', async () => {
    let others = 0;
    let now = 0;
    const meter = createRunMeter({ monthlyBudgetUsd: 1, readSpentUsd: () => Promise.resolve(others), elapsedMs: () => now });
    const agent = meter.forAgent('trend');

    await expect(agent.assertWithinBudget()).resolves.toBeUndefined();
    await agent.record(usage(0.6));
    await expect(agent.assertWithinBudget()).resolves.toBeUndefined();
    others = 0.5;
    now = 5000;
    await expect(agent.assertWithinBudget()).rejects.toMatchObject({ code: 'run.budget_exceeded', status: 402 });
  });
});

describe('failpoints', () => {
  it('do nothing unless their name is armed', async () => {
    const failpoints = createFailpoints('publish.claimed:throw,other:sleep:1');

    await expect(failpoints.hit('publish.settled')).resolves.toBeUndefined();
    await expect(failpoints.hit('other')).resolves.toBeUndefined();
    await expect(failpoints.hit('publish.claimed')).rejects.toThrow('failpoint publish.claimed');
    await expect(createFailpoints(undefined).hit('publish.claimed')).resolves.toBeUndefined();
  });

  it('are refused when they are misspelt', () => {
    expect(() => createFailpoints('publish.claimed:explode')).toThrow(/name:kill/);
  });
});
