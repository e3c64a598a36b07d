export { createTrend } from './trend.ts';
