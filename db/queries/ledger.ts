import { sql } from 'kysely';
import { json } from '../column-types.ts';
import type { Tx } from '../database.ts';
import {
  publicationColumns as columns,
  type PublicationRecord,
  type PublicationStatus,
  toPublication,
} from './publication-row.ts';
import type { StoredError } from './runs.ts';

/** A publication whose time has come, with ages measured on the database's clock. */
export interface ReadyPublication extends PublicationRecord {
  /** Under whom a lease ran out; the status is then still `sending`. */
  hasExpiredLease: boolean;
  secondsLate: number;
  /** Since the last byte may have left; undefined when none ever did. */
  secondsSinceSent?: number;
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

/**
 * What moves a publication on. Which step may follow which is decided in server/publishing; here every write is a
 * compare-and-set on status, epoch or both.
 */
export function createLedgerQueries(tx: Tx) {
  /** Every write to a publication under way goes through here: only the owner of this epoch may, and only while it is sending. */
  const updateOwned = (id: string, epoch: number) =>
    tx.updateTable('publications').where('id', '=', id).where('epoch', '=', epoch).where('status', '=', 'sending');

  return {
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
        secondsLate: row.seconds_late,
        secondsSinceSent: row.seconds_since_sent === null ? undefined : row.seconds_since_sent,
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
      const row = await updateOwned(id, epoch)
        .set({ lease_until: sql<Date>`clock_timestamp() + make_interval(secs => ${leaseSeconds})` })
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },

    /** Keeps what `prepare` has made so far and prolongs the lease. False: a newer owner exists. */
    async saveProgress(id: string, epoch: number, prepared: object, leaseSeconds: number): Promise<boolean> {
      const row = await updateOwned(id, epoch)
        .set({ prepared: json(prepared), lease_until: sql<Date>`clock_timestamp() + make_interval(secs => ${leaseSeconds})` })
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
      const row = await updateOwned(id, epoch)
        .set({
          first_sent_at: sql<Date>`coalesce(first_sent_at, clock_timestamp())`,
          maybe_sent_until: until,
          lease_until: until,
        })
        .where('lease_until', '>', sql<Date>`clock_timestamp()`)
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },

    /** Ends this epoch's hold. False: a newer owner exists, nothing was written. */
    async finish(id: string, epoch: number, result: PublicationResult): Promise<boolean> {
      const row = await updateOwned(id, epoch)
        .set({
          ...outcomeColumns(result),
          lease_owner: null,
          lease_until: null,
          ...(result.keepsAttempts === true ? {} : { attempt_count: sql<number>`attempt_count + 1` }),
          ...(result.sendingEnded === true ? { maybe_sent_until: sql<Date>`clock_timestamp()` } : {}),
        })
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
