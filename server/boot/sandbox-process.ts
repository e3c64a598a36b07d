import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import { z } from 'zod';
import { choosePort } from './ports.ts';

export interface SandboxProcess {
  origin: string;
  adminSecret: string;
  stop(): Promise<void>;
}

export interface SandboxProcessOptions {
  databaseUrl: string;
  speed: number;
  /** The port of earlier starts, so that permalinks stay good; another one when it is taken. */
  preferredPort: number;
  adminSecret: string;
  logger: Logger;
}

const readyLine = z.object({ ready: z.literal(true), origin: z.string() });
const entry = fileURLToPath(new URL('../../tools/sandbox/main.ts', import.meta.url));
const host = '127.0.0.1';
/** It holds no state: everything is in its schema. */
const memoryFlags = ['--max-old-space-size=128', '--max-semi-space-size=1'];
const longestPauseMs = 10_000;

/** The simulated networks in a process of their own, started again on the same port whenever it ends. */
export async function startSandbox(options: SandboxProcessOptions): Promise<SandboxProcess> {
  const { logger } = options;
  const port = await choosePort(host, options.preferredPort, false);
  let isStopping = false;
  let child = await launch();
  const supervision = supervise();

  async function launch(): Promise<ChildProcess> {
    const started = spawn(
      process.execPath,
      [...memoryFlags, entry, '--port', String(port), '--host', host, '--speed', String(options.speed)],
      {
        // Its own variables only. Standard input stays open for as long as we live: its end tells the child that we are gone.
        env: { SANDBOX_DATABASE_URL: options.databaseUrl, SANDBOX_ADMIN_SECRET: options.adminSecret },
        stdio: ['pipe', 'pipe', 'pipe'],
        // Ctrl-C on the terminal is ours to handle: we stop it in its turn.
        detached: true,
      },
    );
    started.stdin.on('error', () => undefined);
    started.stderr.setEncoding('utf8').on('data', (text: string) => logger.warn({ text: text.trimEnd() }, 'sandbox says'));
    await waitUntilReady(started);
    return started;
  }

  async function supervise(): Promise<void> {
    let failures = 0;
    for (;;) {
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      if (isStopping) return;
      logger.error({ code: child.exitCode, signal: child.signalCode }, 'sandbox ended unexpectedly');
      await delay(Math.min(longestPauseMs, 200 * 2 ** failures));
      if (isStopping) return;
      try {
        child = await launch();
        failures = 0;
        logger.info({ pid: child.pid }, 'sandbox is running again');
      } catch (error) {
        failures += 1;
        logger.error({ err: error, failures }, 'sandbox did not start again');
      }
    }
  }

  return {
    origin: `http://${host}:${port}`,
    adminSecret: options.adminSecret,
    async stop() {
      isStopping = true;
      if (child.exitCode === null && child.signalCode === null) {
        const gone = once(child, 'exit');
        child.kill('SIGTERM');
        const force = setTimeout(() => child.kill('SIGKILL'), 3000);
        await gone.finally(() => clearTimeout(force));
      }
      await supervision;
    },
  };
}

function waitUntilReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = '';
    const timer = setTimeout(() => reject(new Error('the sandbox did not get ready within 15 s')), 15_000);
    child.once('exit', (code) => reject(new Error(`the sandbox ended with code ${code} before it was ready`)));
    child.once('error', reject);
    child.stdout?.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      const line = text.split('\n').find((candidate) => candidate.startsWith('{'));
      if (line === undefined || !text.includes('\n')) return;
      clearTimeout(timer);
      text = '';
      if (readyLine.safeParse(JSON.parse(line)).success) resolve();
    });
  });
}
