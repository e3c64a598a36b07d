import type { Logger } from 'pino';
import { z } from 'zod';

/** What a wake-up can be about; the same list as the check on `outbox.topic`. */
export const topics = ['run.ready', 'publication.due', 'channel.sync', 'metrics.poll', 'performance.review'] as const;
export type Topic = (typeof topics)[number];

/** All that a job carries. What is to be done stands in the row. Parsed when enqueued and when run. */
export const jobPayload = z.object({ id: z.uuid(), organisationId: z.uuid() }).strict();
export type JobPayload = z.output<typeof jobPayload>;

export interface JobContext {
  /** Aborted when the worker drains: stop at the next step. */
  signal: AbortSignal;
  logger: Logger;
}

/** Must be repeatable: a job may run twice, or after somebody else did the work. An error is logged once, here, and dropped: sweepers retry. */
export type JobHandler = (payload: JobPayload, context: JobContext) => Promise<void>;

export interface JobRegistry {
  /** One handler per topic; a second one throws. */
  registerHandler(topic: Topic, handler: JobHandler): void;
}
