import { z } from 'zod';
import { brandCompetitor, brandFact, brandRules, brandVoice } from '../../tools/content/index.ts';
import { instant, uuid } from '../http/common-schema.ts';

export const brandSummary = z.object({ id: uuid, name: z.string(), description: z.string() }).meta({ id: 'BrandSummary' });

export const brand = brandSummary
  .extend({
    voice: brandVoice,
    rules: brandRules,
    facts: z.array(brandFact),
    allowedLinks: z.array(z.string()),
    allowedHandles: z.array(z.string()),
    palette: z.array(z.string()),
    competitors: z.array(brandCompetitor),
    updatedAt: instant,
  })
  .meta({ id: 'Brand' });
