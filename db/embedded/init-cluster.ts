import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import type { ServerAccount } from './account.ts';
import type { ServerBinaries } from './binaries.ts';

export const superuser = 'septet_owner';

export interface InitOptions {
  binaries: ServerBinaries;
  account: ServerAccount;
  /** Where `main` is made. */
  folder: string;
  password: string;
  isDurable: boolean;
}

/**
 * Makes the cluster in `<folder>/main` unless it is there. The name appears only when it is complete: what an interrupted
 * start left behind is thrown away and made anew.
 *
 * @returns The data folder, and whether it is new.
 */
export async function initCluster(options: InitOptions): Promise<{ dataFolder: string; isNew: boolean }> {
  const { binaries, account, folder } = options;
  const dataFolder = path.join(folder, 'main');
  for (const name of readdirSync(folder)) {
    if (name.startsWith('new-')) rmSync(path.join(folder, name), { recursive: true, force: true });
  }
  if (existsSync(dataFolder)) {
    checkVersion(dataFolder, binaries.majorVersion);
    return { dataFolder, isNew: false };
  }

  const partial = path.join(folder, `new-${randomBytes(6).toString('hex')}`);
  const passwordFile = `${partial}-password`;
  writeFileSync(passwordFile, options.password, { mode: 0o600 });
  if (account.uid !== undefined && account.gid !== undefined) chownSync(passwordFile, account.uid, account.gid);
  try {
    await runInitdb(options, partial, passwordFile);
    renameSync(partial, dataFolder);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(partial, { recursive: true, force: true });
  }
  return { dataFolder, isNew: true };
}

async function runInitdb(options: InitOptions, partial: string, passwordFile: string): Promise<void> {
  const { account, binaries } = options;
  const child = spawn(
    binaries.initdb,
    [
      `--pgdata=${partial}`,
      `--username=${superuser}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
      ...(options.isDurable ? [] : ['--no-sync']),
    ],
    {
      ...(account.uid === undefined ? {} : { uid: account.uid, gid: account.gid }),
      cwd: options.folder,
      env: serverEnvironment,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const [stderr, code] = await Promise.all([
    text(child.stderr),
    new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    }),
  ]);
  if (code !== 0) throw new Error(`initdb failed (${code}): ${stderr.trim()}`);
}

/** Not ours: PG* variables would change the server, and keys and tokens are none of its business. */
export const serverEnvironment = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

function checkVersion(dataFolder: string, majorVersion: number): void {
  const found = readFileSync(path.join(dataFolder, 'PG_VERSION'), 'utf8').trim();
  if (found !== String(majorVersion)) {
    throw new Error(
      `The data in ${dataFolder} was written by PostgreSQL ${found}, but this Septet brings ${majorVersion}. Make a backup with the older Septet and restore it here.`,
    );
  }
}
