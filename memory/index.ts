export { createMemory } from './memory.ts';
export type { Memory, NewMemory, TextEmbedder } from './memory.ts';
export type { MemoryStore } from './memory-store.ts';
export { createPostgresMemoryStore } from './postgres-memory-store.ts';
