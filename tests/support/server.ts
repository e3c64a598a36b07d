import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { RouteOptions } from 'fastify';
import pino from 'pino';
import { readConfig } from '../../server/config.ts';
import { type Context, createContext } from '../../server/context.ts';
import { buildApp } from '../../server/http/app.ts';
import { createDomains } from '../../server/http/domains.ts';
import type { App, Domain, Role } from '../../server/http/index.ts';
import { migrateOtherLayers } from '../../server/migrate/index.ts';
import { buildSecrets } from '../../server/secrets.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

export interface TestPerson {
  userId: string;
  organisationId: string;
  role: Role;
  email: string;
  password: string;
  token: string;
}

export interface TestServer {
  app: App;
  context: Context;
  database: TestDatabase;
  domains: Domain[];
  /** Origin that the app believes to be reached at; the real one after `listen`. */
  publicUrl: string;
  /** A member of the first organisation, or of another one. */
  addPerson(role: Role, organisationId?: string): Promise<TestPerson>;
  addOrganisation(): Promise<string>;
  listen(): Promise<string>;
  close(): Promise<void>;
}

export interface TestServerOptions {
  environment?: Record<string, string>;
  overrides?: Parameters<typeof createContext>[1];
  extraDomains?: (context: Context) => Domain[];
  /** Told of each route as it is registered. */
  onRoute?: (route: RouteOptions) => void;
}

/** The whole server over a database of its own, without workers: requests go in by `inject` or, after `listen`, over the network. */
export async function createTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const database = await createTestDatabase({ extra: { name: 'server', afterMigrations: migrateOtherLayers } });
  const stateDir = await mkdtemp(path.join(tmpdir(), 'septet-test-'));
  const config = readConfig({ SEPTET_STATE_DIR: stateDir, SEPTET_DEMO: 'false', LOG_LEVEL: 'silent', ...options.environment });
  const publicUrl = 'http://127.0.0.1:4870';
  const context = createContext(
    {
      config,
      secrets: buildSecrets('test '.repeat(10), []),
      urls: database.urls,
      logger: pino({ level: config.logLevel }),
      publicUrl,
      networkUrls: config.networks.baseUrls,
    },
    options.overrides,
  );
  const closeAll = async () => {
    await context.close();
    await database.close();
    await rm(stateDir, { recursive: true, force: true });
  };
  const domains = [...createDomains(context), ...(options.extraDomains?.(context) ?? [])];
  const app = await buildApp({
    logger: context.logger,
    database: context.database,
    auth: context.auth,
    domains,
    publicUrl,
    pagesFolder: path.join(stateDir, 'no-pages'),
    version: '0.0.0',
    requestsPerMinute: config.requestsPerMinute,
    isBehindProxy: false,
    onRoute: options.onRoute,
  }).catch(async (error: unknown) => {
    await closeAll();
    throw error;
  });
  await app.ready();
  const { accounts, tokens } = context.auth;
  await accounts.createOrganisation({
    id: database.organisationId,
    name: 'Northwind Coffee',
    slug: `first-${database.organisationId}`,
  });

  return {
    app,
    context,
    database,
    domains,
    publicUrl,
    async addPerson(role, organisationId = database.organisationId) {
      const email = `${role}-${randomUUID()}@example.com`;
      const password = `password-${randomUUID()}`;
      const { userId } = await accounts.ensureAccount({ email, name: `A ${role}`, password });
      await accounts.setRole(organisationId, userId, role);
      const { token } = await tokens.create({ organisationId, userId, name: 'test' });
      return { userId, organisationId, role, email, password, token };
    },
    async addOrganisation() {
      const id = await database.addOrganisation();
      await accounts.createOrganisation({ id, name: 'Another', slug: `other-${id}` });
      return id;
    },
    listen: () => app.listen({ host: '127.0.0.1', port: 0 }),
    async close() {
      await app.close();
      await closeAll();
    },
  };
}

/** Headers of a request by token. */
export function as(person: Pick<TestPerson, 'token'>): { authorization: string } {
  return { authorization: `Bearer ${person.token}` };
}
