import { describe, expect, it } from 'vitest';
import type { RunStep } from '../../web/src/api/types.ts';
import { readAgentProgress, timeAtWork } from '../../web/src/features/campaigns/agent-progress.ts';

let lastId = 0;
function aStep(values: Partial<RunStep>): RunStep {
  lastId += 1;
  return {
    id: lastId,
    runId: '00000000-0000-4000-8000-000000000001',
    agent: 'trend',
    kind: 'note',
    message: `step ${lastId}`,
    data: {},
    trust: 'trusted',
    promptTokens: 0,
    completionTokens: 0,
    costUsd: 0,
    createdAt: '2026-11-20T12:00:00.000Z',
    ...values,
  };
}

function stateOf(agent: string, steps: RunStep[], status: 'running' | 'failed' | 'succeeded' = 'running'): string | undefined {
  return readAgentProgress(steps, status).find((each) => each.agent === agent)?.state;
}

describe('what the page tells about agents at work', () => {
  it('names all seven from the start, waiting', () => {
    expect(readAgentProgress([], 'queued').map((each) => each.state)).toEqual(Array.from({ length: 7 }, () => 'waiting'));
  });

  it('says working until every piece of the work is finished', () => {
    const steps = [
      aStep({ kind: 'started' }),
      aStep({ kind: 'started' }),
      aStep({ kind: 'finished', message: 'Found 3 topics' }),
    ];

    expect(stateOf('trend', steps)).toBe('working');
    expect(stateOf('trend', [...steps, aStep({ kind: 'finished' })])).toBe('done');
  });

  it('says stopped, not working, when the run has ended in the middle', () => {
    expect(stateOf('trend', [aStep({ kind: 'started' })], 'failed')).toBe('stopped');
  });

  it('says done for an agent that began again after a crash and finished then', () => {
    const steps = [aStep({ kind: 'started' }), aStep({ kind: 'started' }), aStep({ kind: 'finished' })];

    expect(stateOf('trend', steps, 'succeeded')).toBe('done');
  });

  it('shows a failure', () => {
    expect(stateOf('trend', [aStep({ kind: 'started' }), aStep({ kind: 'failed' })])).toBe('failed');
  });

  it('counts time side by side once', () => {
    const pieces = [
      aStep({ kind: 'finished', durationMs: 2000, createdAt: '2026-11-20T12:00:02.000Z' }),
      aStep({ kind: 'finished', durationMs: 2000, createdAt: '2026-11-20T12:00:03.000Z' }),
      aStep({ kind: 'finished', durationMs: 500, createdAt: '2026-11-20T12:10:00.000Z' }),
    ];

    expect(timeAtWork(pieces)).toBe(3500);
  });
});
