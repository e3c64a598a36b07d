import type { Logger } from 'pino';
import { SeptetError, StaleEpochError } from '../../db/errors.ts';
import { type JobHandler, jobPayload, type JobRegistry, type Topic, topics } from './job.ts';

export interface Handlers extends JobRegistry {
  /** Runs the topic's handler. What it throws is logged here, once, and goes no further: rows and sweepers decide on retries. */
  run(topic: string, payload: unknown): Promise<void>;
  /** Resolves when nothing is running. */
  settled(): Promise<void>;
}

const topicSet: ReadonlySet<string> = new Set(topics);

function isTopic(name: string): name is Topic {
  return topicSet.has(name);
}

export function createHandlers({ logger, signal }: { logger: Logger; signal: AbortSignal }): Handlers {
  const handlers = new Map<Topic, JobHandler>();
  const running = new Map<string, Promise<void>>();

  async function execute(topic: Topic, handler: JobHandler, raw: unknown): Promise<void> {
    const payload = jobPayload.safeParse(raw);
    if (!payload.success) {
      logger.error({ topic, problem: payload.error.message }, 'job payload refused');
      return;
    }
    const log = logger.child({ topic, subjectId: payload.data.id, organisationId: payload.data.organisationId });
    const startedAt = performance.now();
    try {
      await handler(payload.data, { signal, logger: log });
      log.debug({ durationMs: Math.round(performance.now() - startedAt) }, 'job done');
    } catch (error) {
      if (error instanceof StaleEpochError) log.info({ code: error.code }, 'job stopped, a newer owner exists');
      else if (error instanceof SeptetError && error.isRetryable)
        log.warn({ err: error, code: error.code }, 'job failed, will be retried');
      else log.error({ err: error }, 'job failed');
    }
  }

  return {
    registerHandler(topic, handler) {
      if (handlers.has(topic)) throw new Error(`Topic ${topic} has two handlers.`);
      handlers.set(topic, handler);
    },

    async run(topic, payload) {
      const handler = isTopic(topic) ? handlers.get(topic) : undefined;
      if (!isTopic(topic) || !handler) {
        logger.error({ topic }, 'job without a handler');
        return;
      }
      if (signal.aborted) return;
      // Queue and sweeper may both bring the same subject: one at a time here; across processes the row's claim decides.
      const key = `${topic} ${JSON.stringify(payload)}`;
      const earlier = running.get(key);
      if (earlier) await earlier;
      const work = execute(topic, handler, payload).finally(() => {
        if (running.get(key) === work) running.delete(key);
      });
      running.set(key, work);
      await work;
    },

    async settled() {
      while (running.size > 0) await Promise.allSettled(running.values());
    },
  };
}
