import { z } from 'zod';
import { brandKit } from '../../tools/content/index.ts';
import { maxVariants } from '../narrative.ts';
import { agentChannel, evidenceItem } from '../shared-schema.ts';

export const creatorInput = z.object({
  brief: z.string().min(1),
  /** What memory is asked about. */
  topic: z.string(),
  brandKit,
  channel: agentChannel,
  post: z.object({ position: z.int().min(1), total: z.int().min(1), angle: z.string() }),
  /** Notes of the other agents and of memory. */
  facts: z.array(evidenceItem),
  /** Texts of the plan that are written already; the new post must not be like any of them. */
  previous: z.array(z.string()),
  /** Set when an existing post is to be improved or revised, together with `feedback`. */
  draft: z.object({ text: z.string(), mediaBrief: z.string().optional() }).optional(),
  feedback: z.string().optional(),
});

export type CreatorInput = z.output<typeof creatorInput>;

export const draftFlag = z.object({
  code: z.enum(['unlisted_link', 'unlisted_handle', 'unsourced_claim', 'off_voice', 'banned_word', 'untrusted_influence']),
  message: z.string(),
  span: z.string().optional(),
});

export const variant = z.object({
  /** The post as it would go out, within the network's limits. */
  text: z.string().min(1),
  hashtags: z.array(z.string()),
  mediaBrief: z.string(),
  altText: z.string(),
  /** 0 to 1, by the brand kit's yardstick. */
  voiceScore: z.number().min(0).max(1),
  lengthChars: z.int(),
  limitChars: z.int(),
  flags: z.array(draftFlag),
  /** What the text rests on. */
  evidence: z.array(evidenceItem),
});

export type Variant = z.output<typeof variant>;

export const creatorOutput = z.object({
  channelId: z.string(),
  /** Best first. Three to five, unless a model keeps writing what the network or the brand would not take. */
  variants: z.array(variant).min(1).max(maxVariants),
  /** What memory knew about the topic, for the next post of the same channel. */
  recalled: z.array(evidenceItem),
});

export type CreatorOutput = z.output<typeof creatorOutput>;
