import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import path from 'node:path';
import type { Logger } from 'pino';
import { createDatabase, type Database, type RoleUrls } from '../db/index.ts';
import type { Memory } from '../memory/index.ts';
import { createEgress } from '../tools/http/index.ts';
import { createDiskMediaStore } from '../tools/media/index.ts';
import type { Models } from '../tools/models/index.ts';
import { type Connector, createConnectors, officialBaseUrls, type Platform, platforms } from '../tools/platforms/index.ts';
import { type Auth, createAuth } from './auth/index.ts';
import { createTokenVault, type TokenVault } from './channels/index.ts';
import { type Clock, systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { createFailpoints, type Failpoints } from './faults/index.ts';
import { createMediaService, type MediaService } from './media/index.ts';
import { createNotificationService, type NotificationService } from './notifications/index.ts';
import { createQueues, type Queues } from './queue/index.ts';
import type { Secrets } from './secrets.ts';

/** What start-up found out before anything could be built. */
export interface Foundation {
  config: Config;
  secrets: Secrets;
  urls: RoleUrls;
  logger: Logger;
  /** Where people and networks reach us. */
  publicUrl: string;
  /** Networks that are not at their own address: the sandbox, or what the operator configured. */
  networkUrls: Partial<Record<Platform, string>>;
}

/**
 * Everything with a life, built once per process. Never handed on whole: `server/http/domains.ts` gives each domain its slice.
 * What pulls in LangChain comes by `load...`, made at the first call, so that an idle process stays small.
 */
export interface Context {
  config: Config;
  publicUrl: string;
  clock: Clock;
  logger: Logger;
  database: Database;
  auth: Auth;
  queues: Queues;
  connectors: Record<Platform, Connector>;
  vault: TokenVault;
  media: MediaService;
  notifications: NotificationService;
  failpoints: Failpoints;
  secrets: Secrets;
  /** Names this process in leases. */
  workerName: string;
  /** Address with the checkpoint role. */
  checkpointUrl: string;
  loadModels(): Promise<Models>;
  loadMemory(): Promise<Memory>;
  /** Closes everything in reverse order; safe to call twice. */
  close(): Promise<void>;
}

/** At most so many connections of the app role, the listening one included. */
const appConnections = 5;

/** The one composition root. `overrides` are for tests. */
export function createContext(
  foundation: Foundation,
  overrides: Partial<Pick<Context, 'clock' | 'connectors' | 'loadModels'>> = {},
): Context {
  const { config, secrets, urls, logger, publicUrl, networkUrls } = foundation;
  const closers: (() => unknown)[] = [];
  const clock = overrides.clock ?? systemClock;

  const database = createDatabase({
    url: urls.app,
    maxConnections: appConnections,
    applicationName: 'septet app',
    idleTimeoutMs: 15_000,
  });
  closers.push(() => database.close());
  const auth = createAuth({
    url: urls.auth,
    secret: secrets.deriveKey('sessions').toString('base64url'),
    publicUrl,
    clock,
    logger,
  });
  closers.push(() => auth.close());
  const queues = createQueues({ url: urls.queue, database, clock, logger });
  closers.push(() => queues.close());
  const egress = createEgress({
    allowedOrigins: Object.values(networkUrls).map((url) => new URL(url).origin),
    timeoutMs: 30_000,
    maxBytes: 20_000_000,
  });
  closers.push(() => egress.close());
  const connectors =
    overrides.connectors ??
    createConnectors({
      baseUrls: Object.fromEntries(platforms.map((name) => [name, networkUrls[name] ?? officialBaseUrls[name]])) as Record<
        Platform,
        string
      >,
      apps: config.networks.apps,
      fetch: egress.fetch,
      timeoutMs: 20_000,
    });

  const loadModels = once(
    overrides.loadModels ??
      (async () => {
        const { createModels } = await import('../tools/models/index.ts');
        return createModels({ config: config.models, clock, logger });
      }),
  );
  const loadMemory = once(async () => {
    const [{ createMemory, createPostgresMemoryStore }, models] = await Promise.all([import('../memory/index.ts'), loadModels()]);
    return createMemory({
      store: createPostgresMemoryStore(database),
      embeddings: models.embeddings,
      clock,
      embeddingModel: models.describe().embeddings,
    });
  });

  return {
    config,
    publicUrl,
    clock,
    logger,
    database,
    auth,
    queues,
    connectors,
    vault: createTokenVault(secrets.deriveKeys('channel tokens')),
    media: createMediaService({
      database,
      store: createDiskMediaStore(path.join(config.stateDir, 'media')),
      clock,
      signingKey: secrets.deriveKey('media addresses'),
      publicUrl,
    }),
    notifications: createNotificationService(),
    failpoints: createFailpoints(config.failpoint),
    secrets,
    workerName: `${hostname()}/${process.pid}/${randomUUID().slice(0, 8)}`,
    checkpointUrl: urls.checkpoint,
    loadModels,
    loadMemory,
    async close() {
      for (const close of closers.splice(0).toReversed()) await close();
    },
  };
}

/** The first call decides; a failed one is tried again by the next. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
