import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDatabase } from '../../db/client.ts';
import { accountCan, chooseServerAccount } from '../../db/embedded/account.ts';
import { findBinaries, findPackage } from '../../db/embedded/binaries.ts';
import { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from '../../db/embedded/index.ts';
import { processStartMark } from '../../db/embedded/process-identity.ts';
import { migrateDatabase } from '../../db/migrate.ts';
import { createPool } from '../../db/pool.ts';

const isRoot = process.getuid?.() === 0;
const script = path.join(import.meta.dirname, '../support/embedded-process.ts');
const ordinaryUser = { name: 'ordinary', uid: 65534, gid: 65534 };
const logger = { info: () => undefined, warn: () => undefined, error: () => undefined };

let checkout: string;
let dataDir: string;
let cleanups: (() => unknown)[];

beforeEach(() => {
  checkout = mkdtempSync(path.join(tmpdir(), 'septet embedded '));
  chmodSync(checkout, 0o711);
  dataDir = path.join(checkout, 'my state', 'postgres');
  cleanups = [() => rmSync(checkout, { recursive: true, force: true })];
});
afterEach(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup();
});

async function start(options: Partial<EmbeddedPostgresOptions> = {}): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, logger, isDurable: false, ...options });
  cleanups.push(() => server.stop());
  return server;
}

