import { PostgresSaver } from '@langchain/langgraph-checkpoint-postgres';
import { Pool, type PoolClient } from 'pg';
import { checkpointSchema, createFencesSql } from './checkpoint-sql.ts';

/**
 * Makes or updates the checkpoint tables. A migration step: run under the migration lock, because the library's own setup races
 * with itself. The schema exists and belongs to the role in the address.
 *
 * @param url - Address with the checkpoint role.
 */
export async function setupCheckpointer(url: string): Promise<void> {
  const pool = new ExistingSchemaPool({ connectionString: url, max: 1 });
  pool.on('error', () => undefined);
  try {
    await new PostgresSaver(pool, undefined, { schema: checkpointSchema }).setup();
    await pool.query(createFencesSql);
  } finally {
    await pool.end();
  }
}

/**
 * The library's setup opens with `CREATE SCHEMA IF NOT EXISTS`, for which Postgres asks the right to create on the database even when
 * the schema is there. The checkpoint role has no such right and needs none.
 */
class ExistingSchemaPool extends Pool {
  override connect(): Promise<PoolClient>;
  override connect(
    callback: (error: Error | undefined, client: PoolClient | undefined, done: (release?: unknown) => void) => void,
  ): void;
  override connect(
    callback?: (error: Error | undefined, client: PoolClient | undefined, done: (release?: unknown) => void) => void,
  ): Promise<PoolClient> | void {
    if (callback !== undefined) return super.connect(callback);
    return super.connect().then(withoutSchemaCreation);
  }
}

function withoutSchemaCreation(client: PoolClient): PoolClient {
  return new Proxy(client, {
    get(target, property) {
      if (property !== 'query') {
        const value: unknown = Reflect.get(target, property, target);
        return typeof value === 'function' ? value.bind(target) : value;
      }
      return (sql: string, values?: unknown[]) =>
        sql.startsWith('CREATE SCHEMA') ? Promise.resolve() : target.query(sql, values);
    },
  });
}
