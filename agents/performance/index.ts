export { createPerformance } from './performance.ts';
export { type PerformanceInput, performanceInput, type PerformanceOutput, performanceOutput } from './schema.ts';
export type { RatedPost } from './schema.ts';
