import { z } from 'zod';
import { brandKit } from '../../tools/content/index.ts';
import { platforms } from '../../tools/platforms/connector.ts';

const instant = z.iso.datetime({ offset: true });

export const campaignChannel = z.object({
  id: z.string(),
  platform: z.enum(platforms),
  handle: z.string(),
  displayName: z.string(),
  /** IANA zone of the channel's audience. */
  timeZone: z.string(),
});

export type CampaignChannel = z.output<typeof campaignChannel>;

/** A brief becomes a plan that waits for approval. */
export const campaignInput = z.object({
  workflow: z.literal('campaign'),
  title: z.string(),
  brief: z.string().min(1),
  brandKit,
  channels: z.array(campaignChannel).min(1),
  postCount: z.int().min(1).max(50),
  /** Where the brief gives each channel its own number; wins over `postCount`. By channel id. */
  postCountByChannel: z.record(z.string(), z.int().min(0).max(50)).optional(),
  windowStart: instant,
  windowEnd: instant,
  /** The first post goes out as soon as it is approved. */
  firstOnApproval: z.boolean(),
  /** Posts that are on their way already; new ones keep their distance. */
  busy: z.array(z.object({ channelId: z.string(), at: instant })).default([]),
});

/** The performance agent looks at what was published; what worked goes to memory. */
export const reviewInput = z.object({
  workflow: z.literal('performance_review'),
  brandKit,
  channels: z.array(campaignChannel).min(1),
});

export const orchestratorInput = z.discriminatedUnion('workflow', [campaignInput, reviewInput]);

export type CampaignInput = z.output<typeof campaignInput>;
export type ReviewInput = z.output<typeof reviewInput>;
/** As callers write it: defaults may be left out. */
export type OrchestratorInput = z.input<typeof orchestratorInput>;
