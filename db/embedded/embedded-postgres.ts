import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { chooseServerAccount, type ServerAccount } from './account.ts';
import { findBinaries } from './binaries.ts';
import { accountOfCluster, clusterFolder } from './cluster-folder.ts';
import { initCluster, superuser } from './init-cluster.ts';
import type { EmbeddedLogger } from './log.ts';
import { clearFolder, stopServer } from './postmaster.ts';
import { findFreePort, ServerStartError, type ServerProcess, spawnServer } from './server-process.ts';
import { buildServerSettings } from './settings.ts';

export interface EmbeddedPostgresOptions {
  /** A folder for the server's files, usually `.septet/postgres`; made when absent. Hold the instance lock of its parent. */
  dataDir: string;
  logger: EmbeddedLogger;
  /** False: faster, but a power cut destroys the data (tests). */
  isDurable?: boolean;
  maxConnections?: number;
  /** Who runs the server when we are root; by default `postgres`, else `nobody`. */
  account?: ServerAccount;
}

export interface EmbeddedPostgres {
  /** Address of database `septet` with a superuser. The same until `stop()`, also when the server had to be started again. */
  readonly ownerUrl: string;
  /** The server's process now; undefined while it is being started again. */
  readonly pid: number | undefined;
  /** Ends connections and shuts down; the data is complete on disk when this returns. */
  stop(): Promise<void>;
}

const databaseName = 'septet';
const maxStartAttempts = 5;

/**
 * Starts a real PostgreSQL from the npm package: makes the cluster at the first start, ends a server that an earlier
 * process of ours left running in the folder, and starts the server again when something kills it.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const startedAt = performance.now();
  const { logger, isDurable = true, maxConnections = 40 } = options;
  const account = options.account ?? accountOfCluster(options.dataDir) ?? chooseServerAccount();
  const binaries = findBinaries(account);
  const folder = await clusterFolder(options.dataDir, account);
  const password = readOrCreatePassword(path.join(options.dataDir, 'superuser-password'));
  const { dataFolder, isNew } = await initCluster({ binaries, account, folder, password, isDurable });
  const endedPid = await clearFolder(dataFolder);
  if (endedPid !== undefined) logger.warn({ endedPid }, 'ended a database server that an earlier start left running');

  const spawnOn = (port: number) =>
    spawnServer({
      postgres: binaries.postgres,
      account,
      dataFolder,
      port,
      settings: buildServerSettings({ isDurable, maxConnections }),
      logFile: path.join(options.dataDir, 'postgres.log'),
    });
  const first = await startOnFreePort(spawnOn);
  const { port } = first;
  let server: ServerProcess | undefined = first.server;
  const stopping = new AbortController();
  const supervision = supervise();

  const urlOf = (database: string) => `postgres://${superuser}:${password}@127.0.0.1:${port}/${database}`;
  await createDatabaseOnce(urlOf('postgres'));
  logger.info(
    { pid: server.pid, port, folder: dataFolder, isNew, durationMs: Math.round(performance.now() - startedAt) },
    'embedded database server is ready',
  );

  return {
    ownerUrl: urlOf(databaseName),
    get pid() {
      return server?.pid;
    },
    async stop() {
      stopping.abort();
      if (server) await stopServer(server.pid);
      await supervision;
    },
  };

  async function supervise(): Promise<void> {
    let failures = 0;
    while (!stopping.signal.aborted) {
      if (server) {
        await server.exited;
        server = undefined;
        if (!stopping.signal.aborted) logger.error({ port }, 'embedded database server ended unexpectedly');
        continue;
      }
      try {
        await clearFolder(dataFolder);
        server = await spawnOn(port);
        failures = 0;
        logger.info({ pid: server.pid, port }, 'embedded database server is running again');
      } catch (error) {
        failures += 1;
        const isExpected = error instanceof ServerStartError && error.isPredecessorDying;
        if (!isExpected) logger.error({ err: error, failures }, 'embedded database server did not start again');
        await delay(Math.min(5000, 50 * 2 ** failures), undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
    // Stopped while it was on its way up.
    if (server) await stopServer(server.pid);
  }
}

async function startOnFreePort(
  spawnOn: (port: number) => Promise<ServerProcess>,
): Promise<{ server: ServerProcess; port: number }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await findFreePort();
    try {
      return { server: await spawnOn(port), port };
    } catch (error) {
      const mayRetry = error instanceof ServerStartError && (error.isPortTaken || error.isPredecessorDying);
      if (!mayRetry || attempt === maxStartAttempts) throw error;
      await delay(50 * 2 ** attempt);
    }
  }
}

async function createDatabaseOnce(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const existing = await client.query('select 1 from pg_database where datname = $1', [databaseName]);
    if (existing.rowCount === 0) await client.query(`create database ${databaseName}`);
    await client.query('revoke connect on database postgres from public');
  } finally {
    await client.end();
  }
}

/** Written before the cluster is made, complete or not at all, and never changed. */
function readOrCreatePassword(file: string): string {
  const partial = `${file}.${process.pid}`;
  try {
    writeFileSync(partial, randomBytes(24).toString('base64url'), { mode: 0o600 });
    linkSync(partial, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(partial, { force: true });
  }
  return readFileSync(file, 'utf8');
}
