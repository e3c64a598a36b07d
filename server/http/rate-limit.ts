import rateLimit from '@fastify/rate-limit';
import { RateLimitedError } from '../../db/errors.ts';
import type { App } from './app-types.ts';
import { findPrincipal } from './authorise.ts';

function tooMany(ttlMs: number): RateLimitedError {
  const seconds = Math.max(1, Math.ceil(ttlMs / 1000));
  return new RateLimitedError('request.rate_limited', `Too many requests. Try again in ${seconds} s.`, {
    retryAfterMs: seconds * 1000,
  });
}

/** Per caller where one is known, else per address. A route may lower it by `config.rateLimit`. */
export async function limitRequests(app: App, requestsPerMinute: number): Promise<void> {
  await app.register(rateLimit, {
    max: requestsPerMinute,
    timeWindow: 60_000,
    keyGenerator: (request) => {
      const principal = findPrincipal(request);
      return principal ? `${principal.organisationId}/${principal.userId}` : request.ip;
    },
    errorResponseBuilder: (_request, { ttl }) => tooMany(ttl),
  });
}
