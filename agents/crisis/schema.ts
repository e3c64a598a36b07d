import { z } from 'zod';
import { brandKit } from '../../tools/content/index.ts';
import { agentChannel, analysis } from '../shared-schema.ts';

export const crisisInput = z.object({ brief: z.string(), brandKit, channels: z.array(agentChannel).min(1) });

export type CrisisInput = z.output<typeof crisisInput>;

export const severity = z.enum(['none', 'low', 'medium', 'high']);

export const crisisOutput = analysis.extend({
  severity,
  /** What the trouble is about, as the tool names it. */
  cause: z.string().optional(),
  /** Evidence older than 90 days is reported, but never a reason to hold anything back. */
  isStale: z.boolean(),
  /** A proposal; whoever decides about publishing takes it or leaves it. */
  pause: z.object({
    isRecommended: z.boolean(),
    channelIds: z.array(z.string()),
    /** What is due soon and would be touched. */
    publicationIds: z.array(z.string()),
    reason: z.string(),
  }),
  /** What the brand could say while it looks into the matter; a person decides. */
  holdingStatement: z.string().optional(),
  /** Whether a person must look now. */
  escalate: z.boolean(),
  recovery: z.object({ expectedDays: z.number().optional(), basis: z.string() }).optional(),
});

export type CrisisOutput = z.output<typeof crisisOutput>;
