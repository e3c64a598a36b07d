import { z } from 'zod';
import { brandKit } from '../../tools/content/index.ts';
import { agentChannel, analysis } from '../shared-schema.ts';

export const trendInput = z.object({ brief: z.string(), topic: z.string(), brandKit, channels: z.array(agentChannel).min(1) });

export type TrendInput = z.output<typeof trendInput>;

/** One emerging topic, as the tool ranks it. */
export const emergingTopic = z.object({
  topic: z.string(),
  /** Ids of the findings that show it. */
  evidenceIds: z.array(z.string()).default([]),
  postCount: z.number().optional(),
  ageDays: z.number().optional(),
  /** Times the usual volume. */
  growth: z.number().optional(),
  /** To the brand, 0 to 1. */
  relevance: z.number().optional(),
  forecast: z.object({ direction: z.enum(['rising', 'steady', 'fading']), confidence: z.number().min(0).max(1) }).optional(),
});

export const trendOutput = analysis.extend({ topics: z.array(emergingTopic) });

export type TrendOutput = z.output<typeof trendOutput>;
