export { HashedEmbeddings } from './hashed-embeddings.ts';
