import { Kysely, PostgresDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { ClientBase, Pool } from 'pg';
import { migrations } from './migrations/index.ts';
import { createPool } from './pool.ts';
import { ensureRoles, ensureSchemas, type RoleUrls, roleUrls } from './roles.ts';

export interface MigrateOptions {
  /** Address with the owner role, used for nothing but this. */
  ownerUrl: string;
  /** The roles' passwords are derived from it; at least 32 random characters. */
  secret: string;
  /** Steps of other layers (auth, queue, checkpoints), run after the product's own migrations under the same lock. */
  afterMigrations?: (step: { urls: RoleUrls; owner: ClientBase }) => Promise<void>;
}

/** One migration at a time per database, whoever starts it ("septet" as a number). */
const migrationLock = 0x736570746574;

/**
 * Brings roles, schemas and tables up to date. Safe to call from several processes at once: they take turns.
 *
 * @returns One address per role.
 */
export async function migrateDatabase(options: MigrateOptions): Promise<RoleUrls> {
  const urls = roleUrls(options.ownerUrl, options.secret);
  const pool = createPool({
    url: options.ownerUrl,
    maxConnections: 2,
    applicationName: 'septet migrate',
    statementTimeoutMs: 600_000,
  });
  try {
    const owner = await pool.connect();
    try {
      await owner.query('select pg_advisory_lock($1)', [migrationLock]);
      await ensureRoles(owner, options.secret);
      await ensureSchemas(owner);
      await runMigrations(pool);
      await options.afterMigrations?.({ urls, owner });
    } finally {
      // Closes the connection, and with it the lock.
      owner.release(true);
    }
  } finally {
    await pool.end();
  }
  return urls;
}

async function runMigrations(pool: Pool): Promise<void> {
  const migrator = new Migrator({
    db: new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) }),
    provider: { getMigrations: async () => ({ ...migrations }) },
    // Two branches may each add one: an older time stamp that arrives later still runs.
    allowUnorderedMigrations: true,
    migrationTableSchema: 'septet_migrations',
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
