import { z } from 'zod';

/** Graph answers ids as strings; times as `2026-11-20T13:00:00+0000`. */
const id = z.string().regex(/^\d+$/);
const graphTime = z.string().transform((value, context) => {
  const time = new Date(value.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  if (!Number.isNaN(time.getTime())) return time;
  context.addIssue({ code: 'custom', message: 'not a time' });
  return z.NEVER;
});

const paging = z.looseObject({
  cursors: z.looseObject({ after: z.string().optional() }).optional(),
  next: z.string().optional(),
});

const insights = z.looseObject({
  data: z
    .array(z.looseObject({ name: z.string(), values: z.array(z.looseObject({ value: z.number() })).default([]) }))
    .default([]),
});

const comment = z.looseObject({
  id,
  text: z.string().default(''),
  timestamp: graphTime,
  username: z.string().optional(),
  parent_id: id.optional(),
});

const media = z.looseObject({
  id,
  caption: z.string().default(''),
  permalink: z.string().optional(),
  timestamp: graphTime,
  username: z.string().optional(),
  like_count: z.int().default(0),
  comments_count: z.int().default(0),
  children: z.looseObject({ data: z.array(z.looseObject({ id })) }).optional(),
  insights: insights.optional(),
  comments: z.looseObject({ data: z.array(comment).default([]) }).optional(),
});

export type InstagramMedia = z.output<typeof media>;

export const accountAnswer = z.looseObject({
  id,
  username: z.string(),
  name: z.string().default(''),
  followers_count: z.int().optional(),
});
export const mediaPage = z.looseObject({ data: z.array(media), paging: paging.optional() });
export const mediaById = z.record(z.string(), media);
export const discoveryAnswer = z.looseObject({
  business_discovery: z.looseObject({ username: z.string().optional(), media: mediaPage.default({ data: [] }) }),
});
export const createdAnswer = z.looseObject({ id });
export const containerAnswer = z.looseObject({
  status_code: z.enum(['EXPIRED', 'ERROR', 'FINISHED', 'IN_PROGRESS', 'PUBLISHED']),
  status: z.string().optional(),
});
export const limitAnswer = z.looseObject({
  data: z.array(
    z.looseObject({
      quota_usage: z.int(),
      config: z.looseObject({ quota_total: z.int(), quota_duration: z.int().optional() }).optional(),
    }),
  ),
});
export const tokenAnswer = z.looseObject({ access_token: z.string().min(1), expires_in: z.number().positive().optional() });
export const permalinkAnswer = z.looseObject({ id, permalink: z.string().optional() });

/** What `prepare` keeps. A container holds its caption and images, so it is used again only for exactly those. */
export const preparedPost = z.looseObject({
  containerId: id.optional(),
  containerKey: z.string().optional(),
  children: z.array(z.object({ key: z.string(), id })).default([]),
});

export type InstagramPrepared = z.output<typeof preparedPost>;
