import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyBaseLogger, LogController, type RouteOptions } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Database } from '../../db/index.ts';
import { type Auth, registerAuthRoutes } from '../auth/index.ts';
import type { App } from './app-types.ts';
import { enforcePolicies } from './authorise.ts';
import type { Domain } from './domain.ts';
import { handleError } from './error-handler.ts';
import { registerHealth } from './health.ts';
import { enableIdempotency } from './idempotency.ts';
import { describeApi, serveApiDocs } from './openapi.ts';
import { checkOrigin } from './origin-check.ts';
import { servePages } from './pages.ts';
import { limitRequests } from './rate-limit.ts';
import { setSecurityHeaders } from './security-headers.ts';

export interface AppDeps {
  logger: FastifyBaseLogger;
  database: Database;
  auth: Auth;
  domains: readonly Domain[];
  publicUrl: string;
  /** The built page. */
  pagesFolder: string;
  version: string;
  requestsPerMinute: number;
  isBehindProxy: boolean;
  /** Told of each route with its policy, as it is registered. */
  onRoute?: (route: RouteOptions) => void;
}

const jsonLimitBytes = 1_000_000;

/** The HTTP side as a whole. The order of the plugins is the order in which a request meets them. */
export async function buildApp(deps: AppDeps): Promise<App> {
  const app: App = Fastify({
    loggerInstance: deps.logger,
    // We log one line per answer, below; errors where they are translated.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: jsonLimitBytes,
    trustProxy: deps.isBehindProxy,
    requestIdHeader: false,
    genReqId: () => randomUUID(),
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 300 },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(handleError);

  await setSecurityHeaders(app, deps.publicUrl);
  app.addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id);
    checkOrigin(request, () => new URL(deps.publicUrl).origin);
  });
  app.addHook('onResponse', async (request, reply) => {
    const { method, url } = request;
    request.log.debug(
      { method, path: url.split('?')[0], status: reply.statusCode, durationMs: Math.round(reply.elapsedTime) },
      'answered',
    );
  });
  enforcePolicies(app, deps.auth.principals);
  if (deps.onRoute) app.addHook('onRoute', deps.onRoute);
  await limitRequests(app, deps.requestsPerMinute);
  enableIdempotency(app, deps.database);
  await describeApi(app, deps.version);

  registerHealth(app, { checkReady: () => deps.database.ping() });
  registerAuthRoutes(app, deps.auth, deps.publicUrl);
  for (const domain of deps.domains) {
    const { routes } = domain;
    if (!routes) continue;
    await app.register(async (scope) => routes(scope.withTypeProvider<ZodTypeProvider>()), { prefix: '/api/v1' });
  }
  await serveApiDocs(app);
  await servePages(app, deps.pagesFolder);
  return app;
}
