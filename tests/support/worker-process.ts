import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { TestSeptet } from './septet.ts';

export interface WorkerProcess {
  pid: number;
  /** How it ended: the signal's name, or its exit code. */
  ended: Promise<string>;
  kill(signal?: NodeJS.Signals): Promise<string>;
}

const alive = new Set<WorkerProcess>();

/** Whatever a test has left running, also after a failure. */
export async function killWorkers(): Promise<void> {
  await Promise.all([...alive].map((worker) => worker.kill()));
}

const entry = fileURLToPath(new URL('../../server/start.ts', import.meta.url));

/** A worker of the product in a process of its own, as in production, on this test's database and networks. */
export function startWorker(septet: TestSeptet, failpoint = ''): WorkerProcess {
  const child = spawn(process.execPath, [entry], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: 'test',
      ...septet.environment({ ROLE: 'worker', FAILPOINT: failpoint }),
    },
    stdio: ['ignore', 'ignore', process.env.TEST_LOG ? 'inherit' : 'ignore'],
  });
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => {
      alive.delete(worker);
      resolve(signal ?? String(code));
    });
  });
  const worker: WorkerProcess = {
    pid: child.pid ?? 0,
    ended,
    kill(signal = 'SIGKILL') {
      child.kill(signal);
      return ended;
    },
  };
  alive.add(worker);
  return worker;
}
