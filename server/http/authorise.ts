import type { FastifyReply, FastifyRequest } from 'fastify';
import { PermissionError, UnauthenticatedError } from '../../db/errors.ts';
import type { Principals } from '../auth/index.ts';
import type { App } from './app-types.ts';
import { hasRole, policies, type RoutePolicy } from './policy.ts';
import type { Principal } from './principal.ts';

export const docsPath = '/api/docs';
const pagesRoute = '/*';

const principalOf = new WeakMap<FastifyRequest, Principal>();

function notSignedIn(): UnauthenticatedError {
  return new UnauthenticatedError('auth.required', 'Sign in first, or send an API token as "Authorization: Bearer sept_...".');
}

/**
 * Makes every route declare who may call it (registration fails otherwise) and lets nobody else through. Runs before bodies are
 * read, so that a stranger can't make the server take in megabytes.
 */
export function enforcePolicies(app: App, principals: Principals): void {
  app.decorateRequest('principal', {
    getter(this: FastifyRequest) {
      const principal = principalOf.get(this);
      if (!principal) throw notSignedIn();
      return principal;
    },
  });

  app.addHook('onRoute', (route) => {
    const policy = route.config?.policy ?? policyOfPlugin(route.url);
    route.config = { ...route.config, policy };
    if (!policy) {
      throw new Error(`${String(route.method)} ${route.url} does not declare who may call it (config.policy).`);
    }
  });

  app.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
    const policy = request.routeOptions.config.policy;
    if (!policy || policy.kind === 'public' || policy.kind === 'signed') return;
    const resolved = await principals.resolve(request.headers);
    if (!resolved) throw notSignedIn();
    if (!hasRole(policy, resolved.principal.role)) {
      throw new PermissionError('auth.role', `Your role (${resolved.principal.role}) may not do this.`);
    }
    principalOf.set(request, resolved.principal);
    for (const cookie of resolved.setCookies) void reply.header('set-cookie', cookie);
  });
}

/** Routes of plugins that can't declare a policy: the page of the API document, and the built web page. */
function policyOfPlugin(url: string): RoutePolicy | undefined {
  const isDocs = url === docsPath || url.startsWith(`${docsPath}/`);
  return isDocs || url === pagesRoute ? policies.public : undefined;
}

/** Who calls, where nobody must be known: for logs and rate limits. */
export function findPrincipal(request: FastifyRequest): Principal | undefined {
  return principalOf.get(request);
}
