import { Kysely, PostgresDialect, sql } from 'kysely';
import type { DB, Tx } from './database.ts';
import { createDiscovery, type Discovery } from './discovery.ts';
import { InvalidInputError } from './errors.ts';
import { createListener, type Unlisten } from './listener.ts';
import { createPatientPool } from './patient-pool.ts';
import { createPool, type PoolOptions } from './pool.ts';

/**
 * `url` has the app role (`urls.app` of `migrateDatabase`); `maxConnections` counts the listening one too, so at least 2.
 */
export type DatabaseOptions = PoolOptions;

export interface Database {
  /**
   * Runs `fn` in one transaction that sees and writes only rows of this organisation (row-level security). What `fn` throws
   * rolls back and is thrown on. Enqueue and emit after this has returned.
   */
  inOrganisation<T>(organisationId: string, fn: (tx: Tx) => Promise<T>): Promise<T>;
  readonly discovery: Discovery;
  /**
   * Calls `fn` with each payload of a NOTIFY on the channel, also after the server was restarted. `onReady` runs each time
   * that listening (re)starts: what was sent meanwhile is lost, so read from your cursor there.
   */
  listen(channel: string, fn: (payload: string) => void, onReady?: () => void): Promise<Unlisten>;
  /** Throws at once when there is no database that answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The one way to the product's tables. Connections are opened when needed and closed when idle. */
export function createDatabase(options: DatabaseOptions): Database {
  const pool = createPool({ ...options, maxConnections: Math.max(1, options.maxConnections - 1) });
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool: createPatientPool(pool) }) });
  const listener = createListener(options);

  return {
    discovery: createDiscovery(db),
    listen: listener.listen,

    async inOrganisation(organisationId, fn) {
      if (!uuidPattern.test(organisationId)) {
        throw new InvalidInputError('organisation.bad_id', `"${organisationId}" is not an organisation id (a UUID).`);
      }
      return db.transaction().execute(async (tx) => {
        await sql`select set_config('septet.organisation_id', ${organisationId}, true)`.execute(tx);
        return fn(tx);
      });
    },

    async ping() {
      await pool.query('select 1');
    },

    async close() {
      await listener.close();
      await db.destroy();
    },
  };
}

export type { Tx };
