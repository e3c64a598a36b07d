import { readdirSync, readFileSync } from 'node:fs';

export interface ProcessMemory {
  pid: number;
  command: string;
  pssMb: number;
}

/**
 * Every process under `rootPid`, itself included, with its proportional set size (shared pages are split among sharers).
 * Linux only; a process that ends meanwhile is left out.
 */
export function measureTree(rootPid: number, extraPids: readonly number[] = []): ProcessMemory[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = read(`/proc/${name}/stat`);
    const parent = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const roots = new Set([rootPid, ...extraPids]);
  const belongs = (pid: number): boolean => roots.has(pid) || (parents.has(pid) && belongs(parents.get(pid) ?? 0));
  return [...parents.keys()].filter(belongs).flatMap((pid) => {
    const pssKb = /^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`) ?? '')?.[1];
    if (pssKb === undefined) return [];
    const command = (read(`/proc/${pid}/cmdline`) ?? '').replaceAll('\0', ' ').trim().slice(0, 80);
    return [{ pid, command, pssMb: Number(pssKb) / 1024 }];
  });
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
