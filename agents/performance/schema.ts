import { z } from 'zod';
import { brandKit } from '../../tools/content/index.ts';
import { agentChannel, analysis } from '../shared-schema.ts';

export const performanceInput = z.object({ brief: z.string().optional(), brandKit, channels: z.array(agentChannel).min(1) });

export type PerformanceInput = z.output<typeof performanceInput>;

/** A post against the account's own baseline. */
export const ratedPost = z.object({
  postId: z.string(),
  channelId: z.string(),
  text: z.string(),
  postedAt: z.string().optional(),
  engagement: z.number().optional(),
  /** Times the account's median. */
  relative: z.number(),
  permalink: z.string().optional(),
  isStale: z.boolean().optional(),
});

export type RatedPost = z.output<typeof ratedPost>;

export const performanceOutput = analysis.extend({
  overPerformed: z.array(ratedPost),
  underPerformed: z.array(ratedPost),
  anomalies: z.array(z.string()),
});

export type PerformanceOutput = z.output<typeof performanceOutput>;
