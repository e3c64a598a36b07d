import { sql } from 'kysely';
import type { Tx } from '../database.ts';

export interface MemoryItemRow {
  id: string;
  brand_kit_id: string | null;
  kind: string;
  text: string;
  dedupe_key: string;
  importance: number;
  trust: string;
  source: unknown;
  metadata: unknown;
  created_at: Date;
  expires_at: Date | null;
}

export interface NewMemoryItemRow extends MemoryItemRow {
  embedding: readonly number[];
  embedding_model: string;
  /** 512 characters of 0 and 1, see memory/signature.ts. */
  signature: string;
}

export interface NearestRequest {
  signature: string;
  embeddingModel: string;
  brandId?: string;
  kinds?: readonly string[];
  channelId?: string;
  notExpiredAt: Date;
  limit: number;
}

export interface MemoryListRequest {
  brandId?: string;
  kinds?: readonly string[];
  limit: number;
  /** The last row of the page before. */
  before?: { createdAt: Date; id: string };
}

const columns = sql.raw(
  'm.id, m.brand_kit_id, m.kind, m.text, m.dedupe_key, m.importance, m.trust, m.source, m.metadata, m.created_at, m.expires_at',
);

/** Remembered things of the transaction's organisation. */
export function createMemoryItemQueries(tx: Tx) {
  return {
    /** Inserts, or replaces what has the same dedupe key. */
    async upsert(row: NewMemoryItemRow): Promise<void> {
      await sql`
        insert into memory_items (id, organisation_id, brand_kit_id, kind, text, dedupe_key, embedding, embedding_model,
          signature, importance, trust, source, metadata, expires_at, created_at)
        values (${row.id}, current_organisation(), ${row.brand_kit_id}, ${row.kind}, ${row.text}, ${row.dedupe_key},
          ${[...row.embedding]}::real[], ${row.embedding_model}, ${row.signature}::bit(512), ${row.importance}, ${row.trust},
          ${JSON.stringify(row.source)}::jsonb, ${JSON.stringify(row.metadata)}::jsonb, ${row.expires_at}, ${row.created_at})
        on conflict (organisation_id, dedupe_key) do update set brand_kit_id = excluded.brand_kit_id, kind = excluded.kind,
          text = excluded.text, embedding = excluded.embedding, embedding_model = excluded.embedding_model,
          signature = excluded.signature, importance = excluded.importance, trust = excluded.trust, source = excluded.source,
          metadata = excluded.metadata, expires_at = excluded.expires_at, created_at = excluded.created_at`.execute(tx);
    },

    /** The rows whose signatures differ least, with their vectors: exact where fewer match the conditions than `limit`. */
    async listNearest(request: NearestRequest): Promise<(MemoryItemRow & { embedding: number[] })[]> {
      const { brandId = null, kinds, channelId = null } = request;
      const result = await sql<MemoryItemRow & { embedding: number[] }>`
        select ${columns}, m.embedding from memory_items m
        where m.organisation_id = current_organisation() and m.embedding_model = ${request.embeddingModel}
          and (${brandId}::uuid is null or m.brand_kit_id is null or m.brand_kit_id = ${brandId}::uuid)
          and (${kinds === undefined ? null : [...kinds]}::text[] is null or m.kind = any(${kinds === undefined ? null : [...kinds]}::text[]))
          and (${channelId}::text is null or m.metadata->>'channelId' is null or m.metadata->>'channelId' = ${channelId}::text)
          and (m.expires_at is null or m.expires_at > ${request.notExpiredAt})
        order by bit_count(m.signature # ${request.signature}::bit(512)), m.id
        limit ${request.limit}`.execute(tx);
      return result.rows;
    },

    /** Newest first, expired ones too: a person who looks must see what is there. */
    async list({ brandId, kinds, limit, before }: MemoryListRequest): Promise<MemoryItemRow[]> {
      const result = await sql<MemoryItemRow>`
        select ${columns} from memory_items m
        where m.organisation_id = current_organisation() and (${brandId ?? null}::uuid is null or m.brand_kit_id = ${brandId ?? null}::uuid)
          and (${kinds === undefined ? null : [...kinds]}::text[] is null or m.kind = any(${kinds === undefined ? null : [...kinds]}::text[]))
          and (${before?.createdAt ?? null}::timestamptz is null
            or (m.created_at, m.id) < (${before?.createdAt ?? null}::timestamptz, ${before?.id ?? null}::uuid))
        order by m.created_at desc, m.id desc limit ${limit}`.execute(tx);
      return result.rows;
    },

    /** Deletes for good; answers how many there were. */
    async delete(ids: readonly string[]): Promise<number> {
      const result = await tx
        .deleteFrom('memory_items')
        .where('id', 'in', [...ids])
        .executeTakeFirst();
      return Number(result.numDeletedRows);
    },

    async deleteExpired(before: Date): Promise<number> {
      const result = await tx.deleteFrom('memory_items').where('expires_at', '<=', before).executeTakeFirst();
      return Number(result.numDeletedRows);
    },
  };
}
