import { z } from 'zod';

const words = z.array(z.string().trim().min(1).max(500)).max(200).default([]);

/** How a brand sounds. */
export const brandVoice = z.object({
  tone: words,
  persona: z.string().max(2000).default(''),
  emoji: z.enum(['none', 'light', 'playful']).default('light'),
  hashtagsPerPost: z
    .object({
      x: z.int().min(0).max(30).default(1),
      instagram: z.int().min(0).max(30).default(4),
      linkedin: z.int().min(0).max(30).default(2),
    })
    .prefault({}),
  /** Who must be able to read it with ease: `simple` about school grade 6, `general` 9, `expert` 13. */
  readingLevel: z.enum(['simple', 'general', 'expert']).default('general'),
  examplesLiked: words,
  examplesDisliked: words,
});

/** What a brand never and always does in words. `preferredWords` maps a word to avoid to the one to use. */
export const brandRules = z.object({
  bannedWords: words,
  bannedTopics: words,
  preferredWords: z.record(z.string(), z.string()).default({}),
  dos: words,
  donts: words,
});

export const brandFact = z.object({ id: z.string().min(1), text: z.string().min(1) });

export const brandCompetitor = z.object({ name: z.string().min(1), handles: z.record(z.string(), z.string()).default({}) });

/** What agents know of a brand. Every part has a default, so that a half-filled kit works. */
export const brandKit = z.object({
  name: z.string().min(1),
  description: z.string().default(''),
  voice: brandVoice.prefault({}),
  rules: brandRules.prefault({}),
  facts: z.array(brandFact).default([]),
  allowedLinks: z.array(z.string()).default([]),
  allowedHandles: z.array(z.string()).default([]),
  /** CSS hex colours, most important first. */
  palette: z.array(z.string().regex(/^#[0-9a-f]{6}$/iu)).default([]),
  competitors: z.array(brandCompetitor).default([]),
});

export type BrandKit = z.output<typeof brandKit>;
export type BrandFact = z.output<typeof brandFact>;
