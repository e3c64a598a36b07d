import { sql } from 'kysely';
import { json } from '../column-types.ts';
import type { Tx } from '../database.ts';
import type { StoredError } from './runs.ts';

export type PublicationStatus = 'due' | 'sending' | 'unknown' | 'published' | 'failed' | 'cancelled' | 'skipped' | 'needs_human';

export interface PublicationRecord {
  id: string;
  organisationId: string;
  channelId: string;
  planId: string;
  itemId: string;
  itemVersion: number;
  occurrence: Date;
  contentHash: string;
  dueAt: Date;
  status: PublicationStatus;
  epoch: number;
  attemptCount: number;
  nextAttemptAt: Date;
  /** When the first commit may have left. Absent: provably nothing was ever sent. */
  firstSentAt?: Date;
  /** Until when bytes of the last commit may have left. */
  maybeSentUntil?: Date;
  lateAcceptedBy?: string;
  prepared?: Record<string, unknown>;
  remoteId?: string;
  permalink?: string;
  publishedAt?: Date;
  lastError?: StoredError;
  createdAt: Date;
}

/** A publication whose time has come, with ages measured on the database's clock. */
export interface ReadyPublication extends PublicationRecord {
  /** Under whom a lease ran out; the status is then still `sending`. */
  hasExpiredLease: boolean;
  secondsLate: number;
  /** Since the last byte may have left; undefined when none ever did. */
  secondsSinceSent?: number;
}

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

export interface PublicationResult {
  status: PublicationStatus;
  error?: StoredError;
  /** Until the next look at it. Only for `due` and `unknown`. */
  retryInMs?: number;
  remoteId?: string;
  permalink?: string;
  /** Commit's bytes can't leave any more from here on. */
  sendingEnded?: boolean;
  /** The attempt says nothing about the content or the network (a rate limit): it does not count. */
  keepsAttempts?: boolean;
}

const columns = [
  'id',
  'organisation_id',
  'channel_id',
  'plan_id',
  'item_id',
  'item_version',
  'occurrence',
  'content_hash',
  'due_at',
  'status',
  'epoch',
  'attempt_count',
  'next_attempt_at',
  'first_sent_at',
  'maybe_sent_until',
  'late_accepted_by',
  'prepared',
  'remote_id',
  'permalink',
  'published_at',
  'last_error',
  'created_at',
] as const;

