import { getMigrations } from 'better-auth/db/migration';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPool } from '../../db/index.ts';
import { createBetterAuth } from '../../server/auth/better-auth.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

describe('schema of accounts', () => {
  it('is what better-auth expects, so that an upgrade which wants more fails here first', async () => {
    const pool = createPool({ url: database.urls.auth, maxConnections: 2 });
    const auth = createBetterAuth({
      pool,
      secret: 'x'.repeat(64),
      publicUrl: 'http://127.0.0.1:4870',
      logger: pino({ level: 'silent' }),
    });

    const { toBeCreated, toBeAdded, toBeAddedIndexes, schemaProblems } = await getMigrations(auth.options);
    await pool.end();

    expect({ toBeCreated, toBeAdded, toBeAddedIndexes, schemaProblems }).toEqual({
      toBeCreated: [],
      toBeAdded: [],
      toBeAddedIndexes: [],
      schemaProblems: [],
    });
  });

  it('can not be read with the role of the product, the list of members aside', async () => {
    for (const table of ['"user"', 'session', 'account', 'api_token', 'member']) {
      const pool = createPool({ url: database.urls.app, maxConnections: 1 });
      await expect(pool.query(`select * from auth.${table}`)).rejects.toThrow('permission denied');
      await pool.end();
    }
    const members = await database.database.inOrganisation(database.organisationId, (tx) =>
      tx.selectFrom('members').selectAll().execute(),
    );
    expect(members).toEqual([]);
  });
});
