import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import pino from 'pino';
import { buildApp } from '../server/http/app.ts';
import { createDomains } from '../server/http/domains.ts';
import { readConfig } from '../server/config.ts';
import { createContext } from '../server/context.ts';
import { buildSecrets } from '../server/secrets.ts';

/** Nothing is asked of this database: connections open at the first query, and describing routes makes none. */
const nowhere = 'postgres://nobody@127.0.0.1:9/nothing';
const target = new URL('../web/src/api/schema.gen.ts', import.meta.url);

/** The OpenAPI document of the routes as they are in this checkout. */
async function describeRoutes(): Promise<OpenAPI3> {
  const logger = pino({ level: 'silent' });
  const publicUrl = 'http://127.0.0.1';
  const config = readConfig({});
  const context = createContext({
    config,
    secrets: buildSecrets('only-to-describe-the-routes-of-the-api', []),
    urls: { app: nowhere, auth: nowhere, checkpoint: nowhere, queue: nowhere, sandbox: nowhere },
    logger,
    publicUrl,
    networkUrls: {},
  });
  const app = await buildApp({
    logger,
    database: context.database,
    auth: context.auth,
    domains: createDomains(context),
    publicUrl,
    pagesFolder: fileURLToPath(new URL('../web/dist', import.meta.url)),
    version: '1',
    requestsPerMinute: config.requestsPerMinute,
    isBehindProxy: false,
  });
  try {
    await app.ready();
    return app.swagger() as OpenAPI3;
  } finally {
    await app.close();
    await context.close();
  }
}

/** Writes `web/src/api/schema.gen.ts`: the page's types of every route. */
const source = astToString(await openapiTS(await describeRoutes(), { alphabetize: true }));
const before = await readFile(target, 'utf8').catch(() => '');
if (before !== source) await writeFile(target, source);
console.log('web/src/api/schema.gen.ts is up to date');
