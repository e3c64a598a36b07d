import { sql } from 'kysely';
import { json } from '../column-types.ts';
import type { Tx } from '../database.ts';
import { runColumns as columns, type RunRecord, type RunStatus, type StoredError, toRun } from './run-row.ts';

/** Who executes a run right now: lease and epoch on the database clock, every write a compare-and-set. */
export function createRunClaimQueries(tx: Tx) {
  return {
    /**
     * Takes the run over: `queued`, or `running` under an expired lease. Undefined when somebody else holds it or another
     * run of the same thread. One lock per thread for the length of the transaction; the epoch is what fences.
     */
    async claim(id: string, owner: string, leaseSeconds: number): Promise<RunRecord | undefined> {
      const seen = await tx.selectFrom('runs').select('thread_id').where('id', '=', id).executeTakeFirst();
      if (seen === undefined) return undefined;
      await sql`select pg_advisory_xact_lock(hashtext(${seen.thread_id}))`.execute(tx);
      const row = await tx
        .updateTable('runs')
        .set({
          status: 'running',
          epoch: sql<number>`epoch + 1`,
          attempt_count: sql<number>`attempt_count + 1`,
          lease_owner: owner,
          lease_until: sql<Date>`clock_timestamp() + make_interval(secs => ${leaseSeconds})`,
          started_at: sql<Date>`coalesce(started_at, clock_timestamp())`,
        })
        .where('id', '=', id)
        .where(sql<boolean>`(status = 'queued' or (status = 'running' and lease_until < clock_timestamp()))`)
        .where(
          sql<boolean>`not exists (select 1 from runs o where o.thread_id = ${seen.thread_id} and o.id <> ${id}
            and o.status = 'running' and o.lease_until >= clock_timestamp())`,
        )
        .returning(columns)
        .executeTakeFirst();
      return row === undefined ? undefined : toRun(row);
    },

    /** Prolongs the lease. Undefined when a newer owner exists. */
    async heartbeat(id: string, epoch: number, leaseSeconds: number): Promise<{ cancelRequested: boolean } | undefined> {
      const row = await tx
        .updateTable('runs')
        .set({ lease_until: sql<Date>`clock_timestamp() + make_interval(secs => ${leaseSeconds})` })
        .where('id', '=', id)
        .where('epoch', '=', epoch)
        .where('status', '=', 'running')
        .returning('cancel_requested')
        .executeTakeFirst();
      return row === undefined ? undefined : { cancelRequested: row.cancel_requested };
    },

    /** Whether this epoch still owns the run; the row stays locked until the transaction ends. */
    async holds(id: string, epoch: number): Promise<boolean> {
      const row = await tx
        .selectFrom('runs')
        .select('id')
        .where('id', '=', id)
        .where('epoch', '=', epoch)
        .where('status', '=', 'running')
        .forUpdate()
        .executeTakeFirst();
      return row !== undefined;
    },

    /** As `holds`, without locking: for writes that a late owner may at worst repeat. */
    async isCurrent(id: string, epoch: number): Promise<boolean> {
      const row = await tx
        .selectFrom('runs')
        .select('id')
        .where('id', '=', id)
        .where('epoch', '=', epoch)
        .where('status', '=', 'running')
        .executeTakeFirst();
      return row !== undefined;
    },

    /** A thread that has moved on since the last claim starts counting its attempts anew. */
    async recordProgress(id: string, epoch: number, mark: string): Promise<number | undefined> {
      const row = await tx
        .updateTable('runs')
        .set({
          attempt_count: sql<number>`case when progress_mark is distinct from ${mark} then 1 else attempt_count end`,
          progress_mark: mark,
        })
        .where('id', '=', id)
        .where('epoch', '=', epoch)
        .returning('attempt_count')
        .executeTakeFirst();
      return row?.attempt_count;
    },

    /** Ends this epoch's hold with the given status. False: a newer owner exists, nothing was written. */
    async release(
      id: string,
      epoch: number,
      to: { status: RunStatus; error?: StoredError; keepsAttempts?: boolean },
    ): Promise<boolean> {
      const isFinal = to.status !== 'queued' && to.status !== 'parked';
      const row = await tx
        .updateTable('runs')
        .set({
          status: to.status,
          lease_owner: null,
          lease_until: null,
          error: to.error === undefined ? null : json(to.error),
          ...(to.keepsAttempts === true
            ? {}
            : { attempt_count: sql<number>`case when ${isFinal} then attempt_count else 0 end` }),
          finished_at: isFinal ? sql<Date>`clock_timestamp()` : null,
        })
        .where('id', '=', id)
        .where('epoch', '=', epoch)
        .where('status', '=', 'running')
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },

    /** `parked -> queued`. False when the run was not parked (it looks again by itself before it parks). */
    async wake(id: string): Promise<boolean> {
      const row = await tx
        .updateTable('runs')
        .set({ status: 'queued' })
        .where('id', '=', id)
        .where('status', '=', 'parked')
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },

    /** Asks the owner to stop; a run that nobody executes is cancelled here and now. */
    async requestCancel(campaignId: string): Promise<{ id: string; status: RunStatus; epoch: number }[]> {
      const rows = await tx
        .updateTable('runs')
        .set({
          cancel_requested: true,
          status: sql<string>`case when status in ('queued','parked') then 'cancelled' else status end`,
          finished_at: sql<Date>`case when status in ('queued','parked') then now() else finished_at end`,
        })
        .where('campaign_id', '=', campaignId)
        .where('status', 'in', ['queued', 'running', 'parked', 'version_mismatch'])
        .returning(['id', 'status', 'epoch'])
        .execute();
      return rows.map((row) => ({ id: row.id, status: row.status as RunStatus, epoch: row.epoch }));
    },
  };
}
