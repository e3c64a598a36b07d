import { MemorySaver } from '@langchain/langgraph';
import { describe, expect, it } from 'vitest';
import { createOrchestrator, maxImprovementRounds } from '../../graphs/orchestrator/index.ts';
import { aCampaign, aFinding, diligentModel, fakeDesk, fakeServices, fakeTools, fixedNow, silentLogger } from '../support/campaign.ts';

function anOrchestrator(desk = fakeDesk()) {
  const orchestrator = createOrchestrator({ checkpointer: new MemorySaver(), approvalDesk: desk.desk, logger: silentLogger });
  return { orchestrator, desk };
}

const signal = new AbortController().signal;

describe('the campaign workflow', () => {
  it('takes a brief through all seven agents and parks with a plan', async () => {
    const { orchestrator, desk } = anOrchestrator();
    const { services, steps } = fakeServices();

    const result = await orchestrator.advance({ threadId: 't1', input: aCampaign(), services, signal });

    expect(result).toEqual({ kind: 'parked', planId: 'plan-1', planVersion: 1, round: 1 });
    expect(new Set(steps.map(({ agent }) => agent))).toEqual(new Set(['orchestrator', 'trend', 'competitor', 'performance', 'creator', 'engagement', 'scheduler', 'crisis']));
    expect(desk.submissions).toHaveLength(1);
    expect(desk.items()).toHaveLength(8);
    expect(desk.submissions[0]?.findings.map(({ agent }) => agent).toSorted()).toEqual(['competitor', 'crisis', 'performance', 'scheduler', 'trend']);
  });
});
