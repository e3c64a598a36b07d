import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Logger } from 'pino';
import { acquireInstanceLock, type InstanceLock, type RoleUrls, startEmbeddedPostgres } from '../../db/index.ts';
import type { Config } from '../config.ts';
import { buildSecrets, readOrCreateSecret, type Secrets } from '../secrets.ts';
import { type SandboxProcess, startSandbox } from './sandbox-process.ts';
import type { Shutdown } from './shutdown.ts';

export interface Ground {
  secrets: Secrets;
  urls: RoleUrls;
  sandbox: SandboxProcess | undefined;
  /** Only where the embedded database is used. */
  lock: InstanceLock | undefined;
}

/** Database (ours or the operator's), its tables, and in the demo the simulated networks. */
export async function layGround(config: Config, logger: Logger, shutdown: Shutdown): Promise<Ground> {
  let lock: InstanceLock | undefined;
  if (config.databaseUrl === undefined) {
    const held = await acquireInstanceLock(config.stateDir);
    lock = held;
    shutdown.add('instance lock', () => held.release());
  } else {
    // Media, and in the demo its logins; with the embedded database the lock has made the folder.
    mkdirSync(config.stateDir, { recursive: true, mode: 0o700 });
  }
  const secrets = buildSecrets(config.secret ?? readOrCreateSecret(config.stateDir), config.previousSecrets);
  const ownerUrl = config.databaseUrl ?? (await startOwnPostgres(config, logger, shutdown));
  const { migrateEverything } = await import('../migrate/index.ts');
  const urls = await migrateEverything({ ownerUrl, secret: secrets.master });
  const sandbox = config.isDemo ? await startDemoNetworks(config, secrets, urls, logger, shutdown) : undefined;
  return { secrets, urls, sandbox, lock };
}

async function startOwnPostgres(config: Config, logger: Logger, shutdown: Shutdown): Promise<string> {
  const server = await startEmbeddedPostgres({ dataDir: path.join(config.stateDir, 'postgres'), logger });
  shutdown.add('database server', () => server.stop());
  return server.ownerUrl;
}

/** The port of the first start is kept: links to posts on the simulated networks are stored. */
async function startDemoNetworks(
  config: Config,
  secrets: Secrets,
  urls: RoleUrls,
  logger: Logger,
  shutdown: Shutdown,
): Promise<SandboxProcess> {
  const file = path.join(config.stateDir, 'sandbox-port');
  const sandbox = await startSandbox({
    databaseUrl: urls.sandbox,
    speed: config.sandboxSpeed,
    preferredPort: readPort(file) ?? (config.port === 0 ? 0 : config.port + 100),
    adminSecret: secrets.deriveKey('sandbox operator').toString('base64url'),
    logger,
  });
  shutdown.add('sandbox', () => sandbox.stop());
  writeFileSync(file, new URL(sandbox.origin).port);
  return sandbox;
}

function readPort(file: string): number | undefined {
  try {
    const port = Number(readFileSync(file, 'utf8'));
    return Number.isInteger(port) && port > 0 && port <= 65_535 ? port : undefined;
  } catch {
    return undefined;
  }
}
