import type { Call } from './network.ts';

/** The access token of an `Authorization: Bearer` header. */
export function readBearer(call: Call): string | undefined {
  return /^Bearer (\S+)$/.exec(call.headers.get('authorization') ?? '')?.[1];
}
