import { Pool } from 'pg';
import type { Logger } from 'pino';
import { queueNames } from './queue-names.ts';

/** One LISTEN connection per queue, which its worker holds, and two for everything else. */
const maxConnections = queueNames.length + 2;

/** The pool that all queues and workers share. BullMQ names no schema in its SQL: the search path does. */
export function createQueuePool(url: string, logger: Logger): Pool {
  const pool = new Pool({
    connectionString: url,
    options: '-c search_path=bullmq',
    max: maxConnections,
    idleTimeoutMillis: 10_000,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    application_name: 'septet queue',
  });
  pool.on('error', (error) => logger.warn({ err: error }, 'queue connection lost'));
  pool.on('connect', (client) => client.on('error', () => undefined));
  // Each queue and worker adds a listener of its own to the shared pool.
  pool.setMaxListeners(4 * queueNames.length);
  return pool;
}
