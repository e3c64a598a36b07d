import { z } from 'zod';
import { brandKit } from '../../tools/content/index.ts';
import { agentChannel, analysis } from '../shared-schema.ts';

export const competitorInput = z.object({
  brief: z.string(),
  topic: z.string(),
  brandKit,
  channels: z.array(agentChannel).min(1),
});

export type CompetitorInput = z.output<typeof competitorInput>;

/** One competitor by the figures that the tool computed. */
export const competitorFigures = z.object({
  name: z.string(),
  /** 0 to 1 of all posts and their engagement looked at. */
  shareOfVoice: z.number().optional(),
  postsPerWeek: z.number().optional(),
  formats: z.record(z.string(), z.number()).optional(),
  whatWorked: z.array(z.string()).optional(),
});

export const competitorOutput = analysis.extend({
  competitors: z.array(competitorFigures),
  /** Subjects or formats that nobody takes yet. */
  gaps: z.array(z.string()),
});

export type CompetitorOutput = z.output<typeof competitorOutput>;
