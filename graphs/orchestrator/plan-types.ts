import { z } from 'zod';
import { trust } from '../../tools/define-tool.ts';

const evidence = z.object({ id: z.string(), text: z.string(), trust, stale: z.boolean().optional() });

export const schedule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('at'), at: z.iso.datetime({ offset: true }) }),
  z.object({ kind: z.literal('on_approval') }),
]);

export type Schedule = z.output<typeof schedule>;

/** What the agents say about an item; shown to approvers, never sealed. */
export const itemAnalysis = z.object({
  voiceScore: z.number().optional(),
  predictedEngagement: z
    .object({ relative: z.number(), low: z.number(), high: z.number(), basis: z.string() })
    .or(z.object({ notEnoughData: z.literal(true), basis: z.string() }))
    .optional(),
  timing: z.object({ reason: z.string(), upliftLow: z.number().optional(), upliftHigh: z.number().optional() }).optional(),
  evidence: z.array(evidence).default([]),
  mediaBrief: z.string().optional(),
});

export const itemFlag = z.object({
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
});

export type ItemFlag = z.output<typeof itemFlag>;

/** One post of a plan on its way to the approvers. */
export const draftItem = z.object({
  /** Set on revisions: which item this is the next version of. */
  itemId: z.string().optional(),
  channelId: z.string(),
  text: z.string().min(1),
  media: z.array(z.object({ mediaId: z.string(), sha256: z.string(), altText: z.string() })),
  schedule,
  analysis: itemAnalysis,
  flags: z.array(itemFlag),
  note: z.string().optional(),
});

export type DraftItem = z.output<typeof draftItem>;

/** What one agent found for this campaign, as the plan shows it. */
export const campaignFinding = z.object({
  agent: z.string(),
  summary: z.string(),
  recommendations: z.array(z.string()),
  evidence: z.array(evidence),
});

export type CampaignFinding = z.output<typeof campaignFinding>;
