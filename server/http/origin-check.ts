import type { FastifyRequest } from 'fastify';
import { PermissionError } from '../../db/errors.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses requests that another site's page makes with this browser's cookies. A browser sends `Origin` with every such request;
 * scripts, which bring a token and no cookie, send none.
 *
 * @throws {PermissionError} `request.cross_site`
 */
export function checkOrigin(request: FastifyRequest, publicOrigin: () => string): void {
  if (safeMethods.has(request.method)) return;
  const { origin, cookie, authorization } = request.headers;
  if (isOwnOrigin(origin, request.host, publicOrigin())) return;
  if (origin === undefined && (cookie === undefined || authorization !== undefined)) return;
  throw new PermissionError('request.cross_site', 'The request comes from another site’s page.');
}

/** Absent is not own. The host that was called counts as own, so that `localhost` works like `127.0.0.1`. */
export function isOwnOrigin(origin: string | undefined, host: string | undefined, publicOrigin: string): boolean {
  if (origin === undefined) return false;
  if (origin === publicOrigin) return true;
  try {
    const { host: originHost, protocol } = new URL(origin);
    return originHost === host && (protocol === 'http:' || protocol === 'https:');
  } catch {
    return false;
  }
}
