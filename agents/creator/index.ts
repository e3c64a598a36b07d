export { createCreator } from './creator.ts';
export { type CreatorInput, creatorInput, type CreatorOutput, creatorOutput, type Variant, variant } from './schema.ts';
export { textSimilarity } from './similarity.ts';
