import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createSockets } from '../realtime/index.ts';
import type { Context } from '../context.ts';
import { buildApp } from '../http/app.ts';
import type { Domain } from '../http/index.ts';
import type { Shutdown } from './shutdown.ts';

const pagesFolder = fileURLToPath(new URL('../../web/dist', import.meta.url));

function readVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
  return version;
}

/** Requests and live events. */
export async function serveApi(context: Context, domains: readonly Domain[], port: number, shutdown: Shutdown): Promise<void> {
  const { config, logger, database, auth, publicUrl } = context;
  const app = await buildApp({
    logger,
    database,
    auth,
    domains,
    publicUrl,
    pagesFolder,
    version: readVersion(),
    requestsPerMinute: config.requestsPerMinute,
    isBehindProxy: config.isBehindProxy,
  });
  shutdown.add('http', () => app.close());
  const sockets = createSockets({ database, principals: auth.principals, logger, publicUrl });
  shutdown.add('sockets', () => sockets.close());
  await sockets.start(app.server);
  await app.listen({ host: config.host, port });
}

/** Jobs and timers. */
export async function startWork(context: Context, domains: readonly Domain[], shutdown: Shutdown): Promise<void> {
  const { queues } = context;
  for (const { jobs } of domains) jobs?.(queues);
  shutdown.add('queue', () => queues.drain());
  await queues.start();
  for (const { name, start, stop } of domains) {
    if (stop) shutdown.add(`${name} timers`, stop);
    await start?.();
  }
}
