import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from 'vitest';

const entry = fileURLToPath(new URL('../../server/start.ts', import.meta.url));
const root = mkdtempSync(path.join(tmpdir(), 'septet-start-'));
const running = new Set<ChildProcess>();

interface Running {
  child: ChildProcess;
  output(): string;
  url: string;
  token: string;
}

afterEach(async () => {
  await Promise.all(
    [...running].map(async (child) => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    }),
  );
  running.clear();
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function launch(stateDir: string, environment: Record<string, string> = {}): { child: ChildProcess; output: () => string } {
  const child = spawn(process.execPath, [entry], {
    cwd: root,
    env: { PATH: process.env.PATH, SEPTET_STATE_DIR: stateDir, SEPTET_PORT: '0', LOG_LEVEL: 'error', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (part: string) => (text += part));
  return { child, output: () => text };
}

async function start(stateDir: string, environment?: Record<string, string>): Promise<Running> {
  const { child, output } = launch(stateDir, environment);
  await expect
    .poll(() => child.exitCode !== null || output().includes('Ctrl-C stops everything'), { timeout: 25_000, interval: 50 })
    .toBe(true);
  const url = /ready at {2}(\S+)/.exec(output())?.[1];
  const token = /maya\S+ +(sept_\S+)/.exec(output())?.[1];
  if (url === undefined || token === undefined) throw new Error(`did not start: ${output()}`);
  return { child, output, url, token };
}

const me = async ({ url, token }: Pick<Running, 'url' | 'token'>) =>
  fetch(`${url}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } }).then(
    (response) => response.json() as Promise<{ user: { email: string } }>,
  );

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
  return child.exitCode;
}

function childrenOf(child: ChildProcess): number[] {
  const pid = String(child.pid);
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

function processesNaming(text: string): string[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => commandOf(Number(pid)))
    .filter((command) => command.includes(text));
}

describe('start', () => {
  const stateDir = path.join(root, 'one');

  it('gets ready, prints one address with logins and tokens that work, and keeps its secrets to itself', async () => {
    const septet = await start(stateDir);

    expect(septet.output().match(/ready at/g)).toHaveLength(1);
    expect((await me(septet)).user.email).toBe('maya@northwind.example');
    for (const file of ['secrets', 'demo-logins.json']) expect(statSync(path.join(stateDir, file)).mode & 0o777).toBe(0o600);
    expect(await end(septet.child, 'SIGTERM')).toBe(0);
    expect(processesNaming(stateDir)).toEqual([]);
  }, 40_000);

  it('prints the same logins at a later start, and tells a second start where the first one is', async () => {
    const septet = await start(stateDir);
    const { output } = launch(stateDir);
    await expect.poll(output, { timeout: 15_000 }).toContain('Septet did not start');

    expect(output()).toContain(septet.url);
    expect((await me(septet)).user.email).toBe('maya@northwind.example');
  }, 40_000);

  it.skipIf(process.platform !== 'linux')(
    'comes up again after kill -9 of itself, of the networks and of the database server',
    async () => {
      const first = await start(stateDir);
      await end(first.child, 'SIGKILL');
      const septet = await start(stateDir);
      expect(septet.token).toBe(first.token);

      const sandbox = childrenOf(septet.child).find((pid) => commandOf(pid).includes('tools/sandbox/main.ts'));
      process.kill(sandbox ?? 0, 'SIGKILL');
      const isBack = () =>
        childrenOf(septet.child).some((pid) => pid !== sandbox && commandOf(pid).includes('tools/sandbox/main.ts'));
      await expect.poll(isBack, { timeout: 15_000 }).toBe(true);

      const postgres = childrenOf(septet.child).find((pid) => commandOf(pid).includes('postgres'));
      process.kill(postgres ?? 0, 'SIGKILL');
      await expect
        .poll(
          () =>
            me(septet).then(
              (answer) => answer.user?.email,
              () => undefined,
            ),
          { timeout: 15_000 },
        )
        .toBe('maya@northwind.example');
    },
    60_000,
  );

  it('takes the next free port when its own is taken, and says so', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await once(blocker, 'listening');
    const { port } = blocker.address() as { port: number };

    const septet = await start(stateDir, { SEPTET_PORT: String(port) });
    blocker.close();

    expect(septet.output()).toContain(`Port ${port} is taken`);
    expect((await me(septet)).user.email).toBe('maya@northwind.example');
  }, 40_000);

  it('says everything that is wrong with its configuration, and starts nothing', async () => {
    const { child, output } = launch(path.join(root, 'none'), { LOG_LEVEL: 'loud', SANDBOX_SPEED: '-1' });
    await once(child, 'exit');

    expect(child.exitCode).toBe(2);
    expect(output()).toContain('LOG_LEVEL must be');
    expect(output()).toContain('SANDBOX_SPEED must be');
    expect(existsSync(path.join(root, 'none'))).toBe(false);
  });
});
