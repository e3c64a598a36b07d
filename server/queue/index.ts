export { type JobContext, type JobHandler, jobPayload, type JobPayload, type JobRegistry, type Topic, topics } from './job.ts';
export { createQueues, type Queues, type QueuesOptions } from './queues.ts';
export { migrateQueues } from './migrate.ts';
