import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const secret = 'secret-of-the-process-test';
let testDatabase: TestDatabase;
let child: ChildProcess | undefined;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
});
afterEach(() => void child?.kill('SIGKILL'));
afterAll(() => testDatabase.close());

/** Starts `main.ts` as the product does and waits for its line. */
async function start(): Promise<{ process: ChildProcess; origin: string }> {
  child = spawn(process.execPath, ['tools/sandbox/main.ts', '--speed', '60', '--seed', '3'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH, SANDBOX_DATABASE_URL: testDatabase.urls.sandbox, SANDBOX_ADMIN_SECRET: secret },
  });
  const lines = createInterface({ input: child.stdout ?? process.stdin });
  const [line] = (await once(lines, 'line')) as [string];
  const ready = JSON.parse(line) as { ready: boolean; origin: string; adminSecret?: string };
  expect(ready.ready).toBe(true);
  expect(ready.adminSecret).toBeUndefined();
  return { process: child, origin: ready.origin };
}

async function addAccount(origin: string) {
  const response = await fetch(`${origin}/_sandbox/accounts`, {
    method: 'POST',
    headers: { 'x-sandbox-secret': secret, 'content-type': 'application/json' },
    body: JSON.stringify({
      platform: 'x',
      handle: 'northwind',
      displayName: 'Northwind Coffee',
      vocabulary: 'coffee',
      timeZone: 'Europe/Berlin',
    }),
  });
  return (await response.json()) as { externalAccountId: string; accessToken: string };
}

async function readTimeline(origin: string, account: { externalAccountId: string; accessToken: string }) {
  const response = await fetch(`${origin}/x/2/users/${account.externalAccountId}/tweets?max_results=100&post.fields=created_at`, {
    headers: { authorization: `Bearer ${account.accessToken}` },
  });
  return ((await response.json()) as { data: { id: string; text: string }[] }).data;
}

it('goes on where it was after a kill, with the same accounts, tokens and posts', async () => {
  const first = await start();
  const account = await addAccount(first.origin);
  const before = await readTimeline(first.origin, account);
  first.process.kill('SIGKILL');
  await once(first.process, 'exit');

  const second = await start();
  const again = await addAccount(second.origin);

  expect(again).toEqual(account);
  expect(before.length).toBeGreaterThan(50);
  expect(await readTimeline(second.origin, account)).toEqual(before);
});

it('ends when whoever started it lets go of it', async () => {
  const { process: started } = await start();

  started.stdin?.end();

  expect(await once(started, 'exit')).toEqual([0, null]);
});

it('says what is missing', async () => {
  child = spawn(process.execPath, ['tools/sandbox/main.ts'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env.PATH },
  });
  const [text] = (await once(child.stderr ?? process.stdin, 'data')) as [Buffer];

  expect(text.toString()).toContain('SANDBOX_DATABASE_URL');
  expect(await once(child, 'exit')).toEqual([2, null]);
});
