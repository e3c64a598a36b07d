import { sql } from 'kysely';
import type { Tx } from '../database.ts';

/** A post that is approved and waits for its time. */
export interface QueuedPublication {
  id: string;
  channelId: string;
  dueAt: Date;
  text: string;
}

/** One brand's mentions from one source. */
export interface MentionFeed {
  brandId: string;
  brandName: string;
  source: string;
  count: number;
  firstAt: Date;
  lastAt: Date;
}

/** Reads that only analyses need: across aggregates, bounded, newest first. */
export function createEvidenceQueries(tx: Tx) {
  return {
    /** How often each brand is spoken of in a stretch of time, most spoken of first. */
    async countMentionsByBrand(
      brandId: string,
      from: Date,
      until: Date,
    ): Promise<{ about: string; isOwn: boolean; count: number }[]> {
      const rows = await tx
        .selectFrom('mentions')
        .select((eb) => ['about', 'is_own as isOwn', eb.fn.countAll<number>().as('count')])
        .where('brand_kit_id', '=', brandId)
        .where('posted_at', '>', from)
        .where('posted_at', '<=', until)
        .groupBy(['about', 'is_own'])
        .orderBy('count', 'desc')
        .limit(20)
        .execute();
      return rows;
    },

    /** When somebody last spoke of the brand itself, at or before `until`. */
    async lastOwnMentionAt(brandId: string, until: Date): Promise<Date | undefined> {
      const row = await tx
        .selectFrom('mentions')
        .select((eb) => eb.fn.max('posted_at').as('at'))
        .where('brand_kit_id', '=', brandId)
        .where('is_own', '=', true)
        .where('posted_at', '<=', until)
        .executeTakeFirst();
      return row?.at ?? undefined;
    },

    /**
     * What was heard in stretches of its own: each brand of the organisation by source, newest stretch first. A file of the past
     * is such a stretch, and so is what the connectors bring in.
     */
    async listMentionFeeds(until: Date): Promise<MentionFeed[]> {
      return tx
        .selectFrom('mentions as m')
        .innerJoin('brand_kits as b', 'b.id', 'm.brand_kit_id')
        .select((eb) => [
          'b.id as brandId',
          'b.name as brandName',
          'm.source',
          eb.fn.countAll<number>().as('count'),
          eb.fn.min('m.posted_at').as('firstAt'),
          eb.fn.max('m.posted_at').as('lastAt'),
        ])
        .where('m.is_own', '=', true)
        .where('m.posted_at', '<=', until)
        .groupBy(['b.id', 'b.name', 'm.source'])
        .orderBy('lastAt', 'desc')
        .limit(20)
        .execute();
    },

    /** What goes out on the brand's channels before `until`, soonest first. */
    async listQueue(brandId: string, until: Date): Promise<QueuedPublication[]> {
      const result = await sql<QueuedPublication>`
        select p.id, p.channel_id as "channelId", p.due_at as "dueAt", v.content->>'text' as text
        from publications p
        join channels c on c.id = p.channel_id
        join item_versions v on v.item_id = p.item_id and v.version = p.item_version
        where c.brand_kit_id = ${brandId}::uuid and p.status = 'due' and p.due_at <= ${until}
        order by p.due_at, p.id limit 100`.execute(tx);
      return result.rows;
    },
  };
}
