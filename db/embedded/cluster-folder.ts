import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { accountCan, type ServerAccount } from './account.ts';
import { clearFolder } from './postmaster.ts';
import { systemFolder } from './system-folder.ts';

const ownerFile = 'belongs-to';
const locationFile = 'location';

/**
 * The folder that holds the cluster's own folder: inside `dataDir`, or, when the server's account can't get there, a folder
 * of its own outside, whose place is noted in `dataDir`. Data that the account can't reach any more is moved out.
 */
export async function clusterFolder(dataDir: string, account: ServerAccount): Promise<string> {
  prepareDataDir(dataDir, account);
  const real = realpathSync(dataDir);
  const inside = path.join(real, 'cluster');
  const noteFile = path.join(real, locationFile);

  const hasDataInside = existsSync(path.join(inside, 'main'));
  const noted = readNote(noteFile);
  if (!hasDataInside && noted && belongsTo(noted, real)) {
    writeFileSync(path.join(noted, ownerFile), real);
    return noted;
  }

  prepareFolder(inside, account);
  if (accountCan(account, 'w', inside)) return inside;
  if (account.uid === undefined) throw new Error(`PostgreSQL can't write to ${inside}; check the rights on that folder.`);

  const outside = path.join(systemFolder(), `data-${randomBytes(8).toString('hex')}`);
  if (hasDataInside) await moveFolder(inside, outside);
  else rmdirSync(inside);
  prepareFolder(outside, account);
  writeFileSync(path.join(outside, ownerFile), real);
  writeFileSync(noteFile, outside);
  if (!accountCan(account, 'w', outside)) {
    throw new Error(`The account "${account.name}" can't write to ${outside}; PostgreSQL can't start there.`);
  }
  return outside;
}

async function moveFolder(from: string, to: string): Promise<void> {
  await clearFolder(path.join(from, 'main'));
  try {
    renameSync(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    // Another file system. cp keeps owners and rights, which Node's own copy does not.
    const partial = `${to}.new`;
    const copied = spawnSync('cp', ['-a', '--', from, partial], { encoding: 'utf8' });
    if (copied.status !== 0) throw new Error(`Moving ${from} to ${to} failed: ${copied.stderr}`, { cause: error });
    renameSync(partial, to);
    rmSync(from, { recursive: true });
  }
}

/**
 * Whoever made the cluster goes on running it, whichever accounts the machine has now. Undefined when there is no cluster
 * yet, or when we are not root and so have no choice.
 */
export function accountOfCluster(dataDir: string): ServerAccount | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const folder of [path.join(dataDir, 'cluster'), readNote(path.join(dataDir, locationFile))]) {
    const stat = folder && statSync(path.join(folder, 'main'), { throwIfNoEntry: false });
    if (stat && stat.uid !== 0) return { name: String(stat.uid), uid: stat.uid, gid: stat.gid };
  }
  return undefined;
}

function prepareDataDir(dataDir: string, account: ServerAccount): void {
  const mode = account.uid === undefined ? 0o700 : 0o711;
  try {
    mkdirSync(dataDir, { recursive: true, mode });
    if (process.getuid?.() !== 0 || statSync(dataDir).uid === 0) chmodSync(dataDir, mode);
  } catch (cause) {
    throw new Error(
      `${dataDir} can't be used by this account. If another account (root?) started Septet here before, start it with that one again.`,
      { cause },
    );
  }
}

/** Ours, or left behind by a checkout that was moved here. A copied checkout gets a folder of its own. */
function belongsTo(folder: string, dataDir: string): boolean {
  const owner = readNote(path.join(folder, ownerFile));
  return owner !== undefined && (owner === dataDir || !existsSync(owner));
}

function readNote(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}

function prepareFolder(folder: string, account: ServerAccount): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (account.uid !== undefined && account.gid !== undefined) chownSync(folder, account.uid, account.gid);
}
