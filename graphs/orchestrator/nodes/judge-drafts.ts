import { type Runtime, servicesOf } from '../runtime.ts';
import { type Draft, maxImprovementRounds, type OrchestratorState, type OrchestratorUpdate } from '../state.ts';

/** Joins the scores. Weak drafts go back as long as the bound allows; what is weak after that goes to the approvers with its flags. */
export function createJudgeDraftsNode() {
  return async function judgeDrafts(
    { drafts, improvementRound }: OrchestratorState,
    runtime: Runtime,
  ): Promise<OrchestratorUpdate> {
    const weak = Object.values(drafts).filter(({ weaknesses }) => weaknesses.length > 0);
    if (weak.length === 0) return {};
    if (improvementRound >= maxImprovementRounds) {
      const settled = weak.map((draft): [string, Draft] => [draft.slotId, { ...draft, weaknesses: [] }]);
      return { drafts: Object.fromEntries(settled) };
    }
    await servicesOf(runtime).report({
      agent: 'orchestrator',
      kind: 'note',
      message: `${weak.length === 1 ? 'One draft goes' : `${weak.length} drafts go`} back to the creator, round ${improvementRound + 1} of at most ${maxImprovementRounds}: ${weak[0]?.weaknesses[0] ?? ''}`,
      data: { slotIds: weak.map(({ slotId }) => slotId) },
    });
    return { improvementRound: improvementRound + 1 };
  };
}
