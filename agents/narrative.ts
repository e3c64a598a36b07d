import { z } from 'zod';

/**
 * The only two shapes in which a model answers. Language lives here; numbers do not: they come from tool results.
 * Lengths are generous, so that a talkative model is not refused for them; what is shown is cut by code.
 */
export const analystNarrative = z
  .object({
    summary: z.string().min(1).describe('Two or three plain sentences on what the findings mean for this task.'),
    citedIds: z.array(z.string()).describe('Ids of the findings that the summary rests on.'),
    recommendations: z
      .array(
        z.object({
          text: z.string().min(1).describe('One thing to do, as an imperative sentence.'),
          citedIds: z.array(z.string()).describe('Ids of the findings behind it.'),
        }),
      )
      .describe('At most five.'),
  })
  .describe('An analyst’s reading of the findings.');

export type AnalystNarrative = z.output<typeof analystNarrative>;

export const minVariants = 3;
export const maxVariants = 5;

export const creatorNarrative = z
  .object({
    variants: z
      .array(
        z.object({
          text: z.string().min(1).describe('The whole post as it will be published, hashtags included.'),
          hashtags: z.array(z.string()).describe('The hashtags used in the text, with #.'),
          mediaBrief: z.string().describe('What the image shows.'),
          altText: z.string().describe('The image in one sentence, for people who cannot see it.'),
          citedIds: z.array(z.string()).describe('Ids of the facts and findings that the text rests on.'),
        }),
      )
      .min(minVariants)
      .max(maxVariants),
  })
  .describe('Different ways to write one post, each with an angle of its own.');

export type CreatorNarrative = z.output<typeof creatorNarrative>;
