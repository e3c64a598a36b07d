import { z } from 'zod';
import { brandKit } from '../../tools/content/index.ts';
import { agentChannel, analysis } from '../shared-schema.ts';

export const engagementInput = z.object({
  brief: z.string(),
  brandKit,
  channel: agentChannel,
  /** Variants of one post, the writer's favourite first. */
  texts: z.array(z.string().min(1)).min(1).max(5),
});

export type EngagementInput = z.output<typeof engagementInput>;

/** Engagement relative to the account's usual post (1), with an interval; or why there is none. */
export const prediction = z
  .object({ relative: z.number(), low: z.number(), high: z.number(), basis: z.string() })
  .or(z.object({ notEnoughData: z.literal(true), basis: z.string() }));

export type Prediction = z.output<typeof prediction>;

export const engagementOutput = analysis.extend({
  channelId: z.string(),
  /** One for each text, in the order given. */
  predictions: z.array(prediction),
  /** Index of the text to publish. */
  chosen: z.int().min(0),
  /** What to change, and why. */
  changes: z.array(z.object({ what: z.string(), why: z.string() })),
  /** Two texts whose intervals overlap are worth a test against each other. */
  abProposal: z.object({ first: z.int(), second: z.int(), reason: z.string() }).optional(),
});

export type EngagementOutput = z.output<typeof engagementOutput>;
