import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildAdminRoutes } from './admin/routes.ts';
import { buildPageRoutes } from './admin/pages.ts';
import { connect, migrate } from './database.ts';
import { createFaults } from './http/faults.ts';
import { createHandler } from './http/handler.ts';
import { createInstagramNetwork } from './instagram/index.ts';
import { createLinkedinNetwork } from './linkedin/index.ts';
import type { SandboxOptions } from './options.ts';
import { createAccountStore } from './store/accounts.ts';
import { createMediaStore } from './store/media.ts';
import { createPostStore } from './store/posts.ts';
import { createXNetwork } from './x/index.ts';

/** How long the simulated networks chew on an image. */
const processingMs = 120;

export interface Sandbox {
  /** `http://127.0.0.1:4101`; the networks are at `/x`, `/instagram` and `/linkedin` below it. */
  origin: string;
  port: number;
  close: () => Promise<void>;
}

/**
 * Starts the simulated networks. State lives in Postgres, reactions are computed from it when somebody asks: nothing ticks,
 * and a restart goes on where it was.
 */
export async function createSandbox(options: SandboxOptions): Promise<Sandbox> {
  const host = options.host ?? '127.0.0.1';
  const now = options.now ?? (() => new Date());
  const sql = connect(options.databaseUrl);
  await migrate(sql);

  let origin = '';
  const accounts = createAccountStore(sql);
  const posts = createPostStore(sql, { speed: options.speed, now });
  const media = createMediaStore(sql);
  const faults = createFaults();
  const deps = { accounts, posts, media, now, origin: () => origin, processingMs };
  const handle = createHandler({
    networks: [createXNetwork(deps), createInstagramNetwork(deps), createLinkedinNetwork(deps)],
    plainRoutes: [
      ...buildAdminRoutes({ adminSecret: options.adminSecret, seed: options.seed, accounts, posts, faults, now }),
      ...buildPageRoutes(deps),
    ],
    accounts,
    faults,
    now,
    onError: (error) =>
      process.stderr.write(`sandbox: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`),
  });

  const server = createServer((request, response) => void handle(request, response));
  server.keepAliveTimeout = 15_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const { port } = server.address() as AddressInfo;
  origin = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

  return {
    origin,
    port,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await sql.end({ timeout: 2 });
    },
  };
}
