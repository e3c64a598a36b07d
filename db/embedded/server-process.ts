import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, fstatSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { ServerAccount } from './account.ts';
import { serverEnvironment } from './init-cluster.ts';
import { readPostmaster } from './postmaster.ts';

export interface SpawnOptions {
  postgres: string;
  account: ServerAccount;
  dataFolder: string;
  port: number;
  settings: Readonly<Record<string, string | number>>;
  logFile: string;
}

export interface ServerProcess {
  readonly pid: number;
  /** Settles when the process is gone, whatever ended it. */
  readonly exited: Promise<void>;
}

const startTimeoutMs = 60_000;
const maxLogBytes = 4 * 1024 * 1024;

/**
 * Starts the server and waits until it takes connections. It leads a process group of its own, so that Ctrl-C in a terminal
 * reaches only us and we end it after our own work; it writes to a file, because it may outlive us.
 *
 * @throws {ServerStartError} With the end of the server's log.
 */
export async function spawnServer(options: SpawnOptions): Promise<ServerProcess> {
  rotateLog(options.logFile);
  const log = openSync(options.logFile, 'a', 0o600);
  const logStart = fstatSync(log).size;
  let child: ChildProcess;
  try {
    child = spawn(
      options.postgres,
      [
        '-D',
        options.dataFolder,
        ...Object.entries({ ...options.settings, port: options.port }).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
      ],
      {
        ...(options.account.uid === undefined ? {} : { uid: options.account.uid, gid: options.account.gid }),
        cwd: options.dataFolder,
        env: serverEnvironment,
        detached: true,
        stdio: ['ignore', log, log],
      },
    );
  } finally {
    closeSync(log);
  }
  const state: { hasExited: boolean; spawnError?: Error } = { hasExited: false };
  const exited = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      state.spawnError = error;
      state.hasExited = true;
      resolve();
    });
    child.once('exit', () => {
      state.hasExited = true;
      resolve();
    });
  });

  const deadline = performance.now() + startTimeoutMs;
  while (!state.hasExited && performance.now() < deadline) {
    const postmaster = readPostmaster(options.dataFolder);
    if (postmaster?.pid === child.pid && postmaster?.isReady && child.pid !== undefined) return { pid: child.pid, exited };
    await Promise.race([exited, delay(10)]);
  }
  child.kill('SIGQUIT');
  throw new ServerStartError(state.spawnError?.message ?? readEnd(options.logFile, logStart), { cause: state.spawnError });
}

export class ServerStartError extends Error {
  constructor(log: string, options?: ErrorOptions) {
    super(`PostgreSQL did not start: ${log.trim() || 'no answer within a minute'}`, options);
    this.name = 'ServerStartError';
  }

  /** Another program took the port between our look and the server's. */
  get isPortTaken(): boolean {
    return /could not (bind|create any TCP\/IP)/i.test(this.message);
  }

  /** The server before was killed, and its last processes are still on their way out. */
  get isPredecessorDying(): boolean {
    return /shared memory block .* is still in use|lock file .* already exists/i.test(this.message);
  }
}

/** A port on 127.0.0.1 that is free now. */
export async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || !address) throw new Error('no free port on 127.0.0.1');
  return address.port;
}

function rotateLog(logFile: string): void {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size > maxLogBytes) renameSync(logFile, `${logFile}.1`);
}

function readEnd(file: string, from: number): string {
  const log = openSync(file, 'r');
  try {
    const length = Math.min(fstatSync(log).size - from, 4096);
    const buffer = Buffer.alloc(Math.max(0, length));
    readSync(log, buffer, 0, buffer.length, fstatSync(log).size - buffer.length);
    return buffer.toString('utf8');
  } finally {
    closeSync(log);
  }
}
