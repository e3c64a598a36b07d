import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import type { RunningSeptet } from './npm-start.ts';

export interface DatabaseFigures {
  serverPid: number;
  /** All client connections of the product, this one not counted. */
  connectionCount: number;
  bytesPerParkedThread(): Promise<string>;
}

/** Looks into the running product's own database, as its superuser. */
export async function measureDatabase(septet: RunningSeptet): Promise<DatabaseFigures> {
  const folder = path.join(septet.stateDir, 'postgres');
  const note = path.join(folder, 'location');
  const cluster = existsSync(path.join(folder, 'cluster', 'main'))
    ? path.join(folder, 'cluster')
    : readFileSync(note, 'utf8').trim();
  const [pid, , , port] = readFileSync(path.join(cluster, 'main', 'postmaster.pid'), 'utf8').split('\n');
  const password = readFileSync(path.join(folder, 'superuser-password'), 'utf8').trim();
  const url = `postgres://septet_owner:${password}@127.0.0.1:${port}/septet`;

  async function query<Row>(sql: string): Promise<Row[]> {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query(sql)).rows as Row[];
    } finally {
      await client.end();
    }
  }

  const [connections] = await query<{ count: number }>(
    "select count(*)::int as count from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
  );
  return {
    serverPid: Number(pid),
    connectionCount: connections?.count ?? Number.NaN,
    async bytesPerParkedThread() {
      const [size] = await query<{ bytes: string; threads: string }>(`
        with parked as (select thread_id::text as id from runs where status = 'parked')
        select (select coalesce(sum(pg_column_size(c.*)), 0) from checkpoint.checkpoints c where c.thread_id in (select id from parked))
             + (select coalesce(sum(pg_column_size(b.*)), 0) from checkpoint.checkpoint_blobs b where b.thread_id in (select id from parked))
             + (select coalesce(sum(pg_column_size(w.*)), 0) from checkpoint.checkpoint_writes w where w.thread_id in (select id from parked)) as bytes,
               (select count(*) from parked) as threads`);
      const threads = Number(size?.threads ?? 0);
      return threads === 0
        ? 'no thread is parked'
        : `${Math.round(Number(size?.bytes) / threads).toLocaleString('en')} (mean of ${threads})`;
    },
  };
}
