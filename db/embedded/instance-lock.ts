import { randomBytes } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ConflictError } from '../errors.ts';
import { processStartMark } from './process-identity.ts';

interface Holder {
  pid: number;
  startMark: string;
  /** Tells two locks of one process apart. */
  token: string;
  url?: string;
}

export interface InstanceLock {
  /** Notes the address that a second start is told. */
  setAddress(url: string): void;
  release(): void;
}

const takeoverTimeoutMs = 5_000;

/**
 * One living Septet per state folder, made when absent. A lock whose process is gone is taken over.
 *
 * @param stateDir - Usually `.septet` in the checkout.
 * @throws {ConflictError} `instance.running`, with the address of the one that lives.
 */
export async function acquireInstanceLock(stateDir: string): Promise<InstanceLock> {
  mkdirSync(stateDir, { recursive: true, mode: 0o711 });
  // As root, the database server's account must pass through; what is inside has rights of its own.
  if (process.getuid?.() === 0) chmodSync(stateDir, 0o711);
  const file = path.join(stateDir, 'instance.json');
  const own: Holder = {
    pid: process.pid,
    startMark: processStartMark(process.pid) ?? '',
    token: randomBytes(8).toString('hex'),
  };

  while (!createExclusively(file, own)) {
    const holder = readHolder(file);
    if (holder && isLiving(holder)) throw alreadyRunning(stateDir, holder);
    await removeStale(file);
  }

  return {
    setAddress(url) {
      const partial = `${file}.${own.token}`;
      writeFileSync(partial, JSON.stringify({ ...own, url }), { mode: 0o600 });
      renameSync(partial, file);
    },
    release() {
      if (readHolder(file)?.token === own.token) rmSync(file, { force: true });
    },
  };
}

function isLiving(holder: Holder): boolean {
  return processStartMark(holder.pid) === holder.startMark;
}

function alreadyRunning(stateDir: string, holder: Holder): ConflictError {
  const where = holder.url ? `at ${holder.url}` : 'and is just starting';
  return new ConflictError(
    'instance.running',
    `Septet already runs on ${stateDir}: process ${holder.pid}, ${where}. Use that one, or stop it first.`,
    { details: { pid: holder.pid, url: holder.url } },
  );
}

/** A link appears with its whole content or not at all, and fails when the name is taken. */
function createExclusively(file: string, holder: Holder): boolean {
  const partial = `${file}.${holder.token}`;
  writeFileSync(partial, JSON.stringify(holder), { mode: 0o600 });
  try {
    linkSync(partial, file);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    rmSync(partial, { force: true });
  }
}

function readHolder(file: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof value !== 'object' || !value || !('pid' in value && 'startMark' in value && 'token' in value)) return undefined;
    return {
      pid: Number(value.pid),
      startMark: String(value.startMark),
      token: String(value.token),
      ...('url' in value ? { url: String(value.url) } : {}),
    };
  } catch {
    return undefined;
  }
}

/** Only one process at a time looks again and removes; nobody can put a new lock there before the old one is gone. */
async function removeStale(file: string): Promise<void> {
  const guard = `${file}.takeover`;
  try {
    mkdirSync(guard);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
    const age = Date.now() - (statSync(guard, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > takeoverTimeoutMs) rmSync(guard, { recursive: true, force: true });
    await delay(20);
    return;
  }
  try {
    const holder = readHolder(file);
    if (!holder || !isLiving(holder)) rmSync(file, { force: true });
  } finally {
    rmdirSync(guard);
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
