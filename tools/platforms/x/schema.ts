import { z } from 'zod';

const id = z.string().regex(/^[0-9]{1,19}$/);

const problem = z.looseObject({ type: z.string().optional(), title: z.string().optional(), detail: z.string().optional() });

const user = z.looseObject({
  id,
  username: z.string(),
  name: z.string(),
  public_metrics: z.looseObject({ followers_count: z.int() }).optional(),
});

const publicMetrics = z.looseObject({
  repost_count: z.int(),
  reply_count: z.int(),
  like_count: z.int(),
  quote_count: z.int(),
  impression_count: z.int(),
});

/** A link inside a text: `url` is what stands there (t.co), `expanded_url` what was meant. */
const urlEntity = z.looseObject({
  url: z.string().nullish(),
  expanded_url: z.string().nullish(),
  media_key: z.string().nullish(),
});

const post = z.looseObject({
  id,
  text: z.string(),
  created_at: z.iso.datetime({ offset: true }).optional(),
  author_id: z.string().optional(),
  public_metrics: publicMetrics.optional(),
  attachments: z.looseObject({ media_keys: z.array(z.string()).optional() }).optional(),
  entities: z.looseObject({ urls: z.array(urlEntity).nullish() }).optional(),
  referenced_posts: z.array(z.looseObject({ type: z.string(), id: z.string() })).optional(),
});

export type XPost = z.output<typeof post>;

/** Either the account or the reason why there is none: an answer with neither says nothing. */
export const userAnswer = z.union([
  z.looseObject({ data: user }),
  z.looseObject({ data: z.undefined().optional(), errors: z.array(problem).min(1) }),
]);

/** `meta` is always there; without it an empty answer could pass for an empty list. */
export const postListAnswer = z.looseObject({
  data: z.array(post).default([]),
  includes: z.looseObject({ users: z.array(user).default([]) }).optional(),
  errors: z.array(problem).default([]),
  meta: z.looseObject({ result_count: z.int(), next_token: z.string().optional() }),
});

export const postsByIdAnswer = z.union([
  z.looseObject({ data: z.array(post) }),
  z.looseObject({ data: z.undefined().optional(), errors: z.array(problem).min(1) }),
]);

export const createdAnswer = z.looseObject({
  data: z.looseObject({ id, text: z.string() }).optional(),
  errors: z.array(problem).default([]),
});

const processingInfo = z.looseObject({ state: z.string(), check_after_secs: z.number().optional() });

export const mediaAnswer = z.looseObject({
  data: z.looseObject({ id, expires_after_secs: z.number().optional(), processing_info: processingInfo.optional() }),
});

export const tokenAnswer = z.looseObject({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).optional(),
  expires_in: z.number().positive().optional(),
});

/** What `prepare` keeps: uploads by content, so that a repeated `prepare` uploads nothing twice. */
export const preparedPost = z.looseObject({
  uploads: z.array(z.object({ sha256: z.string(), altText: z.string(), mediaId: id, usableUntil: z.iso.datetime() })).default([]),
});

export type XPrepared = z.output<typeof preparedPost>;
