import { createPostgresBackend, Queue, Worker } from 'bullmq';
import type pg from 'pg';
import type { Logger } from 'pino';
import type { Database } from '../../db/index.ts';
import type { Clock } from '../clock.ts';
import { createHandlers, type Handlers } from './handlers.ts';
import { jobPayload, type JobRegistry, type Topic } from './job.ts';
import { dispatchOutbox } from './outbox-dispatch.ts';
import { createQueuePool } from './queue-pool.ts';
import { concurrencyOf, type QueueName, queueNames, queueOf } from './queue-names.ts';
import { createSweeper, type Sweeper } from './sweeper.ts';

export interface QueuesOptions {
  /** Address with the queue role (`urls.queue`). */
  url: string;
  database: Database;
  clock: Clock;
  logger: Logger;
}

export interface WakeUp {
  id: string;
  organisationId: string;
  /** Absent: at once. */
  runAt?: Date;
}

/**
 * Wake-ups across processes. Postgres rows are the truth: a lost or doubled job changes nothing, because the sweeper looks at the
 * rows themselves and every handler claims its row first.
 */
export interface Queues extends JobRegistry {
  /** The same topic, subject and time make one job, however often it is called. */
  enqueue(topic: Topic, wakeUp: WakeUp): Promise<void>;
  /**
   * Puts the outbox rows of an organisation on the queue. Call it after the commit that wrote them; never throws, because the
   * sweeper does it again within seconds.
   */
  dispatch(organisationId: string): Promise<void>;
  /** Starts workers and sweeper. Processes that only serve the API never call it. */
  start(): Promise<void>;
  /** Takes no more jobs, tells running ones to stop at their next step, and waits for them (at most `timeoutMs`). */
  drain(timeoutMs?: number): Promise<void>;
  close(): Promise<void>;
}

function createQueue(name: QueueName, pool: pg.Pool) {
  return new Queue(name, { connection: pool }, createPostgresBackend);
}

/** `drainDelay` is how long a worker waits for a notification before it looks by itself, in seconds. */
function createWorker(name: QueueName, pool: pg.Pool, handlers: Handlers) {
  return new Worker(
    name,
    async (job) => handlers.run(job.name, job.data),
    { connection: pool, concurrency: concurrencyOf[name], drainDelay: 60, stalledInterval: 60_000, lockDuration: 60_000 },
    createPostgresBackend,
  );
}

/** Queues on BullMQ's Postgres backend, all over one pool. */
export function createQueues(options: QueuesOptions): Queues {
  const { database, clock, logger } = options;
  const pool = createQueuePool(options.url, logger);
  const stopped = new AbortController();
  const handlers: Handlers = createHandlers({ logger, signal: stopped.signal });
  const queues = new Map<QueueName, ReturnType<typeof createQueue>>();
  const workers: ReturnType<typeof createWorker>[] = [];
  let sweeper: Sweeper | undefined;

  function queueFor(topic: Topic): ReturnType<typeof createQueue> {
    const name = queueOf[topic];
    const known = queues.get(name);
    if (known) return known;
    const queue = createQueue(name, pool);
    queue.on('error', (error) => logger.warn({ err: error, queue: name }, 'queue error'));
    queues.set(name, queue);
    return queue;
  }

  const result: Queues = {
    registerHandler: handlers.registerHandler,

    async enqueue(topic, { id, organisationId, runAt }) {
      const payload = jobPayload.parse({ id, organisationId });
      const at = runAt ?? clock.now();
      await queueFor(topic).add(topic, payload, {
        jobId: `${topic}_${id}_${at.getTime()}`,
        delay: Math.max(0, at.getTime() - clock.now().getTime()),
        removeOnComplete: true,
        removeOnFail: true,
        attempts: 1,
      });
    },

    async dispatch(organisationId) {
      try {
        await dispatchOutbox({ database, enqueue: result.enqueue }, organisationId);
      } catch (error) {
        logger.warn({ err: error, organisationId }, 'outbox not dispatched, the sweeper will');
      }
    },

    async start() {
      if (workers.length > 0) return;
      for (const name of queueNames) {
        const worker = createWorker(name, pool, handlers);
        worker.on('error', (error) => logger.warn({ err: error, queue: name }, 'worker error'));
        workers.push(worker);
      }
      await Promise.all(workers.map((worker) => worker.waitUntilReady()));
      sweeper = createSweeper({ database, clock, logger, handlers, enqueue: result.enqueue, dispatch: result.dispatch });
      sweeper.start();
    },

    async drain(timeoutMs = 10_000) {
      stopped.abort();
      await sweeper?.stop();
      const closing = Promise.all([...workers.map((worker) => worker.close()), handlers.settled()]);
      let timer: NodeJS.Timeout | undefined;
      const deadline = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, timeoutMs);
      });
      await Promise.race([closing.then(() => undefined), deadline]).finally(() => clearTimeout(timer));
    },

    async close() {
      if (!stopped.signal.aborted) await result.drain();
      await Promise.all([...queues.values()].map((queue) => queue.close()));
      await pool.end();
    },
  };
  return result;
}
