import type { Logger } from 'pino';
import { createPool } from '../../db/index.ts';
import type { Clock } from '../clock.ts';
import { type Accounts, createAccounts } from './accounts.ts';
import { createBetterAuth } from './better-auth.ts';
import { createPrincipals, type Principals } from './principals.ts';
import { type ApiTokens, createApiTokens } from './tokens.ts';

export interface AuthOptions {
  /** Address with the auth role (`urls.auth`). */
  url: string;
  secret: string;
  publicUrl: string;
  clock: Clock;
  logger: Logger;
}

export interface Auth {
  /** Answers better-auth's own endpoints. Only the allow-list in `routes.ts` calls it. */
  handle(request: Request): Promise<Response>;
  principals: Principals;
  tokens: ApiTokens;
  accounts: Accounts;
  close(): Promise<void>;
}

/** Two connections: one may be inside a transaction of the library while a hook of ours asks on the other. */
const maxConnections = 2;

export function createAuth({ url, secret, publicUrl, clock, logger }: AuthOptions): Auth {
  const pool = createPool({
    url,
    maxConnections,
    idleTimeoutMs: 10_000,
    applicationName: 'septet auth',
    onConnectionLost: (error) => logger.warn({ err: error }, 'auth connection lost'),
  });
  const auth = createBetterAuth({ pool, secret, publicUrl, logger });
  const principals = createPrincipals({ auth, pool, clock });
  // What this process changes takes effect here at once; elsewhere when what is remembered has aged out.
  const onChange = (): void => principals.forgetAll();
  return {
    handle: (request) => auth.handler(request),
    principals,
    tokens: createApiTokens(pool, onChange),
    accounts: createAccounts({ auth, pool, onChange }),
    close: () => pool.end(),
  };
}
