import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Who the server runs as. Undefined ids: the same account as this process. */
export interface ServerAccount {
  name: string | undefined;
  uid: number | undefined;
  gid: number | undefined;
}

const preferredNames = ['postgres', 'nobody', 'daemon'];

/**
 * PostgreSQL refuses to run as root, so root hands it to an account without rights; everybody else runs it as themselves.
 *
 * @param passwd - Text in the format of /etc/passwd. The account must be in there: initdb looks its name up.
 */
export function chooseServerAccount(passwd = readPasswd()): ServerAccount {
  if (process.getuid?.() !== 0) return { name: undefined, uid: undefined, gid: undefined };
  const accounts = passwd
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4 && Number(fields[2]) > 0)
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
  const preferred = preferredNames.flatMap((name) => accounts.filter((account) => account.name === name));
  const chosen = preferred[0] ?? accounts[0];
  if (!chosen) {
    throw new Error(
      'PostgreSQL does not run as root and this machine has no other account. Add one (for example "useradd --system postgres"), or set DATABASE_URL.',
    );
  }
  return chosen;
}

/** Whether the account gets into the folder and can do there what `test` calls r, w or x. */
export function accountCan(account: ServerAccount, access: 'r' | 'w' | 'x', path: string): boolean {
  const result = spawnSync('/bin/sh', ['-c', `test -${access} "$1"`, 'sh', path], {
    ...(account.uid === undefined ? {} : { uid: account.uid, gid: account.gid }),
    cwd: '/',
    stdio: 'ignore',
  });
  return result.status === 0;
}

function readPasswd(): string {
  try {
    return readFileSync('/etc/passwd', 'utf8');
  } catch {
    return '';
  }
}
