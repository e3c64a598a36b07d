export { createEngagement } from './engagement.ts';
