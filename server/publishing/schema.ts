import { z } from 'zod';
import { instant, platform, uuid } from '../http/common-schema.ts';

export const publicationStatus = z
  .enum(['due', 'sending', 'unknown', 'published', 'failed', 'cancelled', 'skipped', 'needs_human'])
  .meta({ id: 'PublicationStatus' });

export const metrics = z
  .object({ likes: z.int(), comments: z.int(), shares: z.int(), impressions: z.int().optional(), measuredAt: instant })
  .meta({ id: 'Metrics' });

export const publication = z
  .object({
    id: uuid,
    planId: uuid,
    itemId: uuid,
    itemVersion: z.int(),
    channel: z.object({ id: uuid, platform, handle: z.string(), timeZone: z.string() }),
    text: z.string(),
    mediaUrls: z.array(z.string()),
    dueAt: instant,
    status: publicationStatus,
    attemptCount: z.int(),
    nextAttemptAt: instant.optional(),
    remoteId: z.string().optional(),
    permalink: z.string().optional(),
    publishedAt: instant.optional(),
    error: z.object({ code: z.string(), message: z.string() }).optional(),
    metrics: metrics.optional(),
  })
  .meta({ id: 'Publication' });

export const publicationDetail = publication
  .extend({
    attempts: z.array(
      z.object({
        epoch: z.int(),
        kind: z.enum(['publish', 'reconcile']),
        phase: z.string(),
        outcome: z.string().optional(),
        startedAt: instant,
        finishedAt: instant.optional(),
        detail: z.record(z.string(), z.unknown()),
      }),
    ),
    samples: z.array(metrics),
  })
  .meta({ id: 'PublicationDetail' });

/** What a person says when they send again what stopped. */
export const retryBody = z
  .object({
    /** "I have looked on the network: this post is not there." Without it a maybe-published post is looked for once more. */
    confirmNotLive: z.boolean().default(false),
  })
  .strict();
