import { sql } from 'kysely';
import type { Tx } from '../database.ts';
import {
  publicationColumns as columns,
  type PublicationRecord,
  type PublicationStatus,
  toPublication,
} from './publication-row.ts';

export type { PublicationRecord, PublicationStatus } from './publication-row.ts';

export interface NewPublication {
  organisationId: string;
  channelId: string;
  planId: string;
  itemId: string;
  itemVersion: number;
  occurrence: Date;
  contentHash: string;
  /** Absent: now. Never before the undo window has passed. */
  dueAt?: Date;
  undoWindowSeconds: number;
}

/** Publications, to be made and looked at. What moves them on is in `ledger.ts`. */
export function createPublicationQueries(tx: Tx) {
  const selectPublication = () => tx.selectFrom('publications').select(columns);

  return {
    /** Undefined when this occurrence of this version, or another live one of the item, exists already. */
    async insert(entry: NewPublication): Promise<PublicationRecord | undefined> {
      const earliest = sql<Date>`now() + make_interval(secs => ${entry.undoWindowSeconds})`;
      const dueAt = entry.dueAt === undefined ? earliest : sql<Date>`greatest(${entry.dueAt}::timestamptz, ${earliest})`;
      const row = await tx
        .insertInto('publications')
        .values({
          organisation_id: entry.organisationId,
          channel_id: entry.channelId,
          plan_id: entry.planId,
          item_id: entry.itemId,
          item_version: entry.itemVersion,
          occurrence: entry.occurrence,
          content_hash: entry.contentHash,
          due_at: dueAt,
          next_attempt_at: dueAt,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning(columns)
        .executeTakeFirst();
      return row === undefined ? undefined : toPublication(row);
    },

    async find(id: string): Promise<PublicationRecord | undefined> {
      const row = await selectPublication().where('id', '=', id).executeTakeFirst();
      return row === undefined ? undefined : toPublication(row);
    },

    /** Locked until the transaction ends. */
    async lock(id: string): Promise<PublicationRecord | undefined> {
      const row = await selectPublication().where('id', '=', id).forUpdate().executeTakeFirst();
      return row === undefined ? undefined : toPublication(row);
    },

    /** Latest due first; `cursor` is the id of the last one of the page before. */
    async list(page: {
      limit: number;
      cursor?: string;
      status?: PublicationStatus;
      planId?: string;
    }): Promise<PublicationRecord[]> {
      const rows = await selectPublication()
        .$if(page.status !== undefined, (query) => query.where('status', '=', page.status ?? 'due'))
        .$if(page.planId !== undefined, (query) => query.where('plan_id', '=', page.planId ?? ''))
        .$if(page.cursor !== undefined, (query) =>
          query.where(sql<boolean>`(due_at, id) < (select c.due_at, c.id from publications c where c.id = ${page.cursor})`),
        )
        .orderBy('due_at', 'desc')
        .orderBy('id', 'desc')
        .limit(page.limit)
        .execute();
      return rows.map(toPublication);
    },

    /** In the order of their making; a cancelled one may be followed by that of a newer version. */
    async listByPlan(planId: string): Promise<PublicationRecord[]> {
      const rows = await selectPublication().where('plan_id', '=', planId).orderBy('created_at').orderBy('id').execute();
      return rows.map(toPublication);
    },

    async lockByItem(itemId: string): Promise<PublicationRecord[]> {
      const rows = await selectPublication().where('item_id', '=', itemId).orderBy('created_at').forUpdate().execute();
      return rows.map(toPublication);
    },

    /** Remote ids that belong to other publications of the channel: reconciling must not take them for ours. */
    async otherRemoteIds(channelId: string, exceptId: string, since: Date): Promise<string[]> {
      const rows = await tx
        .selectFrom('publications')
        .select('remote_id')
        .where('channel_id', '=', channelId)
        .where('id', '<>', exceptId)
        .where('remote_id', 'is not', null)
        .where('published_at', '>=', since)
        .execute();
      return rows.flatMap((row) => (row.remote_id === null ? [] : [row.remote_id]));
    },

    /**
     * Whether another publication of the channel stands for this remote post. From here to the end of the transaction, nobody
     * else gets an answer for the channel.
     */
    async isRemoteIdTaken(channelId: string, remoteId: string, exceptId: string): Promise<boolean> {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`found on channel ${channelId}`}, 0))`.execute(tx);
      const row = await tx
        .selectFrom('publications')
        .select('id')
        .where('channel_id', '=', channelId)
        .where('remote_id', '=', remoteId)
        .where('id', '<>', exceptId)
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },

    /** When the channels' queues are taken already, for plans that keep their distance. */
    async listUpcoming(channelIds: readonly string[], from: Date, to: Date): Promise<{ channelId: string; dueAt: Date }[]> {
      if (channelIds.length === 0) return [];
      const rows = await tx
        .selectFrom('publications')
        .select(['channel_id', 'due_at'])
        .where('channel_id', 'in', [...channelIds])
        .where('status', 'in', ['due', 'sending', 'unknown', 'published'])
        .where('due_at', '>=', from)
        .where('due_at', '<=', to)
        .orderBy('due_at')
        .limit(1000)
        .execute();
      return rows.map((row) => ({ channelId: row.channel_id, dueAt: row.due_at }));
    },

    /** How many publications of a campaign there are, and how many can still change by themselves or by a person. */
    async countByCampaign(campaignId: string): Promise<{ total: number; open: number }> {
      const row = await tx
        .selectFrom('publications')
        .innerJoin('plans', 'plans.id', 'publications.plan_id')
        .select([
          sql<number>`count(*)`.as('total'),
          sql<number>`count(*) filter (where publications.status in ('due','sending','unknown','needs_human'))`.as('open'),
        ])
        .where('plans.campaign_id', '=', campaignId)
        .where('publications.status', '<>', 'cancelled')
        .executeTakeFirstOrThrow();
      return { total: row.total, open: row.open };
    },
  };
}
