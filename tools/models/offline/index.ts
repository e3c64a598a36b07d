export { answer } from './answer.ts';
export { OfflineModel, offlineModelName } from './offline-model.ts';
export { countUsage } from './token-count.ts';
