export type { AnalyticsDeps, AnalyticsTiming } from './deps.ts';
export { createAnalyticsDomain } from './domain.ts';
export { measurePosts } from './measure-posts.ts';
