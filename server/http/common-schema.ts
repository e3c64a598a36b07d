import { z } from 'zod';

export const uuid = z.uuid();
/** An instant, ISO 8601 with zone: `2026-11-23T09:00:00Z`. */
export const instant = z.iso.datetime({ offset: true });

/** RFC 9457 problem details; `code` is stable and dotted, `detail` may be shown to a person. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    instance: z.string().optional(),
    requestId: z.string().optional(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    details: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'Problem' });

/** Keyset pagination: pass `nextCursor` back as `cursor`. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});

export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().optional() });
}

export const platform = z.enum(['x', 'instagram', 'linkedin']).meta({ id: 'Platform' });

export const person = z.object({ id: z.string(), name: z.string() }).meta({ id: 'Person' });
