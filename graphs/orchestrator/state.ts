import { ReducedValue, StateSchema } from '@langchain/langgraph';
import { z } from 'zod';
import { variant } from '../../agents/index.ts';
import { trust, type Trust } from '../../tools/define-tool.ts';
import { campaignFinding, draftItem, itemAnalysis, schedule } from './plan-types.ts';

export { orchestratorVersion } from './version.ts';

/** Times that weak drafts go back to the creator. */
export const maxImprovementRounds = 2;
/** Times that approvers may send a plan back before the campaign ends. */
export const maxRevisionRounds = 10;

/** One post to be written: where, which of how many, and from which side it looks at the subject. */
export const postSlot = z.object({
  id: z.string(),
  channelId: z.string(),
  position: z.int(),
  total: z.int(),
  angle: z.string(),
});

export type PostSlot = z.output<typeof postSlot>;

const prediction = itemAnalysis.shape.predictedEngagement.unwrap();

/** A post on its way through the agents. */
export const draft = z.object({
  slotId: z.string(),
  channelId: z.string(),
  /** Best first; one is left once the draft is judged. */
  variants: z.array(variant).min(1),
  prediction: prediction.optional(),
  /** What the engagement agent would change. */
  changes: z.array(z.string()).default([]),
  /** Why it goes back to the creator; empty when it need not. */
  weaknesses: z.array(z.string()).default([]),
  /** Known from the first feedback on. */
  itemId: z.string().optional(),
  /** The round in which approvers had it written again; part of what its image is drawn from. */
  revision: z.int().optional(),
});

export type Draft = z.output<typeof draft>;

const postTime = z.object({ schedule, timing: itemAnalysis.shape.timing });

export type PostTime = z.output<typeof postTime>;

const settled = z.object({ kind: z.literal('settled'), status: z.string() });
export const changesRequested = z.object({
  kind: z.literal('changes_requested'),
  feedback: z.array(
    z.object({
      itemId: z.string(),
      channelId: z.string(),
      text: z.string(),
      comment: z.string(),
      schedule: schedule.optional(),
      mediaBrief: z.string().optional(),
    }),
  ),
});

export const orchestratorState = new StateSchema({
  /** Set by the first node; a thread of another version is not gone on with. */
  graphVersion: z.int().default(0),
  /** Which post is written for which channel. Empty until the research is in. */
  slots: z.array(postSlot).default([]),
  /** By agent. Agents work side by side, so their entries are merged, never replaced as a whole. */
  findings: new ReducedValue(z.record(z.string(), campaignFinding).default({}), { reducer: mergeRecords }),
  /** By slot. Channels are worked on side by side. */
  drafts: new ReducedValue(z.record(z.string(), draft).default({}), { reducer: mergeRecords }),
  /** By slot. Written while images are drawn, hence apart from the drafts; the same goes for the images. */
  times: new ReducedValue(z.record(z.string(), postTime).default({}), { reducer: mergeRecords }),
  media: new ReducedValue(z.record(z.string(), draftItem.shape.media).default({}), { reducer: mergeRecords }),
  /** How often weak drafts went back. */
  improvementRound: z.int().default(0),
  /** Once untrusted, always untrusted, whatever runs beside it says. */
  trust: new ReducedValue(trust.default('trusted'), { reducer: worstTrust }),
  /** Why approvers should think twice before anything of this plan goes out; empty when all is quiet. */
  riskNote: z.string().default(''),
  /** Of the plan as submitted last. */
  round: z.int().default(0),
  planId: z.string().default(''),
  planVersion: z.int().default(0),
  /** What the desk said last, as read from the desk itself. */
  outcome: z.discriminatedUnion('kind', [settled, changesRequested]).or(z.null()).default(null),
  /** Items of the current revision, by item. A newer round replaces all of an older one. */
  revisions: new ReducedValue(z.record(z.string(), z.object({ round: z.int(), item: draftItem })).default({}), {
    reducer: mergeRevisions,
  }),
  /** How the workflow ended; empty while it has not. */
  result: z.enum(['', 'settled', 'revision_limit', 'reviewed']).default(''),
});

export type OrchestratorState = typeof orchestratorState.State;
export type OrchestratorUpdate = typeof orchestratorState.Update;

function mergeRecords<Value>(current: Record<string, Value>, next: Record<string, Value>): Record<string, Value> {
  return { ...current, ...next };
}

function worstTrust(current: Trust, next: Trust): Trust {
  return current === 'untrusted' ? current : next;
}

function mergeRevisions<Value extends { round: number }>(
  current: Record<string, Value>,
  next: Record<string, Value>,
): Record<string, Value> {
  const newest = Math.max(0, ...Object.values(next).map(({ round }) => round));
  const kept = Object.entries(current).filter(([, { round }]) => round >= newest);
  return { ...Object.fromEntries(kept), ...next };
}
