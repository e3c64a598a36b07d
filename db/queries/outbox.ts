import { sql } from 'kysely';
import type { Tx } from '../database.ts';

export type OutboxTopic = 'run.ready' | 'publication.due' | 'channel.sync' | 'metrics.poll' | 'performance.review';

export interface NewOutboxEntry {
  organisationId: string;
  topic: OutboxTopic;
  subjectId: string;
  /** When to wake up; absent: at once, or in so many milliseconds on the database's clock. */
  runAt?: Date;
  runInMs?: number;
}

export interface OutboxEntry {
  id: number;
  organisationId: string;
  topic: OutboxTopic;
  subjectId: string;
  runAt: Date;
}

/** Wake-ups written in the transaction of what they are about, so that a crash after the commit loses none. */
export function createOutboxQueries(tx: Tx) {
  return {
    async add(entry: NewOutboxEntry): Promise<void> {
      await tx
        .insertInto('outbox')
        .values({
          organisation_id: entry.organisationId,
          topic: entry.topic,
          subject_id: entry.subjectId,
          run_at: entry.runAt ?? sql<Date>`clock_timestamp() + make_interval(secs => ${(entry.runInMs ?? 0) / 1000})`,
        })
        .execute();
    },

    /** Undispatched rows, locked until the transaction ends; rows that another dispatcher holds are skipped. */
    async lockPending(limit: number): Promise<OutboxEntry[]> {
      const rows = await tx
        .selectFrom('outbox')
        .select(['id', 'organisation_id', 'topic', 'subject_id', 'run_at'])
        .where('dispatched_at', 'is', null)
        .orderBy('id')
        .limit(limit)
        .forUpdate()
        .skipLocked()
        .execute();
      return rows.map((row) => ({
        id: row.id,
        organisationId: row.organisation_id,
        topic: row.topic as OutboxTopic,
        subjectId: row.subject_id,
        runAt: row.run_at,
      }));
    },

    async markDispatched(ids: readonly number[]): Promise<void> {
      if (ids.length === 0) return;
      await tx
        .updateTable('outbox')
        .set({ dispatched_at: sql<Date>`now()` })
        .where('id', 'in', [...ids])
        .execute();
    },

    /** Dispatched rows older than an hour have done their work. */
    async deleteDispatched(): Promise<void> {
      await tx
        .deleteFrom('outbox')
        .where('dispatched_at', '<', sql<Date>`now() - interval '1 hour'`)
        .execute();
    },
  };
}