async function startInOtherProcess(uid?: number): Promise<{ child: ChildProcess; pid: number; ownerUrl: string }> {
  const child = spawn(process.execPath, [script, 'server', dataDir], {
    ...(uid === undefined ? {} : { uid, gid: uid }),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  cleanups.push(() => child.kill('SIGKILL'));
  const [line] = await once(createInterface(child.stdout), 'line');
  const { pid, ownerUrl } = JSON.parse(String(line)) as { pid: number; ownerUrl: string };
  cleanups.push(() => {
    if (processStartMark(pid)) process.kill(pid, 'SIGKILL');
  });
  return { child, pid, ownerUrl };
}

async function kill(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

async function query(url: string, statement: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

const write = (url: string) => query(url, 'create table kept as select 7 as value');
const read = (url: string) => query(url, 'select value from kept');

describe('the embedded server', () => {
  it('keeps its data from one start to the next, with a password that only its owner can read', async () => {
    const first = await start();
    await write(first.ownerUrl);
    await first.stop();

    const second = await start();

    expect(await read(second.ownerUrl)).toEqual([{ value: 7 }]);
    expect(statSync(path.join(dataDir, 'superuser-password')).mode & 0o777).toBe(0o600);
    const wrongPassword = new URL(second.ownerUrl);
    wrongPassword.password = 'guess';
    await expect(read(wrongPassword.href)).rejects.toMatchObject({ code: '28P01' });
  });

  it('takes connections on the loopback address only and speaks UTF-8', async () => {
    const server = await start();

    const settings = await query(
      server.ownerUrl,
      `select current_setting('listen_addresses') as address, current_setting('unix_socket_directories') as sockets,
         current_setting('server_encoding') as encoding, datlocale as locale, upper('straße ñ') as upper
       from pg_database where datname = current_database()`,
    );

    expect(settings).toEqual([{ address: '127.0.0.1', sockets: '', encoding: 'UTF8', locale: 'C.UTF-8', upper: 'STRAßE Ñ' }]);
  });

  it('ends a server whose parent was killed, and goes on with its data', async () => {
    const orphan = await startInOtherProcess();
    await write(orphan.ownerUrl);
    await kill(orphan.child);
    expect(processStartMark(orphan.pid)).toBeDefined();

    const server = await start();

    expect(processStartMark(orphan.pid)).toBeUndefined();
    expect(await read(server.ownerUrl)).toEqual([{ value: 7 }]);
  });

  it('ends an orphan that is paused', async () => {
    const orphan = await startInOtherProcess();
    await kill(orphan.child);
    process.kill(orphan.pid, 'SIGSTOP');

    const server = await start();

    expect(processStartMark(orphan.pid)).toBeUndefined();
    expect(await query(server.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('is started again under the same address when it is killed, with what was committed, and pools go on', async () => {
    const server = await start({ isDurable: true });
    const pool = createPool({ url: server.ownerUrl, maxConnections: 3 });
    cleanups.push(() => pool.end());
    await pool.query('create table kept as select 7 as value');
    const killedPid = server.pid ?? 0;

    process.kill(killedPid, 'SIGKILL');

    await expect.poll(() => server.pid, { timeout: 10_000 }).not.toBeOneOf([killedPid, undefined]);
    const value = () => pool.query<{ value: number }>('select value from kept').then((result) => result.rows[0]?.value);
    await expect.poll(() => value().catch(() => undefined)).toBe(7);
  });

  it('lets work that comes in while it is started again wait, not fail', async () => {
    const server = await start({ isDurable: true });
    const urls = await migrateDatabase({ ownerUrl: server.ownerUrl, secret: 'a secret of this test alone' });
    const database = createDatabase({ url: urls.app, maxConnections: 4 });
    cleanups.push(() => database.close());
    const heard: string[] = [];
    let readyCount = 0;
    await database.listen(
      'channel',
      (payload) => heard.push(payload),
      () => (readyCount += 1),
    );
    const killedPid = server.pid ?? 0;

    process.kill(killedPid, 'SIGKILL');
    await expect.poll(() => processStartMark(killedPid)).toBeUndefined();
    await expect
      .poll(
        () =>
          database.ping().then(
            () => 'up',
            () => 'down',
          ),
        { interval: 1 },
      )
      .toBe('down');
    const found = await Promise.all(Array.from({ length: 10 }, () => database.discovery.organisations()));

    expect(found).toEqual(Array.from({ length: 10 }, () => []));
    await expect.poll(() => readyCount).toBe(2);
    await query(server.ownerUrl, "select pg_notify('channel', 'again')");
    await expect.poll(() => heard).toEqual(['again']);
  });

  it('starts although a dead server left its note and a stranger has its number now', async () => {
    const first = await start();
    await first.stop();
    const note = path.join(dataDir, 'cluster', 'main', 'postmaster.pid');
    writeFileSync(note, `${process.pid}\n${path.dirname(note)}\n1\n5432\n\n127.0.0.1\n\nready\n`);

    const second = await start();

    expect(await query(second.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('makes the cluster anew when the first start was interrupted', async () => {
    const leftover = path.join(dataDir, 'cluster', 'new-0123456789ab');
    mkdirSync(leftover, { recursive: true });
    writeFileSync(path.join(leftover, 'PG_VERSION'), '18\n');

    const server = await start();

    expect(existsSync(leftover)).toBe(false);
    expect(await query(server.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('says why it cannot start', async () => {
    const first = await start();
    await first.stop();
    writeFileSync(path.join(dataDir, 'cluster', 'main', 'postgresql.conf'), 'no_such_setting = 1\n');

    await expect(start()).rejects.toThrow(/no_such_setting/);
  });
});

describe.runIf(isRoot)('the embedded server, started by root', () => {
  /** Where the data went when the checkout can't be reached. */
  function outsideFolder(): string {
    const folder = readFileSync(path.join(dataDir, 'location'), 'utf8');
    cleanups.splice(1, 0, () => rmSync(folder, { recursive: true, force: true }));
    return folder;
  }

  it('works in a checkout that only root can enter, and finds its data again', async () => {
    chmodSync(checkout, 0o700);
    const first = await start();
    const outside = outsideFolder();
    await write(first.ownerUrl);
    await first.stop();

    const second = await start();

    expect(await read(second.ownerUrl)).toEqual([{ value: 7 }]);
    expect(statSync(path.join(outside, 'main')).mode & 0o777).toBe(0o700);
    expect(existsSync(path.join(dataDir, 'cluster'))).toBe(false);
  });

  it('takes its data along when the checkout is closed to others later', async () => {
    const orphan = await startInOtherProcess();
    await write(orphan.ownerUrl);
    // The shutdown of a server that lost the way to its files is a crash, and this one is not durable.
    await query(orphan.ownerUrl, 'checkpoint');
    await kill(orphan.child);
    chmodSync(checkout, 0o700);

    const server = await start();
    outsideFolder();

    expect(await read(server.ownerUrl)).toEqual([{ value: 7 }]);
    expect(existsSync(path.join(dataDir, 'cluster'))).toBe(false);
  });

  it('gives a copy of such a checkout data of its own, and follows one that was moved', async () => {
    chmodSync(checkout, 0o700);
    const first = await start();
    outsideFolder();
    await write(first.ownerUrl);
    await first.stop();
    const original = dataDir;

    dataDir = path.join(checkout, 'copy');
    cpSync(original, dataDir, { recursive: true });
    const copy = await start();
    outsideFolder();
    expect(await query(copy.ownerUrl, "select to_regclass('kept') as found")).toEqual([{ found: null }]);

    dataDir = path.join(checkout, 'moved');
    cpSync(original, dataDir, { recursive: true });
    rmSync(original, { recursive: true });
    const moved = await start();
    expect(await read(moved.ownerUrl)).toEqual([{ value: 7 }]);
  });

  it('copies binaries that the account cannot reach to a place where it can, once', () => {
    chmodSync(checkout, 0o700);
    const native = path.join(checkout, 'native');
    cpSync(findPackage().native, native, { recursive: true, verbatimSymlinks: true });
    rmSync(path.join(native, 'lib', 'libicuuc.so.60'), { force: true });
    const found = { version: `18.0.0-test.${process.pid}`, native };
    const account = chooseServerAccount();

    const first = findBinaries(account, found);
    const copy = path.dirname(path.dirname(first.postgres));
    cleanups.push(() => rmSync(copy, { recursive: true, force: true }));

    expect(copy.startsWith(checkout)).toBe(false);
    expect(accountCan(account, 'x', first.postgres)).toBe(true);
    expect(existsSync(path.join(copy, 'lib', 'libicuuc.so.60'))).toBe(true);
    expect(findBinaries(account, found)).toEqual(first);
  });

  it('takes the account nobody where there is no account postgres, and stays with it', async () => {
    const passwd = 'root:x:0:0::/root:/bin/sh\nnobody:x:65534:65534::/nonexistent:/usr/sbin/nologin\n';
    const first = await start({ account: chooseServerAccount(passwd) });
    await write(first.ownerUrl);
    await first.stop();

    const second = await start();

    expect(await read(second.ownerUrl)).toEqual([{ value: 7 }]);
    expect(statSync(path.join(dataDir, 'cluster', 'main')).uid).toBe(65534);
  });

  it('refuses a machine without any other account in words that help', () => {
    expect(() => chooseServerAccount('root:x:0:0::/root:/bin/sh\n')).toThrow(/useradd/);
  });

  // In a checkout that only root can enter, nobody else can run this test's own process.
  const canOthersRun = accountCan(ordinaryUser, 'x', process.execPath) && accountCan(ordinaryUser, 'r', script);
  it.runIf(canOthersRun)('works for an ordinary user in a folder that only they can enter', async () => {
    const { uid } = ordinaryUser;
    mkdirSync(path.dirname(dataDir));
    for (const folder of [checkout, path.dirname(dataDir)]) {
      chownSync(folder, uid, uid);
      chmodSync(folder, 0o700);
    }

    const { ownerUrl } = await startInOtherProcess(uid);

    expect(await query(ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(statSync(dataDir)).toMatchObject({ uid });
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  });
});
