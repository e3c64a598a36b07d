import { z } from 'zod';
import { evidenceItem } from '../../agents/index.ts';
import { schedule } from './plan-types.ts';
import { changesRequested, draft, postSlot } from './state.ts';

/** What `Send` hands to a channel's own piece of work. Small: it is part of the checkpoint. */
export const writeTask = z.object({
  channelId: z.string(),
  slots: z.array(postSlot),
  facts: z.array(evidenceItem),
  /** By slot: drafts to improve. Empty when the posts are new. */
  drafts: z.record(z.string(), draft),
  /** Texts of the plan on other channels and of posts that stay. */
  previous: z.array(z.string()),
});

export type WriteTask = z.output<typeof writeTask>;

export const scoreTask = z.object({ channelId: z.string(), drafts: z.array(draft) });

export type ScoreTask = z.output<typeof scoreTask>;

export const reviseTask = z.object({
  channelId: z.string(),
  feedback: changesRequested.shape.feedback,
  /** The channel's posts as the graph knows them; a person may have edited some since. */
  drafts: z.array(draft.extend({ schedule: schedule.optional() })),
  /** The round that these revisions will be submitted in. */
  round: z.int(),
  previous: z.array(z.string()),
});

export type ReviseTask = z.output<typeof reviseTask>;
