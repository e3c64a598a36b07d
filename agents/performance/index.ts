export { createPerformance } from './performance.ts';
export type { RatedPost } from './schema.ts';
