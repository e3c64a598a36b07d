import { Send } from '@langchain/langgraph';
import { notesForWriters } from './findings.ts';
import type { Runtime } from './runtime.ts';
import { contextOf } from './runtime.ts';
import { maxRevisionRounds, type OrchestratorState } from './state.ts';
import { textOf } from './drafts.ts';
import type { ReviseTask, ScoreTask, WriteTask } from './tasks.ts';

export const researchNodes = ['find_trends', 'study_competitors', 'review_history'] as const;

/** Which workflow. */
export function routeWorkflow(_state: OrchestratorState, runtime: Runtime): 'plan_tasks' | 'review_publications' {
  return contextOf(runtime).input.workflow === 'campaign' ? 'plan_tasks' : 'review_publications';
}

/** One creator per channel, side by side. */
export function routeToWriters({ slots, findings }: OrchestratorState): Send<'draft_posts', WriteTask>[] {
  const facts = notesForWriters(findings);
  return groupByChannel(slots).map(
    ([channelId, own]) => new Send('draft_posts', { channelId, slots: own, facts, drafts: {}, previous: [] }),
  );
}

/** One engagement run per channel, over the drafts that are not judged yet. */
export function routeToScorers({ drafts }: OrchestratorState): Send<'score_drafts', ScoreTask>[] | 'judge_drafts' {
  const unscored = Object.values(drafts).filter(({ prediction }) => prediction === undefined);
  if (unscored.length === 0) return 'judge_drafts';
  return groupByChannel(unscored).map(([channelId, own]) => new Send('score_drafts', { channelId, drafts: own }));
}

/** Weak drafts back to their creators; with none left, on to times and images, side by side. The judge keeps the bound. */
export function routeAfterJudging({
  slots,
  drafts,
  findings,
}: OrchestratorState): Send<'draft_posts', WriteTask>[] | ('schedule_posts' | 'illustrate_posts')[] {
  const weak = Object.values(drafts).filter(({ weaknesses }) => weaknesses.length > 0);
  if (weak.length === 0) return ['schedule_posts', 'illustrate_posts'];
  const facts = notesForWriters(findings);
  const weakSlots = new Set(weak.map(({ slotId }) => slotId));
  const previous = Object.values(drafts)
    .filter(({ slotId }) => !weakSlots.has(slotId))
    .map(textOf);
  return groupByChannel(slots.filter(({ id }) => weakSlots.has(id))).map(
    ([channelId, own]) =>
      new Send('draft_posts', {
        channelId,
        slots: own,
        facts,
        drafts: Object.fromEntries(weak.map((draft) => [draft.slotId, draft])),
        previous,
      }),
  );
}

/** What the desk said: still open, settled, or changes wanted, which go to one creator per channel. */
export function routeAfterApproval({
  outcome,
  round,
  drafts,
  times,
}: OrchestratorState): 'await_approval' | 'finish' | Send<'revise_posts', ReviseTask>[] {
  if (outcome === null) return 'await_approval';
  if (outcome.kind === 'settled' || round >= maxRevisionRounds) return 'finish';
  const all = Object.values(drafts);
  return groupByChannel(outcome.feedback).map(
    ([channelId, feedback]) =>
      new Send('revise_posts', {
        channelId,
        feedback,
        drafts: all
          .filter((draft) => draft.channelId === channelId)
          .map((draft) => ({ ...draft, schedule: times[draft.slotId]?.schedule })),
        round: round + 1,
        previous: all.filter((draft) => draft.channelId !== channelId).map(textOf),
      }),
  );
}

function groupByChannel<Entry extends { channelId: string }>(entries: readonly Entry[]): [string, Entry[]][] {
  return [...Map.groupBy(entries, ({ channelId }) => channelId)];
}
