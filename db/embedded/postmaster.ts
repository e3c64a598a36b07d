import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isProcessAlive, processStartMark } from './process-identity.ts';

export interface Postmaster {
  pid: number;
  port: number;
  isReady: boolean;
}

/** What a server wrote into its data folder, whether or not it still lives. */
export function readPostmaster(folder: string): Postmaster | undefined {
  try {
    const lines = readFileSync(path.join(folder, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    if (!Number.isInteger(pid) || pid <= 0) return undefined;
    return { pid, port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' };
  } catch {
    return undefined;
  }
}

/** Whether the process is really a PostgreSQL server that works in this folder, and not a stranger with its number. */
export function isServerOf(folder: string, pid: number): boolean {
  if (processStartMark(pid) === undefined) return false;
  if (process.platform === 'linux') {
    try {
      // A server changes into its data folder.
      return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder) && commandOf(pid).includes('postgres');
    } catch {
      return false;
    }
  }
  return commandOf(pid).includes(folder);
}

/**
 * Ends what an earlier process of ours left behind in the folder: a living server is shut down (fast, then hard), the note
 * of a dead one is removed, because a stranger that got its number would keep a new server from starting.
 *
 * @returns The process that was stopped, if there was one.
 */
export async function clearFolder(folder: string): Promise<number | undefined> {
  const left = readPostmaster(folder);
  if (!left) return undefined;
  if (!isServerOf(folder, left.pid)) {
    rmSync(path.join(folder, 'postmaster.pid'), { force: true });
    return undefined;
  }
  await stopServer(left.pid);
  return left.pid;
}

/** SIGINT is PostgreSQL's fast shutdown; a server that does not answer is ended harder and repairs itself at the next start. */
export async function stopServer(pid: number): Promise<void> {
  const mark = processStartMark(pid);
  for (const [signal, waitMs] of [
    ['SIGINT', 10_000],
    ['SIGQUIT', 3_000],
    ['SIGKILL', 3_000],
  ] as const) {
    if (!signalProcess(pid, signal)) return;
    // One that was paused (SIGSTOP, a debugger) can't hear anything else.
    if (process.platform !== 'win32') signalProcess(pid, 'SIGCONT');
    const deadline = performance.now() + waitMs;
    while (performance.now() < deadline) {
      if (mark === undefined ? !isProcessAlive(pid) : processStartMark(pid) !== mark) return;
      await delay(10);
    }
  }
  throw new Error(`PostgreSQL (process ${pid}) does not end, not even when killed.`);
}

function signalProcess(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

function commandOf(pid: number): string {
  if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
}
