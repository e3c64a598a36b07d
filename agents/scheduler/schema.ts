import { z } from 'zod';
import { brandKit } from '../../tools/content/index.ts';
import { agentChannel, analysis } from '../shared-schema.ts';

const instant = z.iso.datetime({ offset: true });

export const schedulerInput = z.object({
  brief: z.string(),
  brandKit,
  /** How many posts each channel needs a time for. */
  channels: z.array(agentChannel.extend({ postCount: z.int().min(0) })).min(1),
  from: instant,
  to: instant,
  busy: z.array(z.object({ channelId: z.string(), at: instant })),
});

export type SchedulerInput = z.output<typeof schedulerInput>;

export const assignedTime = z.object({
  channelId: z.string(),
  at: instant,
  reason: z.string(),
  /** Expected uplift over the channel's usual time; 0.2 is a fifth more. */
  upliftLow: z.number().optional(),
  upliftHigh: z.number().optional(),
});

export const schedulerOutput = analysis.extend({
  /** In the order of time, `postCount` for each channel. */
  times: z.array(assignedTime),
  /** Channels whose history supports no best time. */
  withoutBestTime: z.array(z.string()),
});

export type SchedulerOutput = z.output<typeof schedulerOutput>;
