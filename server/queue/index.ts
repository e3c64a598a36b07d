export type { JobPayload, JobRegistry } from './job.ts';
export { createQueues, type Queues } from './queues.ts';
export { migrateQueues } from './migrate.ts';
