import { readFileSync, writeFileSync } from 'node:fs';

interface LockEntry {
  version?: string;
  license?: string;
  dev?: boolean;
  optional?: boolean;
  optionalDependencies?: Record<string, string>;
}

export interface Lock {
  packages: Record<string, LockEntry>;
}

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const processors = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];
const exactVersion = /^\d+\.\d+\.\d+(-[\w.-]+)?$/;

/**
 * Adds the builds for other platforms that npm leaves out of a lock file when the registry it asks does not carry them.
 * Without them `npm ci` refuses the file ("Missing: ... from lock file"), on every platform.
 *
 * @param lock - A parsed package-lock.json; changed in place.
 * @returns What was added, as name@version.
 */
export function completeLock(lock: Lock): string[] {
  const added: string[] = [];
  for (const [place, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (place === '' || !exactVersion.test(version) || isResolved(lock, place, name)) continue;
      lock.packages[`node_modules/${name}`] = {
        version,
        ...platformOf(name),
        ...(entry.license ? { license: entry.license } : {}),
        ...(entry.dev ? { dev: true } : {}),
        optional: true,
      };
      added.push(`${name}@${version}`);
    }
  }
  const byPlace = ([a]: [string, LockEntry], [b]: [string, LockEntry]) => a.localeCompare(b, 'en');
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(byPlace));
  return added;
}

/** Looks where Node would: below the package itself, then in each folder above. */
function isResolved(lock: Lock, place: string, name: string): boolean {
  for (let at = place; ; at = at.slice(0, at.lastIndexOf('node_modules')).replace(/\/$/, '')) {
    if (lock.packages[at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`]) return true;
    if (at === '') return false;
  }
}

function platformOf(name: string): { cpu?: string[]; os?: string[]; libc?: string[] } {
  const words = name.slice(name.lastIndexOf('/') + 1).split('-');
  const os = systems.filter((system) => words.includes(system));
  const cpu = processors.filter((processor) => words.includes(processor));
  const has = (prefix: string) => os.includes('linux') && words.some((word) => word.startsWith(prefix));
  return {
    ...(cpu.length > 0 ? { cpu } : {}),
    ...(os.length > 0 ? { os } : {}),
    ...(has('musl') ? { libc: ['musl'] } : has('gnu') ? { libc: ['glibc'] } : {}),
  };
}

if (import.meta.main) {
  const file = new URL('../package-lock.json', import.meta.url);
  const lock: Lock = JSON.parse(readFileSync(file, 'utf8'));
  const added = completeLock(lock);
  if (added.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(added.length === 0 ? 'package-lock.json is complete' : `added to package-lock.json: ${added.join(', ')}`);
}
