export { createTrend } from './trend.ts';
export { type TrendInput, trendInput, type TrendOutput, trendOutput } from './schema.ts';
