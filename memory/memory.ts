import { createHash } from 'node:crypto';
import { InvalidInputError } from '../db/errors.ts';
import type { EmbeddedRecord, MemoryRecord, MemoryStore } from './memory-store.ts';
import { defaultWeights, rankMatches, type RecallWeights, type RecalledItem } from './ranking.ts';

/** The part of LangChain's `Embeddings` that memory needs. `model` names the vector space where the class tells it. */
export interface TextEmbedder {
  embedQuery(text: string): Promise<number[]>;
  embedDocuments(texts: string[]): Promise<number[][]>;
  model?: string;
}

export interface NewMemory {
  kind: string;
  text: string;
  /** Remembering again under the same key replaces. */
  dedupeKey: string;
  /** 0..1; 0.5 where it is absent. */
  importance?: number;
  trust: 'trusted' | 'untrusted';
  source: Record<string, unknown>;
  metadata?: Record<string, unknown>;
  expiresAt?: Date;
  brandId?: string;
}

export interface RecallRequest {
  query: string;
  brandId?: string;
  kinds?: readonly string[];
  channelId?: string;
  /** 1..100; 8 where it is absent. */
  limit?: number;
}

export interface Memory {
  /** Stores, or replaces what has the same `dedupeKey`. Answers the item's id. */
  remember(organisationId: string, item: NewMemory): Promise<{ id: string }>;
  /** As `remember` for many, with one call to the embeddings. */
  rememberAll(organisationId: string, items: readonly NewMemory[]): Promise<{ id: string }[]>;
  /** What bears on the query, best first: similarity, recency and importance mixed; nothing expired. */
  recall(organisationId: string, request: RecallRequest): Promise<RecalledItem[]>;
  /** Deletes for good. Answers how many there were; ids of other organisations count as absent. */
  forget(organisationId: string, ids: readonly string[]): Promise<{ count: number }>;
}

export interface MemoryDeps {
  store: MemoryStore;
  embeddings: TextEmbedder;
  clock: { now(): Date };
  weights?: RecallWeights;
  /** Name of the vector space where the embeddings don't carry one. */
  embeddingModel?: string;
}

const maxTextChars = 8000;
/** Candidates fetched by similarity before recency and importance have their say. */
const candidatesPerResult = 8;

/** Vector memory over any store. One namespace per organisation; it does not decide what is worth remembering. */
export function createMemory({ store, embeddings, clock, weights = defaultWeights, embeddingModel }: MemoryDeps): Memory {
  const modelName = (vector: readonly number[]): string =>
    `${embeddingModel ?? embeddings.model ?? embeddings.constructor.name}/${vector.length}`;

  async function rememberAll(organisationId: string, items: readonly NewMemory[]): Promise<{ id: string }[]> {
    items.forEach(assertUsable);
    if (items.length === 0) return [];
    const vectors = await embeddings.embedDocuments(items.map((item) => item.text));
    const records = items.map((item, index) => toRecord(organisationId, item, vectors[index] ?? [], clock.now()));
    // The last one of a key wins, as it would when remembered one by one.
    await store.upsert(organisationId, [...new Map(records.map((record) => [record.id, record])).values()]);
    return records.map(({ id }) => ({ id }));
  }

  function toRecord(organisationId: string, item: NewMemory, vector: readonly number[], createdAt: Date): EmbeddedRecord {
    const record: MemoryRecord = {
      id: memoryId(organisationId, item.dedupeKey),
      brandId: item.brandId,
      kind: item.kind,
      text: item.text,
      dedupeKey: item.dedupeKey,
      importance: item.importance ?? 0.5,
      trust: item.trust,
      source: item.source,
      metadata: item.metadata ?? {},
      createdAt,
      expiresAt: item.expiresAt,
    };
    return { ...record, vector, embeddingModel: modelName(vector) };
  }

  return {
    rememberAll,
    async remember(organisationId, item) {
      const [stored] = await rememberAll(organisationId, [item]);
      return { id: stored?.id ?? memoryId(organisationId, item.dedupeKey) };
    },
    async recall(organisationId, { query, brandId, kinds, channelId, limit = 8 }) {
      const count = Math.min(100, Math.max(1, Math.floor(limit)));
      if (query.trim() === '') return [];
      const vector = await embeddings.embedQuery(query.slice(0, maxTextChars));
      const now = clock.now();
      const filter = { embeddingModel: modelName(vector), brandId, kinds, channelId, notExpiredAt: now };
      const matches = await store.query(organisationId, { vector, topK: count * candidatesPerResult, filter });
      return rankMatches(matches, now, weights).slice(0, count);
    },
    async forget(organisationId, ids) {
      return { count: ids.length === 0 ? 0 : await store.delete(organisationId, ids) };
    },
  };
}

/** A UUID made of organisation and key, so that every store replaces instead of doubling. */
export function memoryId(organisationId: string, dedupeKey: string): string {
  const hex = createHash('sha256').update(`${organisationId}\n${dedupeKey}`).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function assertUsable(item: NewMemory): void {
  if (item.text.trim() === '' || item.text.length > maxTextChars) {
    throw new InvalidInputError(
      'memory.text_length',
      `A memory needs a text of 1 to ${maxTextChars} characters; this one has ${item.text.length}.`,
    );
  }
  if (item.dedupeKey === '' || item.kind === '')
    throw new InvalidInputError('memory.key_missing', 'A memory needs a kind and a dedupe key.');
  const { importance = 0.5 } = item;
  if (!(importance >= 0 && importance <= 1))
    throw new InvalidInputError('memory.importance', `Importance is a number from 0 to 1, not ${importance}.`);
}
