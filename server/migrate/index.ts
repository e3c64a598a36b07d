import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type pg from 'pg';
import { migrateDatabase, type RoleUrls } from '../../db/index.ts';
import { migrateQueues } from '../queue/index.ts';

/** Brings the whole database up to date: our tables, the queue's, the checkpointer's. Safe from several processes at once. */
export function migrateEverything({ ownerUrl, secret }: { ownerUrl: string; secret: string }): Promise<RoleUrls> {
  return migrateDatabase({ ownerUrl, secret, afterMigrations: migrateOtherLayers });
}

export async function migrateOtherLayers({ urls, owner }: { urls: RoleUrls; owner: pg.ClientBase }): Promise<void> {
  await Promise.all([migrateQueues(urls.queue), migrateCheckpoints(urls.checkpoint, owner)]);
}

/**
 * In a thread of its own, and only when the library's version changed: it pulls in LangGraph, whose memory is given back when the
 * thread ends.
 */
async function migrateCheckpoints(url: string, owner: pg.ClientBase): Promise<void> {
  const mark = `tables of langgraph-checkpoint-postgres ${installedVersion('@langchain/langgraph-checkpoint-postgres')}, fences 1`;
  const { rows } = await owner.query<{ mark: string | null }>(
    `select obj_description('checkpoint'::regnamespace, 'pg_namespace') as mark`,
  );
  if (rows[0]?.mark === mark) return;
  await new Promise<void>((resolve, reject) => {
    const worker = new Worker(new URL('./checkpoint-worker.ts', import.meta.url), { workerData: url });
    worker.once('error', reject);
    worker.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`checkpoint migration ended with code ${code}`))));
  });
  await owner.query(`comment on schema checkpoint is '${mark}'`);
}

function installedVersion(name: string): string {
  const entry = createRequire(import.meta.url).resolve(name);
  const folder = entry.slice(0, entry.lastIndexOf(`node_modules/${name}/`) + `node_modules/${name}/`.length);
  const { version } = JSON.parse(readFileSync(`${folder}package.json`, 'utf8')) as { version: string };
  return version;
}
