import { setTimeout as delay } from 'node:timers/promises';
import type { PostgresPool } from 'kysely';
import type { Pool } from 'pg';

const patienceMs = 5_000;
const retryDelayMs = 50;
/** Nobody listens, or the server is on its way up or down. In each case nothing of ours has been run. */
const absentCodes = new Set(['ECONNREFUSED', 'ECONNRESET', '57P01', '57P03']);

/**
 * Waits for a server that is just being started again, instead of failing all that comes in meanwhile. Only opening a
 * connection is tried again: what has reached the server never is.
 */
export function createPatientPool(pool: Pool): PostgresPool {
  return {
    options: pool.options,
    async connect() {
      const deadline = performance.now() + patienceMs;
      for (;;) {
        try {
          return await pool.connect();
        } catch (error) {
          const code = error instanceof Error && 'code' in error ? String(error.code) : '';
          if (!absentCodes.has(code) || performance.now() > deadline || pool.ending) throw error;
          await delay(retryDelayMs);
        }
      }
    },
    end: () => pool.end(),
  };
}
