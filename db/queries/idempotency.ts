import { sql } from 'kysely';
import { json } from '../column-types.ts';
import type { Tx } from '../database.ts';

export interface IdempotencyKey {
  organisationId: string;
  userId: string;
  key: string;
}

export interface StoredAnswer {
  status: number;
  body: unknown;
}

export type Claim =
  | { kind: 'claimed' }
  | { kind: 'answered'; answer: StoredAnswer }
  /** The same key came with another request. */
  | { kind: 'mismatch' }
  /** The first request with this key has not been answered yet. */
  | { kind: 'in_flight' };

/** Answers by `Idempotency-Key`, per person. */
export function createIdempotencyQueries(tx: Tx) {
  const one = ({ organisationId, userId, key }: IdempotencyKey) =>
    tx
      .selectFrom('idempotency_keys')
      .where('organisation_id', '=', organisationId)
      .where('user_id', '=', userId)
      .where('key', '=', key);

  return {
    /**
     * Takes the key, or tells what became of it. A key whose request died without an answer may be taken again after
     * `abandonedAfterSeconds`.
     */
    async claim(key: IdempotencyKey, requestHash: string, abandonedAfterSeconds: number): Promise<Claim> {
      const taken = await tx
        .insertInto('idempotency_keys')
        .values({ organisation_id: key.organisationId, user_id: key.userId, key: key.key, request_hash: requestHash })
        .onConflict((conflict) =>
          conflict
            .columns(['organisation_id', 'user_id', 'key'])
            .doUpdateSet({ created_at: sql<Date>`now()` })
            .where('idempotency_keys.status', 'is', null)
            .where('idempotency_keys.request_hash', '=', requestHash)
            .where('idempotency_keys.created_at', '<', sql<Date>`now() - make_interval(secs => ${abandonedAfterSeconds})`),
        )
        .returning('key')
        .executeTakeFirst();
      if (taken) return { kind: 'claimed' };
      const known = await one(key).select(['request_hash', 'status', 'response']).executeTakeFirst();
      if (!known) return { kind: 'in_flight' };
      if (known.request_hash !== requestHash) return { kind: 'mismatch' };
      if (known.status === null) return { kind: 'in_flight' };
      return { kind: 'answered', answer: { status: known.status, body: (known.response as { body?: unknown }).body } };
    },

    async storeAnswer(key: IdempotencyKey, answer: StoredAnswer): Promise<void> {
      await tx
        .updateTable('idempotency_keys')
        .set({ status: answer.status, response: json({ body: answer.body }) })
        .where('organisation_id', '=', key.organisationId)
        .where('user_id', '=', key.userId)
        .where('key', '=', key.key)
        .execute();
    },

    /** The request failed in a way that a repeat may mend: the key is free again. */
    async release(key: IdempotencyKey): Promise<void> {
      await tx
        .deleteFrom('idempotency_keys')
        .where('organisation_id', '=', key.organisationId)
        .where('user_id', '=', key.userId)
        .where('key', '=', key.key)
        .where('status', 'is', null)
        .execute();
    },

    async deleteOlderThanDays(days: number): Promise<void> {
      await tx
        .deleteFrom('idempotency_keys')
        .where('created_at', '<', sql<Date>`now() - make_interval(days => ${days})`)
        .execute();
    },
  };
}
