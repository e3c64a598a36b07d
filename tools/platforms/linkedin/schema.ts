import { z } from 'zod';

const urn = z.string().regex(/^urn:li:[A-Za-z]+:.+$/);
const epochMs = z.int().positive();

const post = z.looseObject({
  id: urn,
  author: urn,
  commentary: z.string().default(''),
  createdAt: epochMs,
  publishedAt: epochMs.optional(),
  lifecycleState: z.string(),
  content: z
    .looseObject({
      media: z.looseObject({ id: urn }).optional(),
      multiImage: z.looseObject({ images: z.array(z.looseObject({ id: urn })) }).optional(),
    })
    .optional(),
});

export type LinkedinPost = z.output<typeof post>;

const paging = z.looseObject({
  start: z.int().default(0),
  count: z.int().default(0),
  links: z.array(z.looseObject({ rel: z.string().optional() })).default([]),
});

export const postsAnswer = z.looseObject({ elements: z.array(post), paging: paging.optional() });

export const organizationAnswer = z.looseObject({ id: z.int(), localizedName: z.string(), vanityName: z.string().optional() });
export const networkSizeAnswer = z.looseObject({ firstDegreeSize: z.int() });

export const statisticsAnswer = z.looseObject({
  elements: z.array(
    z.looseObject({
      share: urn.optional(),
      ugcPost: urn.optional(),
      totalShareStatistics: z.looseObject({
        likeCount: z.int().default(0),
        commentCount: z.int().default(0),
        shareCount: z.int().default(0),
        impressionCount: z.int().default(0),
      }),
    }),
  ),
});

export const commentsAnswer = z.looseObject({
  elements: z.array(
    z.looseObject({
      id: z.string(),
      actor: urn,
      message: z.looseObject({ text: z.string().default('') }),
      created: z.looseObject({ time: epochMs }),
      parentComment: z.string().optional(),
    }),
  ),
});

export const uploadAnswer = z.looseObject({ value: z.looseObject({ uploadUrl: z.url(), image: urn }) });
export const imageAnswer = z.looseObject({ status: z.string() });
export const tokenAnswer = z.looseObject({
  access_token: z.string().min(1),
  expires_in: z.number().positive().optional(),
  refresh_token: z.string().min(1).optional(),
});

export const preparedPost = z.looseObject({ images: z.array(z.object({ sha256: z.string(), urn })).default([]) });
export type LinkedinPrepared = z.output<typeof preparedPost>;
