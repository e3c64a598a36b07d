import { sql } from 'kysely';
import { json } from '../column-types.ts';
import type { Tx } from '../database.ts';

export type AttemptKind = 'publish' | 'reconcile';
export type AttemptPhase = 'prepare' | 'commit' | 'confirm' | 'reconcile' | 'done';
export type AttemptOutcome = 'published' | 'not_sent' | 'unknown' | 'refused' | 'found' | 'not_found' | 'stale' | 'gate_refused';

export interface AttemptRecord {
  epoch: number;
  kind: AttemptKind;
  phase: AttemptPhase;
  outcome?: AttemptOutcome;
  detail: Record<string, unknown>;
  startedAt: Date;
  finishedAt?: Date;
}

/** One row per claim of a publication, committed before any byte leaves. */
export function createPublicationAttemptQueries(tx: Tx) {
  return {
    async insert(attempt: { organisationId: string; publicationId: string; epoch: number; kind: AttemptKind }): Promise<void> {
      await tx
        .insertInto('publication_attempts')
        .values({
          organisation_id: attempt.organisationId,
          publication_id: attempt.publicationId,
          epoch: attempt.epoch,
          kind: attempt.kind,
          phase: attempt.kind === 'publish' ? 'prepare' : 'reconcile',
        })
        .execute();
    },

    async setPhase(publicationId: string, epoch: number, phase: AttemptPhase): Promise<void> {
      await tx
        .updateTable('publication_attempts')
        .set({ phase })
        .where('publication_id', '=', publicationId)
        .where('epoch', '=', epoch)
        .execute();
    },

    async finish(
      publicationId: string,
      epoch: number,
      result: { outcome: AttemptOutcome; phase?: AttemptPhase; detail?: object },
    ): Promise<void> {
      await tx
        .updateTable('publication_attempts')
        .set({
          outcome: result.outcome,
          ...(result.phase === undefined ? {} : { phase: result.phase }),
          ...(result.detail === undefined ? {} : { detail: json(result.detail) }),
          finished_at: sql<Date>`clock_timestamp()`,
        })
        .where('publication_id', '=', publicationId)
        .where('epoch', '=', epoch)
        .where('outcome', 'is', null)
        .execute();
    },

    async list(publicationId: string): Promise<AttemptRecord[]> {
      const rows = await tx
        .selectFrom('publication_attempts')
        .select(['epoch', 'kind', 'phase', 'outcome', 'detail', 'started_at', 'finished_at'])
        .where('publication_id', '=', publicationId)
        .orderBy('epoch')
        .execute();
      return rows.map((row) => ({
        epoch: row.epoch,
        kind: row.kind === 'reconcile' ? 'reconcile' : 'publish',
        phase: row.phase as AttemptPhase,
        outcome: (row.outcome as AttemptOutcome | null) ?? undefined,
        detail: row.detail as Record<string, unknown>,
        startedAt: row.started_at,
        finishedAt: row.finished_at ?? undefined,
      }));
    },
  };
}
