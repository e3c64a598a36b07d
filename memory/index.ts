export { createMemory, memoryId } from './memory.ts';
export type { Memory, MemoryDeps, NewMemory, RecallRequest, TextEmbedder } from './memory.ts';
export type { EmbeddedRecord, MemoryFilter, MemoryMatch, MemoryRecord, MemoryStore } from './memory-store.ts';
export { createPostgresMemoryStore } from './postgres-memory-store.ts';
export { defaultWeights, rankMatches } from './ranking.ts';
export type { RecallWeights, RecalledItem } from './ranking.ts';
