import { randomBytes } from 'node:crypto';
import { flushCompileCache } from 'node:module';
import { parseArgs } from 'node:util';
import { createSandbox } from './sandbox.ts';

/**
 * The simulated networks as a process of their own.
 *
 * Environment: `SANDBOX_DATABASE_URL` and `SANDBOX_ADMIN_SECRET` (secrets are not for the command line). Arguments: `--port`,
 * `--host`, `--speed`, `--seed`, `--detached` (stay when standard input closes). Prints one line of JSON when ready.
 */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    host: { type: 'string', default: '127.0.0.1' },
    speed: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    detached: { type: 'boolean', default: false },
  },
});

const databaseUrl = process.env.SANDBOX_DATABASE_URL;
const numbers = { port: Number(values.port), speed: Number(values.speed), seed: Number(values.seed) };
const givenSecret = process.env.SANDBOX_ADMIN_SECRET;
if (!databaseUrl || Object.values(numbers).some((value) => !Number.isFinite(value) || value < 0)) {
  process.stderr.write('sandbox: SANDBOX_DATABASE_URL is needed, and --port, --speed and --seed take numbers\n');
  process.exit(2);
}

const adminSecret = givenSecret ?? randomBytes(24).toString('base64url');
const sandbox = await createSandbox({ databaseUrl, host: values.host, adminSecret, ...numbers });

let isClosing = false;
async function close(): Promise<void> {
  if (isClosing) return;
  isClosing = true;
  await sandbox.close();
  process.exit(0);
}
process.on('SIGTERM', () => void close());
process.on('SIGINT', () => void close());
process.on('disconnect', () => void close());
if (!values.detached) {
  // The parent holds the other end: when it dies, however it dies, this process goes too.
  process.stdin
    .on('end', () => void close())
    .on('close', () => void close())
    .on('error', () => void close())
    .resume();
}

const ready = {
  ready: true,
  origin: sandbox.origin,
  port: sandbox.port,
  pid: process.pid,
  ...(givenSecret === undefined ? { adminSecret } : {}),
};
process.stdout.write(`${JSON.stringify(ready)}\n`);
process.send?.(ready);
// With NODE_COMPILE_CACHE set, the next start reads compiled code instead of stripping types: 25 MB less of memory.
flushCompileCache();
