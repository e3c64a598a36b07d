import { IANAZone } from 'luxon';
import { z } from 'zod';

/** At most this many refused records are listed; the count is always whole. */
export const maxListedRejections = 100;

export const importQuery = z.object({
  /** IANA zone for times that carry no offset. */
  zone: z.string().max(100).refine(IANAZone.isValidZone, 'must be an IANA time zone, such as Europe/Berlin').default('UTC'),
});

export const importMentionsQuery = importQuery.extend({
  /** Brand name or id. A name that only the file knows makes a new brand to listen for. */
  brand: z.string().trim().min(1).max(200),
});

export const importResult = z
  .object({
    recordCount: z.int(),
    addedCount: z.int(),
    /** Records that an earlier import had brought. */
    knownCount: z.int(),
    rejectedCount: z.int(),
    /** `record` counts from 1 after the header; `line` is where the record starts in the file. */
    rejected: z.array(z.object({ record: z.int(), line: z.int(), message: z.string() })),
    notes: z.array(z.string()),
  })
  .meta({ id: 'ImportResult' });

export type ImportResult = z.output<typeof importResult>;
