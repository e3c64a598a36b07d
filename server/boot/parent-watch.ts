import { readFileSync } from 'node:fs';

const checkEveryMs = 1_000;

/**
 * Calls `onGone` once when the process that started us has ended, also by `kill -9`. Between npm and us there may be a shell that
 * lives on without npm, so its parent is watched too.
 */
export function watchParent(onGone: () => void): () => void {
  const parent = process.ppid;
  const grandparent = isShell(parent) ? parentOf(parent) : undefined;
  const timer = setInterval(() => {
    const isGone = process.ppid !== parent || (grandparent !== undefined && parentOf(parent) !== grandparent);
    if (!isGone) return;
    clearInterval(timer);
    onGone();
  }, checkEveryMs);
  timer.unref();
  return () => clearInterval(timer);
}

function isShell(pid: number): boolean {
  const name = readStat(pid)?.name;
  return name === 'sh' || name === 'dash' || name === 'bash' || name === 'busybox';
}

function parentOf(pid: number): number | undefined {
  return readStat(pid)?.parent;
}

/** Linux only; elsewhere the direct parent is all that is watched. */
function readStat(pid: number): { name: string; parent: number } | undefined {
  try {
    const match = /^\d+ \((.*)\) \S (\d+) /s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    return match?.[1] === undefined ? undefined : { name: match[1], parent: Number(match[2]) };
  } catch {
    return undefined;
  }
}
