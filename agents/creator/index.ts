export { createCreator } from './creator.ts';
export { type CreatorOutput, type Variant, variant } from './schema.ts';
export { textSimilarity } from './similarity.ts';
