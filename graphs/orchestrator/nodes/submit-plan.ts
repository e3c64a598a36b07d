import { toDraftItem } from '../drafts.ts';
import type { DraftItem } from '../plan-types.ts';
import { type NodeDeps, type Runtime, servicesOf } from '../runtime.ts';
import type { OrchestratorState, OrchestratorUpdate } from '../state.ts';

/** Hands the plan to the approval desk: all posts at first, then only the revised ones. A repeat of a round is taken as done. */
export function createSubmitPlanNode({ approvalDesk }: NodeDeps) {
  return async function submitPlan(state: OrchestratorState, runtime: Runtime): Promise<OrchestratorUpdate> {
    const { organisationId, campaignId, runId, epoch, report } = servicesOf(runtime);
    runtime.signal?.throwIfAborted();
    const round = state.round + 1;
    const items = round === 1 ? firstItems(state) : revisedItems(state, round);
    const { planId, planVersion } = await approvalDesk.submitPlan({
      organisationId,
      campaignId,
      runId,
      epoch,
      round,
      items,
      findings: Object.values(state.findings),
    });
    await report({
      agent: 'orchestrator',
      kind: 'finished',
      message: `${round === 1 ? 'Submitted a plan' : `Submitted a revision, round ${round},`} with ${items.length === 1 ? 'a post' : `${items.length} posts`} for approval`,
      data: { planId, planVersion, round },
      trust: state.trust,
    });
    return { planId, planVersion, round, outcome: null };
  };
}

/** In the order of time; what goes out on approval comes first. */
function firstItems({ slots, drafts, times, media, riskNote }: OrchestratorState): DraftItem[] {
  const items = slots.flatMap(({ id }) => {
    const draft = drafts[id];
    return draft === undefined ? [] : [toDraftItem(draft, { time: times[id], media: media[id] ?? [], riskNote })];
  });
  return items.toSorted((left, right) => timeKey(left).localeCompare(timeKey(right)));
}

function revisedItems({ revisions }: OrchestratorState, round: number): DraftItem[] {
  return Object.values(revisions)
    .filter((revision) => revision.round === round)
    .map(({ item }) => item);
}

function timeKey({ schedule }: DraftItem): string {
  return schedule.kind === 'at' ? new Date(schedule.at).toISOString() : '';
}
