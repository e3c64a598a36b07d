import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = path.resolve(import.meta.dirname, '../..');
const readyWithinMs = 120_000;
const stopWithinMs = 30_000;

export interface RunningSeptet {
  address: string;
  /** From `npm start` to the printed address. */
  readyMs: number;
  /** Of npm itself; the whole product hangs under it. */
  pid: number;
  stateDir: string;
  tokenOf(role: 'creator' | 'approver'): string;
  stop(): Promise<void>;
}

/** The product exactly as a newcomer starts it, on data of its own. */
export async function npmStart(stateDir = mkdtempSync(path.join(tmpdir(), 'septet-bench-'))): Promise<RunningSeptet> {
  const startedAt = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that nothing is left behind if the bench is interrupted.
    detached: true,
    env: {
      ...process.env,
      SEPTET_STATE_DIR: stateDir,
      SEPTET_PORT: '0',
      LOG_LEVEL: 'warn',
      SEPTET_REQUESTS_PER_MINUTE: '1000000',
    },
  });
  if (child.pid === undefined) throw new Error('npm can not be started');
  const address = await readAddress(child);
  return {
    address,
    readyMs: performance.now() - startedAt,
    pid: child.pid,
    stateDir,
    tokenOf: (role) => readToken(path.join(stateDir, 'demo-logins.json'), role),
    stop: () => stop(child),
  };
}

export function removeState(stateDir: string): void {
  if (existsSync(stateDir)) rmSync(stateDir, { recursive: true, force: true });
}

async function readAddress(child: ChildProcess): Promise<string> {
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const deadline = Date.now() + readyWithinMs;
  while (Date.now() < deadline) {
    // The whole banner is there once its last line is.
    const address = /ready at\s+(http:\/\/\S+)[\s\S]*Ready after/.exec(output)?.[1];
    if (address) return address;
    if (child.exitCode !== null) break;
    await sleep(20);
  }
  await stop(child);
  throw new Error(`npm start did not get ready:\n${output}`);
}

function readToken(file: string, role: string): string {
  const { people } = JSON.parse(readFileSync(file, 'utf8')) as { people: { role: string; token: string }[] };
  const found = people.find((person) => person.role === role);
  if (!found) throw new Error(`the demo has nobody with the role ${role}`);
  return found.token;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const exited = once(child, 'exit');
  process.kill(-child.pid, 'SIGTERM');
  await Promise.race([exited, sleep(stopWithinMs)]);
  if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGKILL');
}
