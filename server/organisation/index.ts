import type { Context } from '../context.ts';
import type { Domain } from '../http/index.ts';
import { registerMemoryRoutes } from './memory-routes.ts';
import { registerOrganisationRoutes } from './routes.ts';
import { registerTokenRoutes } from './token-routes.ts';

/** The organisation itself: its people, switches, tokens, audit log, and what its agents remember. */
export function createOrganisationDomain({
  database,
  auth,
  clock,
  config,
}: Pick<Context, 'database' | 'auth' | 'clock' | 'config'>): Domain {
  return {
    name: 'organisation',
    routes(app) {
      registerOrganisationRoutes(app, { database, models: config.models });
      registerTokenRoutes(app, { tokens: auth.tokens, database, clock });
      registerMemoryRoutes(app, { database });
    },
  };
}