/** The ledger's rows. Which step may follow which is decided in server/publishing; here every write is a compare-and-set. */
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

    /** The row, locked, if its time has come and nobody else is at it. */
    async lockReady(id: string): Promise<ReadyPublication | undefined> {
      const row = await tx
        .selectFrom('publications')
        .select([
          ...columns,
          sql<boolean>`status = 'sending'`.as('has_expired_lease'),
          sql<number>`extract(epoch from clock_timestamp() - due_at)`.as('seconds_late'),
          sql<number | null>`extract(epoch from clock_timestamp() - maybe_sent_until)`.as('seconds_since_sent'),
        ])
        .where('id', '=', id)
        .where(
          sql<boolean>`((status in ('due','unknown') and next_attempt_at <= clock_timestamp())
            or (status = 'sending' and lease_until < clock_timestamp()))`,
        )
        .forUpdate()
        .skipLocked()
        .executeTakeFirst();
      if (row === undefined) return undefined;
      return {
        ...toPublication(row),
        hasExpiredLease: row.has_expired_lease,
        secondsLate: Number(row.seconds_late),
        secondsSinceSent: row.seconds_since_sent === null ? undefined : Number(row.seconds_since_sent),
      };
    },

    /** `-> sending` under a new epoch. Only for a row that `lockReady` has locked in this transaction. */
    async claim(id: string, owner: string, leaseSeconds: number): Promise<number> {
      const row = await tx
        .updateTable('publications')
        .set({
          status: 'sending',
          epoch: sql<number>`epoch + 1`,
          lease_owner: owner,
          lease_until: sql<Date>`clock_timestamp() + make_interval(secs => ${leaseSeconds})`,
          updated_at: sql<Date>`now()`,
        })
        .where('id', '=', id)
        .returning('epoch')
        .executeTakeFirstOrThrow();
      return row.epoch;
    },

    /** Prolongs the lease while work is under way. False: a newer owner exists. */
    async heartbeat(id: string, epoch: number, leaseSeconds: number): Promise<boolean> {
      const row = await tx
        .updateTable('publications')
        .set({ lease_until: sql<Date>`clock_timestamp() + make_interval(secs => ${leaseSeconds})` })
        .where('id', '=', id)
        .where('epoch', '=', epoch)
        .where('status', '=', 'sending')
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },

    /** Keeps what `prepare` has made so far and prolongs the lease. False: a newer owner exists. */
    async saveProgress(id: string, epoch: number, prepared: object, leaseSeconds: number): Promise<boolean> {
      const row = await tx
        .updateTable('publications')
        .set({ prepared: json(prepared), lease_until: sql<Date>`clock_timestamp() + make_interval(secs => ${leaseSeconds})` })
        .where('id', '=', id)
        .where('epoch', '=', epoch)
        .where('status', '=', 'sending')
        .where('lease_until', '>', sql<Date>`clock_timestamp()`)
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },

    /**
     * The fence before the one call that counts: from here on the post may be live. False when the lease has run out or a
     * newer owner exists; then nothing may be sent.
     */
    async markCommit(id: string, epoch: number, leaseSeconds: number): Promise<boolean> {
      const until = sql<Date>`clock_timestamp() + make_interval(secs => ${leaseSeconds})`;
      const row = await tx
        .updateTable('publications')
        .set({
          first_sent_at: sql<Date>`coalesce(first_sent_at, clock_timestamp())`,
          maybe_sent_until: until,
          lease_until: until,
        })
        .where('id', '=', id)
        .where('epoch', '=', epoch)
        .where('status', '=', 'sending')
        .where('lease_until', '>', sql<Date>`clock_timestamp()`)
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },

    /** Ends this epoch's hold. False: a newer owner exists, nothing was written. */
    async finish(id: string, epoch: number, result: PublicationResult): Promise<boolean> {
      const row = await tx
        .updateTable('publications')
        .set({
          ...outcomeColumns(result),
          lease_owner: null,
          lease_until: null,
          ...(result.keepsAttempts === true ? {} : { attempt_count: sql<number>`attempt_count + 1` }),
          ...(result.sendingEnded === true ? { maybe_sent_until: sql<Date>`clock_timestamp()` } : {}),
        })
        .where('id', '=', id)
        .where('epoch', '=', epoch)
        .where('status', '=', 'sending')
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },

    /** Settles a row that `lockReady` has locked without any attempt (refused by the gate, held back, skipped as late). */
    async settle(id: string, result: Omit<PublicationResult, 'keepsAttempts' | 'sendingEnded'>): Promise<void> {
      await tx
        .updateTable('publications')
        .set({ ...outcomeColumns(result), lease_owner: null, lease_until: null })
        .where('id', '=', id)
        .execute();
    },

    /** A person's word: `from` one of the given statuses to another. False: it has moved on. */
    async transition(
      id: string,
      from: readonly PublicationStatus[],
      to: {
        status: PublicationStatus;
        error?: StoredError;
        lateAcceptedBy?: string;
        resetsAttempts?: boolean;
        forgetsSending?: boolean;
      },
    ): Promise<boolean> {
      const row = await tx
        .updateTable('publications')
        .set({
          status: to.status,
          last_error: to.error === undefined ? null : json(to.error),
          next_attempt_at: sql<Date>`now()`,
          updated_at: sql<Date>`now()`,
          ...(to.lateAcceptedBy === undefined ? {} : { late_accepted_by: to.lateAcceptedBy }),
          ...(to.resetsAttempts === true ? { attempt_count: 0 } : {}),
          ...(to.forgetsSending === true ? { first_sent_at: null, maybe_sent_until: null, prepared: null } : {}),
        })
        .where('id', '=', id)
        .where('status', 'in', [...from])
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },

    /** After a kill switch was released or a channel reconnected: what was held back may go now. */
    async releaseHeld(heldCodes: readonly string[], channelId?: string): Promise<string[]> {
      const rows = await tx
        .updateTable('publications')
        .set({ next_attempt_at: sql<Date>`greatest(due_at, now())`, last_error: null })
        .where('status', '=', 'due')
        .where(sql<string>`last_error ->> 'code'`, 'in', [...heldCodes])
        .$if(channelId !== undefined, (query) => query.where('channel_id', '=', channelId ?? ''))
        .returning('id')
        .execute();
      return rows.map((row) => row.id);
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
      return { total: Number(row.total), open: Number(row.open) };
    },
  };
}

function outcomeColumns(result: Omit<PublicationResult, 'keepsAttempts' | 'sendingEnded'>) {
  const isPublished = result.status === 'published';
  return {
    status: result.status,
    last_error: result.error === undefined ? null : json(result.error),
    next_attempt_at: sql<Date>`clock_timestamp() + make_interval(secs => ${(result.retryInMs ?? 0) / 1000})`,
    ...(result.remoteId === undefined ? {} : { remote_id: result.remoteId }),
    ...(result.permalink === undefined ? {} : { permalink: result.permalink }),
    ...(isPublished ? { published_at: sql<Date>`clock_timestamp()` } : {}),
    updated_at: sql<Date>`now()`,
  };
}

interface PublicationRow {
  id: string;
  organisation_id: string;
  channel_id: string;
  plan_id: string;
  item_id: string;
  item_version: number;
  occurrence: Date;
  content_hash: string;
  due_at: Date;
  status: string;
  epoch: number;
  attempt_count: number;
  next_attempt_at: Date;
  first_sent_at: Date | null;
  maybe_sent_until: Date | null;
  late_accepted_by: string | null;
  prepared: unknown;
  remote_id: string | null;
  permalink: string | null;
  published_at: Date | null;
  last_error: unknown;
  created_at: Date;
}

function toPublication(row: PublicationRow): PublicationRecord {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    channelId: row.channel_id,
    planId: row.plan_id,
    itemId: row.item_id,
    itemVersion: row.item_version,
    occurrence: row.occurrence,
    contentHash: row.content_hash,
    dueAt: row.due_at,
    status: row.status as PublicationStatus,
    epoch: row.epoch,
    attemptCount: row.attempt_count,
    nextAttemptAt: row.next_attempt_at,
    firstSentAt: row.first_sent_at ?? undefined,
    maybeSentUntil: row.maybe_sent_until ?? undefined,
    lateAcceptedBy: row.late_accepted_by ?? undefined,
    prepared: (row.prepared as Record<string, unknown> | null) ?? undefined,
    remoteId: row.remote_id ?? undefined,
    permalink: row.permalink ?? undefined,
    publishedAt: row.published_at ?? undefined,
    lastError: (row.last_error as StoredError | null) ?? undefined,
    createdAt: row.created_at,
  };
}
