import { type Kysely, sql } from 'kysely';

/**
 * A 512-bit SimHash beside each vector. `bit_count(signature # $1)` orders 50,000 rows by angle in tens of milliseconds on a
 * server without pgvector; the best few hundred are then compared exactly (memory/postgres-memory-store.ts).
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql.raw(`alter table memory_items add column signature bit(512) not null`).execute(db);
}
