import { randomBytes, randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';
import { createDatabase, type Database } from '../../db/client.ts';
import { type MigrateOptions, migrateDatabase } from '../../db/migrate.ts';
import { ensureSchemas, type RoleUrls, roleUrls } from '../../db/roles.ts';

export interface TestDatabaseOptions {
  /**
   * More than the product's own migrations. The steps run once per test run, into a template under this name; each test
   * database is a copy of it.
   */
  extra?: { name: string; afterMigrations: NonNullable<MigrateOptions['afterMigrations']> };
  maxConnections?: number;
}

export interface TestDatabase {
  database: Database;
  urls: RoleUrls;
  /** Superuser: for looking behind row-level security. */
  ownerUrl: string;
  /** The secret that the roles' passwords come from. */
  secret: string;
  /** An organisation that exists. */
  organisationId: string;
  /** Another organisation, by default as empty as the first. */
  addOrganisation(values?: { name?: string; slug?: string }): Promise<string>;
  close(): Promise<void>;
}

/** The roles belong to the whole cluster, so every database of a run shares it. */
const secret = 'test-secret-that-is-not-secret-at-all';
/** Advisory lock of the maintenance database: one template is made at a time. */
const templateLock = 7_304_911;

/** A migrated database of its own, with one organisation in it. */
export async function createTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const clusterUrl = await clusterOwnerUrl();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asOwner(clusterUrl, async (owner) => {
    const template = await ensureTemplate(owner, clusterUrl, options.extra);
    await owner.query(`create database ${name} template ${template}`);
  });

  const ownerUrl = urlOf(clusterUrl, name);
  // Rights on a database and its roles' settings are no part of a copy.
  await asOwner(ownerUrl, ensureSchemas);
  const urls = roleUrls(ownerUrl, secret);
  const database = createDatabase({ url: urls.app, maxConnections: options.maxConnections ?? 6 });

  async function addOrganisation(values: { name?: string; slug?: string } = {}): Promise<string> {
    const id = randomUUID();
    await asOwner(ownerUrl, (owner) =>
      owner.query('insert into organisations (id, name, slug) values ($1, $2, $3)', [
        id,
        values.name ?? 'Northwind Coffee',
        values.slug ?? `org-${id.slice(0, 8)}`,
      ]),
    );
    return id;
  }

  return {
    database,
    urls,
    ownerUrl,
    secret,
    organisationId: await addOrganisation(),
    addOrganisation,
    async close() {
      await database.close();
      await asOwner(clusterUrl, (owner) => owner.query(`drop database ${name} with (force)`));
    },
  };
}

/** An empty database without roles' schemas or tables, for tests of the migrations themselves. */
export async function createEmptyDatabase(): Promise<{ ownerUrl: string; secret: string; drop(): Promise<void> }> {
  const clusterUrl = await clusterOwnerUrl();
  const name = `empty_${randomBytes(6).toString('hex')}`;
  await asOwner(clusterUrl, (owner) => owner.query(`create database ${name}`));
  return {
    ownerUrl: urlOf(clusterUrl, name),
    secret,
    drop: async () => {
      await asOwner(clusterUrl, (owner) => owner.query(`drop database ${name} with (force)`));
    },
  };
}

/** Runs `fn` on one connection of the superuser. */
export async function asOwner<T>(url: string, fn: (owner: Client) => Promise<T>): Promise<T> {
  const owner = new Client({ connectionString: url });
  owner.on('error', () => undefined);
  await owner.connect();
  try {
    return await fn(owner);
  } finally {
    await owner.end();
  }
}

async function ensureTemplate(owner: Client, clusterUrl: string, extra: TestDatabaseOptions['extra']): Promise<string> {
  const template = `template_${extra?.name ?? 'core'}`;
  await owner.query('select pg_advisory_lock($1)', [templateLock]);
  try {
    const existing = await owner.query('select 1 from pg_database where datname = $1 and datistemplate', [template]);
    if (existing.rowCount === 0) {
      await owner.query(`drop database if exists ${template} with (force)`);
      await owner.query(`create database ${template}`);
      await migrateDatabase({ ownerUrl: urlOf(clusterUrl, template), secret, afterMigrations: extra?.afterMigrations });
      await owner.query(`alter database ${template} with is_template true allow_connections false`);
    }
  } finally {
    await owner.query('select pg_advisory_unlock($1)', [templateLock]);
  }
  return template;
}

async function clusterOwnerUrl(): Promise<string> {
  const response = await fetch(inject('testClusterUrl'));
  const text = await response.text();
  if (!response.ok) throw new Error(`no test cluster: ${text}`);
  return text;
}

function urlOf(clusterUrl: string, database: string): string {
  const url = new URL(clusterUrl);
  url.pathname = `/${database}`;
  return url.href;
}
