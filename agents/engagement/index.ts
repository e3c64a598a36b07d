export { createEngagement } from './engagement.ts';
export { type EngagementInput, engagementInput, type EngagementOutput, engagementOutput } from './schema.ts';
