import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import pino, { type Logger } from 'pino';
import { createBrandQueries } from '../../db/queries/brands.ts';
import { createChannelTokenQueries } from '../../db/queries/channel-tokens.ts';
import { createChannelQueries } from '../../db/queries/channels.ts';
import { type Config, readConfig } from '../../server/config.ts';
import { type Context, createContext } from '../../server/context.ts';
import { northwindBrand } from '../../server/demo/brand.ts';
import { buildApp } from '../../server/http/app.ts';
import type { App, Role } from '../../server/http/index.ts';
import { createDomains } from '../../server/http/domains.ts';
import { migrateOtherLayers } from '../../server/migrate/index.ts';
import { buildSecrets } from '../../server/secrets.ts';
import type { Platform } from '../../tools/platforms/index.ts';
import { asOwner, createTestDatabase, type TestDatabase } from './database.ts';
import { type AccountRequest, startTestSandbox, type TestSandbox } from './sandbox.ts';

export interface Person {
  userId: string;
  name: string;
  token: string;
}

export interface Answer<T = unknown> {
  status: number;
  body: T;
}

export interface TestSeptet {
  db: TestDatabase;
  sandbox: TestSandbox;
  context: Context;
  app: App;
  url: string;
  organisationId: string;
  brandId: string;
  /** Channel ids by platform, on accounts of the sandbox. */
  channels: Record<Platform, string>;
  /** The accounts' ids on their networks. */
  accounts: Record<Platform, string>;
  /** Maya creates; Noor and Sam approve; Vera only looks. */
  people: Record<'maya' | 'noor' | 'sam' | 'vera', Person>;
  /** A person in a further organisation, with nothing in common with the first. */
  addStranger(): Promise<Person & { organisationId: string }>;
  call<T = unknown>(
    person: Person | undefined,
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<T>>;
  /** Starts queue and timers in this process. */
  work(): Promise<void>;
  /** SQL as the superuser: looks and meddles behind every rule. */
  owner<Row = Record<string, unknown>>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** The environment of a further process of the product on this database. */
  environment(more?: Record<string, string>): Record<string, string>;
  close(): Promise<void>;
}

export interface TestSeptetOptions {
  env?: Record<string, string>;
  sandboxSpeed?: number;
  account?: Partial<AccountRequest>;
  overrides?: Parameters<typeof createContext>[1];
  logger?: Logger;
}

/** The whole product on a database of its own, against simulated networks over real HTTP, listening on a real port. */
export async function startSeptet(options: TestSeptetOptions = {}): Promise<TestSeptet> {
  const db = await createTestDatabase({ extra: { name: 'all_layers', afterMigrations: migrateOtherLayers } });
  const sandbox = await startTestSandbox(db.urls.sandbox, { speed: options.sandboxSpeed ?? 60 });
  const stateDir = mkdtempSync(path.join(os.tmpdir(), 'septet-test-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const platforms = ['x', 'instagram', 'linkedin'] as const;

  function environment(more: Record<string, string> = {}): Record<string, string> {
    return {
      SEPTET_STATE_DIR: stateDir,
      SEPTET_SECRET: db.secret,
      SEPTET_PUBLIC_URL: url,
      SEPTET_DEMO: 'false',
      DATABASE_URL: db.ownerUrl,
      LOG_LEVEL: 'warn',
      X_CLIENT_ID: 'septet-test',
      LINKEDIN_CLIENT_ID: 'septet-test',
      LINKEDIN_CLIENT_SECRET: 'not-a-secret',
      SEPTET_REQUESTS_PER_MINUTE: '100000',
      ...Object.fromEntries(platforms.map((name) => [`${name.toUpperCase()}_BASE_URL`, `${sandbox.origin}/${name}`])),
      ...options.env,
      ...more,
    };
  }

  const config: Config = readConfig(environment());
  const logger = options.logger ?? pino({ level: 'silent' });
  const context = createContext(
    {
      config,
      secrets: buildSecrets(db.secret, []),
      urls: db.urls,
      logger,
      publicUrl: url,
      networkUrls: config.networks.baseUrls,
    },
    options.overrides,
  );
  const domains = createDomains(context);
  const app = await buildApp({
    logger,
    database: context.database,
    auth: context.auth,
    domains,
    publicUrl: url,
    pagesFolder: path.join(stateDir, 'pages'),
    version: '0.0.0',
    requestsPerMinute: 100_000,
    isBehindProxy: false,
  });
  await app.listen({ host: '127.0.0.1', port });

  const { organisationId } = db;
  await context.auth.accounts.createOrganisation({ id: organisationId, name: 'Northwind Coffee', slug: 'northwind' });
  const addPerson = async (organisation: string, name: string, role: Role): Promise<Person> => {
    const email = `${name.toLowerCase()}-${randomUUID().slice(0, 8)}@northwind.example`;
    const { userId } = await context.auth.accounts.ensureAccount({ email, name, password: randomUUID() });
    await context.auth.accounts.setRole(organisation, userId, role);
    const { token } = await context.auth.tokens.create({ organisationId: organisation, userId, name: 'Test' });
    return { userId, name, token };
  };
  const [maya, noor, sam, vera] = await Promise.all([
    addPerson(organisationId, 'Maya', 'creator'),
    addPerson(organisationId, 'Noor', 'approver'),
    addPerson(organisationId, 'Sam', 'approver'),
    addPerson(organisationId, 'Vera', 'viewer'),
  ]);

  const brandId = await context.database.inOrganisation(
    organisationId,
    async (tx) => (await createBrandQueries(tx).insert(organisationId, northwindBrand)).id,
  );
  const channels: Partial<Record<Platform, string>> = {};
  const accounts: Partial<Record<Platform, string>> = {};
  for (const platform of platforms) {
    const account = await sandbox.addAccount({ platform, handle: `northwind${platform}`, ...options.account });
    accounts[platform] = account.externalAccountId;
    channels[platform] = await context.database.inOrganisation(organisationId, async (tx) => {
      const channel = await createChannelQueries(tx).connect({
        organisationId,
        brandKitId: brandId,
        platform,
        externalAccountId: account.externalAccountId,
        handle: `northwind${platform}`,
        displayName: 'Northwind Coffee',
        timeZone: 'Europe/Berlin',
      });
      const { keyId, sealed } = context.vault.seal(
        { organisationId, channelId: channel.id },
        { accessToken: account.accessToken, refreshToken: account.refreshToken },
      );
      await createChannelTokenQueries(tx).save({ channelId: channel.id, organisationId, keyId, sealedTokens: sealed });
      return channel.id;
    });
  }

  const stops: (() => unknown)[] = [];
  return {
    db,
    sandbox,
    context,
    app,
    url,
    organisationId,
    brandId,
    channels: channels as Record<Platform, string>,
    accounts: accounts as Record<Platform, string>,
    people: { maya, noor, sam, vera },
    environment,

    async addStranger() {
      const id = await db.addOrganisation({ name: 'Other' });
      await context.auth.accounts.createOrganisation({ id, name: 'Other', slug: `other-${id.slice(0, 8)}` });
      return { ...(await addPerson(id, 'Xena', 'owner')), organisationId: id };
    },

    async call(person, method, route, body, headers = {}) {
      const response = await fetch(`${url}/api/v1${route}`, {
        method,
        headers: {
          ...(person === undefined ? {} : { authorization: `Bearer ${person.token}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      const text = await response.text();
      return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as never };
    },

    async work() {
      for (const { jobs } of domains) jobs?.(context.queues);
      await context.queues.start();
      for (const { start, stop } of domains) {
        if (stop) stops.push(stop);
        await start?.();
      }
    },

    owner: (sql, values) => asOwner(db.ownerUrl, async (client) => (await client.query(sql, values)).rows as never),

    async close() {
      for (const stop of stops.splice(0).toReversed()) await stop();
      await app.close();
      await context.close();
      await sandbox.close();
      await db.close();
      rmSync(stateDir, { recursive: true, force: true });
    },
  };
}

/** Polls until `look` answers something; fails with what was seen last. */
export async function waitFor<T>(what: string, look: () => Promise<T | undefined | false>, timeoutMs = 20_000): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    if (performance.now() > deadline) throw new Error(`waited ${timeoutMs} ms in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
