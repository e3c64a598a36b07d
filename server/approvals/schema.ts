import { z } from 'zod';
import { instant, person, platform, uuid } from '../http/common-schema.ts';

/** When an item goes out. `on_approval`: at once when approved (after the undo window). */
export const schedule = z
  .discriminatedUnion('kind', [z.object({ kind: z.literal('at'), at: instant }), z.object({ kind: z.literal('on_approval') })])
  .meta({ id: 'Schedule' });

/** Exactly what is hashed and sealed (RFC 8785 canonical JSON, SHA-256). Nothing else decides what goes out. */
export const itemContent = z
  .object({
    channelId: uuid,
    platform,
    externalAccountId: z.string(),
    text: z.string(),
    media: z.array(z.object({ mediaId: uuid, sha256: z.string(), altText: z.string() })),
    links: z.array(z.string()),
    schedule,
    latePolicy: z.object({ action: z.enum(['publish', 'skip', 'ask']), afterSeconds: z.int() }),
  })
  .meta({ id: 'ItemContent' });

export type ItemContent = z.output<typeof itemContent>;

/** Something an approver should look at; blocks automatic approval. `span` is what in the text it is about. */
export const itemFlag = z
  .object({
    code: z.enum([
      'unlisted_link',
      'unlisted_handle',
      'unsourced_claim',
      'off_voice',
      'banned_word',
      'untrusted_influence',
      'crisis_topic',
    ]),
    message: z.string(),
    span: z.string().optional(),
  })
  .meta({ id: 'ItemFlag' });

export const evidence = z
  .object({ id: z.string(), text: z.string(), trust: z.enum(['trusted', 'untrusted']), stale: z.boolean().optional() })
  .meta({ id: 'Evidence' });

/** What the agents say about an item; shown, never sealed. */
export const itemAnalysis = z
  .object({
    voiceScore: z.number().optional(),
    predictedEngagement: z
      .object({ relative: z.number(), low: z.number(), high: z.number(), basis: z.string() })
      .or(z.object({ notEnoughData: z.literal(true), basis: z.string() }))
      .optional(),
    timing: z.object({ reason: z.string(), upliftLow: z.number().optional(), upliftHigh: z.number().optional() }).optional(),
    evidence: z.array(evidence).default([]),
    mediaBrief: z.string().optional(),
  })
  .meta({ id: 'ItemAnalysis' });

export const itemStatus = z
  .enum(['pending', 'changes_requested', 'held', 'approved', 'rejected', 'cancelled'])
  .meta({ id: 'ItemStatus' });

export const decision = z
  .object({
    id: uuid,
    itemId: uuid,
    itemVersion: z.int(),
    outcome: z.enum(['approve', 'edit', 'request_changes', 'reject', 'hold']),
    comment: z.string().optional(),
    decidedBy: person,
    decidedAt: instant,
  })
  .meta({ id: 'Decision' });

export const planItem = z
  .object({
    id: uuid,
    position: z.int(),
    version: z.int(),
    status: itemStatus,
    content: itemContent,
    hash: z.string(),
    channel: z.object({ id: uuid, platform, handle: z.string(), displayName: z.string(), timeZone: z.string() }),
    /** Signed addresses of the images, in order; short-lived. */
    mediaUrls: z.array(z.string()),
    author: z.object({ kind: z.enum(['agent', 'user']), id: z.string(), name: z.string() }),
    note: z.string().optional(),
    analysis: itemAnalysis,
    flags: z.array(itemFlag),
    /** The version before, for the difference; absent for version 1. */
    previousText: z.string().optional(),
    decisions: z.array(decision),
    /** What the caller may do with this version now, and if not approve, why. */
    allowed: z.object({ approve: z.boolean(), edit: z.boolean(), reason: z.string().optional() }),
    publication: z.object({ id: uuid, status: z.string(), dueAt: instant, permalink: z.string().optional() }).optional(),
  })
  .meta({ id: 'PlanItem' });

export const planStatus = z
  .enum(['pending', 'revising', 'approved', 'rejected', 'expired', 'cancelled'])
  .meta({ id: 'PlanStatus' });

export const finding = z
  .object({ agent: z.string(), summary: z.string(), recommendations: z.array(z.string()), evidence: z.array(evidence) })
  .meta({ id: 'Finding' });

export const planSummary = z
  .object({
    id: uuid,
    campaignId: uuid.optional(),
    origin: z.enum(['campaign', 'manual']),
    title: z.string(),
    version: z.int(),
    hash: z.string(),
    status: planStatus,
    itemCount: z.int(),
    pendingCount: z.int(),
    createdBy: person,
    createdAt: instant,
    expiresAt: instant,
  })
  .meta({ id: 'PlanSummary' });

export const plan = planSummary.extend({ findings: z.array(finding), items: z.array(planItem) }).meta({ id: 'Plan' });

export const decideBody = z
  .object({
    /** The plan version that the person looked at. Another one answers 409 `approval.stale_version`. */
    planVersion: z.int().min(1),
    outcome: z.enum(['approve', 'request_changes', 'reject', 'hold']),
    comment: z.string().max(2000).optional(),
    /** Only these items; absent: every item still pending. */
    items: z
      .array(
        z.object({
          itemId: uuid,
          itemVersion: z.int().min(1),
          outcome: z.enum(['approve', 'request_changes', 'reject', 'hold']).optional(),
          comment: z.string().max(2000).optional(),
        }),
      )
      .min(1)
      .max(200)
      .optional(),
  })
  .strict();

export const decideResult = z
  .object({
    plan,
    outcomes: z.array(
      z.object({ itemId: uuid, itemVersion: z.int(), applied: z.boolean(), outcome: z.string(), reason: z.string().optional() }),
    ),
  })
  .meta({ id: 'DecideResult' });

/** An edit makes a new immutable version and voids that item's approvals only. Absent fields stay as they are. */
export const editItemBody = z
  .object({
    baseVersion: z.int().min(1),
    text: z.string().max(100_000).optional(),
    media: z
      .array(z.object({ mediaId: uuid, altText: z.string().max(1000) }))
      .max(20)
      .optional(),
    schedule: schedule.optional(),
    note: z.string().max(2000).optional(),
  })
  .strict();

/** A post by hand: same approval, same ledger, no agent. */
export const createPostBody = z
  .object({
    channelId: uuid,
    text: z.string().max(100_000),
    media: z
      .array(z.object({ mediaId: uuid, altText: z.string().max(1000) }))
      .max(20)
      .default([]),
    /** `on_approval` is "publish now". */
    schedule,
  })
  .strict();
