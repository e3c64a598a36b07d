/** One remembered thing with its vector, as a store keeps it. */
export interface MemoryRecord {
  /** UUID, the same for the same organisation and dedupe key. */
  id: string;
  brandId?: string;
  /** What sort of thing: `what_worked`, `fact`, `approver_feedback` ... The caller's words. */
  kind: string;
  text: string;
  dedupeKey: string;
  /** 0..1, how much it matters whatever the query. */
  importance: number;
  /** Words of strangers, and all that is derived from them, stay untrusted. */
  trust: 'trusted' | 'untrusted';
  /** Where it comes from, JSON: `{ kind: 'publication', id }`. */
  source: Record<string, unknown>;
  metadata: Record<string, unknown>;
  createdAt: Date;
  expiresAt?: Date;
}

export interface EmbeddedRecord extends MemoryRecord {
  vector: readonly number[];
  /** Vectors of different models can't be compared; a query sees only its own model's. */
  embeddingModel: string;
}

/** All conditions must hold. Shaped so that it maps onto metadata filters of vector databases. */
export interface MemoryFilter {
  embeddingModel: string;
  /** Items of this brand, and those of no brand. */
  brandId?: string;
  kinds?: readonly string[];
  /** Items whose metadata names this channel, and those that name none. */
  channelId?: string;
  /** Leaves out what has expired at this instant. */
  notExpiredAt: Date;
}

export interface MemoryMatch {
  record: MemoryRecord;
  /** Cosine, -1..1. */
  similarity: number;
}

/** A vector store with one namespace per organisation. Nothing of one namespace is ever seen from another. */
export interface MemoryStore {
  /** Inserts, or replaces what has the same id. */
  upsert(namespace: string, records: readonly EmbeddedRecord[]): Promise<void>;
  /** The `topK` records closest to the vector, closest first. */
  query(namespace: string, request: { vector: readonly number[]; topK: number; filter: MemoryFilter }): Promise<MemoryMatch[]>;
  /** Really deletes. Returns how many there were. */
  delete(namespace: string, ids: readonly string[]): Promise<number>;
}
