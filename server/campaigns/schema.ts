import { z } from 'zod';
import { instant, person, platform, uuid } from '../http/common-schema.ts';
import { runSummary } from '../agents/schema.ts';

export const briefLimitChars = 4000;

export const createCampaignBody = z
  .object({
    /** What the marketer wants, in their words. */
    brief: z.string(),
    /** Channel ids, or platform names for "all our channels there". Absent: read from the brief, else all channels. */
    channels: z.array(z.string().min(1).max(100)).max(50).optional(),
    /** Total number of posts. Absent: read from the brief, else two per channel. */
    posts: z.int().min(1).max(50).optional(),
    /** Brand name or id. Absent: the channels' brand. */
    brand: z.string().max(200).optional(),
    windowStart: instant.optional(),
    windowEnd: instant.optional(),
    /** Analyses look at data up to this instant. Absent: the last sample. */
    asOf: instant.optional(),
  })
  .strict();

export const campaignStatus = z
  .enum(['queued', 'running', 'awaiting_approval', 'revising', 'scheduled', 'completed', 'rejected', 'failed', 'cancelled'])
  .meta({ id: 'CampaignStatus' });

export const campaign = z
  .object({
    id: uuid,
    title: z.string(),
    brief: z.string(),
    status: campaignStatus,
    brand: z.object({ id: uuid, name: z.string() }),
    channels: z.array(z.object({ id: uuid, platform, handle: z.string() })),
    postCount: z.int(),
    windowStart: instant,
    windowEnd: instant,
    firstOnApproval: z.boolean(),
    asOf: instant.optional(),
    planId: uuid.optional(),
    error: z.object({ code: z.string(), message: z.string() }).optional(),
    createdBy: person,
    createdAt: instant,
    runs: z.array(runSummary),
  })
  .meta({ id: 'Campaign' });

export const campaignAccepted = z
  .object({
    id: uuid,
    status: campaignStatus,
    runId: uuid,
    title: z.string(),
    links: z.object({ self: z.string(), steps: z.string() }),
  })
  .meta({ id: 'CampaignAccepted' });
