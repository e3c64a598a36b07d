import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface Login {
  name: string;
  email: string;
  role: string;
  password: string;
}

/** The whole product as a newcomer starts it: database, simulated networks, API, worker and page, in a folder of its own. */
export interface Product {
  address: string;
  /** The demo's people: one marketer, two approvers. */
  people: Login[];
  person(role: string): Login;
  stop(): Promise<void>;
}

const root = path.resolve(import.meta.dirname, '../../..');
const readyWithinMs = 60_000;
const stopWithinMs = 20_000;

export async function startProduct(environment: Record<string, string> = {}): Promise<Product> {
  buildPageIfMissing();
  const stateDir = mkdtempSync(path.join(tmpdir(), 'septet-e2e-'));
  const child = spawn(process.execPath, ['server/start.ts'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      SEPTET_STATE_DIR: stateDir,
      SEPTET_PORT: '0',
      LOG_LEVEL: 'warn',
      ...environment,
    },
  });
  const stop = async () => {
    await end(child);
    rmSync(stateDir, { recursive: true, force: true });
  };
  try {
    const address = await readAddress(child);
    const { people } = JSON.parse(readFileSync(path.join(stateDir, 'demo-logins.json'), 'utf8')) as { people: Login[] };
    return {
      address,
      people,
      person(role) {
        const found = people.find((each) => each.role === role);
        if (!found) throw new Error(`The demo has nobody with the role ${role}.`);
        return found;
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The first address that the product prints, once it is ready. */
function readAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const timer = setTimeout(() => reject(new Error(`Not ready after ${readyWithinMs} ms:\n${output}`)), readyWithinMs);
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const address = /https?:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`Ended with ${code} before it was ready:\n${output}`));
    });
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
  await ended;
  clearTimeout(timer);
}

function buildPageIfMissing(): void {
  if (existsSync(path.join(root, 'web/dist/index.html'))) return;
  const built = spawnSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', 'web'], { cwd: root, encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`The page could not be built:\n${built.stderr}`);
}
