import { Pool, types } from 'pg';

export interface PoolOptions {
  url: string;
  maxConnections: number;
  /** Shown in `pg_stat_activity`. */
  applicationName?: string;
  idleTimeoutMs?: number;
  statementTimeoutMs?: number;
  /** Told once per lost connection; the pool itself opens a new one when the next query asks. */
  onConnectionLost?: (error: Error) => void;
}

const numberOids = new Set<number>([types.builtins.INT8, types.builtins.NUMERIC]);

/**
 * A `pg` pool that a lost connection can't hurt: idle and checked-out clients both have an error listener (without it the
 * process ends), and a broken client is thrown away, never handed out again. `bigint` and `numeric` are read as numbers:
 * every such column counts rows, tokens or dollars, far below 2^53.
 */
export function createPool(options: PoolOptions): Pool {
  const onLost = (error: Error) => options.onConnectionLost?.(error);
  const pool = new Pool({
    connectionString: options.url,
    max: options.maxConnections,
    idleTimeoutMillis: options.idleTimeoutMs ?? 30_000,
    connectionTimeoutMillis: 10_000,
    maxLifetimeSeconds: 3600,
    keepAlive: true,
    application_name: options.applicationName ?? 'septet',
    statement_timeout: options.statementTimeoutMs ?? 60_000,
    idle_in_transaction_session_timeout: 60_000,
    types: {
      getTypeParser: (oid, format) => (numberOids.has(oid) ? Number : types.getTypeParser(oid, format)),
    },
  });
  pool.on('error', onLost);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
