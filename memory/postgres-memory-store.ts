import type { Database } from '../db/client.ts';
import { createMemoryItemQueries, type MemoryItemRow } from '../db/queries/memory-items.ts';
import type { MemoryRecord, MemoryStore } from './memory-store.ts';
import { cosine, signatureOf } from './signature.ts';

/**
 * Candidates that are compared exactly. Up to this many matching items the answer is exact; above, the signatures choose them:
 * with 50,000 items one query reads them all in C (`bit_count` of an XOR) and hands over these few.
 */
const exactCandidates = 400;

/** Memory in the product's own Postgres, without any extension. The namespace is the organisation's id. */
export function createPostgresMemoryStore(database: Pick<Database, 'inOrganisation'>): MemoryStore {
  return {
    async upsert(namespace, records) {
      await database.inOrganisation(namespace, async (tx) => {
        const items = createMemoryItemQueries(tx);
        for (const record of records) {
          await items.upsert({
            id: record.id,
            brand_kit_id: record.brandId ?? null,
            kind: record.kind,
            text: record.text,
            dedupe_key: record.dedupeKey,
            importance: record.importance,
            trust: record.trust,
            source: record.source,
            metadata: record.metadata,
            created_at: record.createdAt,
            expires_at: record.expiresAt ?? null,
            embedding: record.vector,
            embedding_model: record.embeddingModel,
            signature: signatureOf(record.vector),
          });
        }
      });
    },

    async query(namespace, { vector, topK, filter }) {
      const rows = await database.inOrganisation(namespace, async (tx) =>
        createMemoryItemQueries(tx).listNearest({
          ...filter,
          signature: signatureOf(vector),
          limit: Math.max(exactCandidates, topK * 4),
        }),
      );
      return rows
        .map((row) => ({ record: toRecord(row), similarity: cosine(vector, row.embedding) }))
        .sort((a, b) => b.similarity - a.similarity || a.record.id.localeCompare(b.record.id))
        .slice(0, topK);
    },

    async delete(namespace, ids) {
      return database.inOrganisation(namespace, async (tx) => createMemoryItemQueries(tx).delete(ids));
    },
  };
}

function toRecord(row: MemoryItemRow): MemoryRecord {
  return {
    id: row.id,
    brandId: row.brand_kit_id ?? undefined,
    kind: row.kind,
    text: row.text,
    dedupeKey: row.dedupe_key,
    importance: row.importance,
    trust: row.trust === 'trusted' ? 'trusted' : 'untrusted',
    source: row.source as Record<string, unknown>,
    metadata: row.metadata as Record<string, unknown>,
    createdAt: row.created_at,
    expiresAt: row.expires_at ?? undefined,
  };
}
