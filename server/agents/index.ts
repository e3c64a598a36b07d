import type { Context } from '../context.ts';
import type { Domain } from '../http/index.ts';
import { createCatalogueLoader } from './catalogue.ts';
import { registerAgentRoutes } from './routes.ts';

/** The seven agents: who they are, what they did, what it cost. */
export function createAgentsDomain({ database, clock, loadMemory }: Pick<Context, 'database' | 'clock' | 'loadMemory'>): Domain {
  const loadCatalogue = createCatalogueLoader({ database, clock, loadMemory });
  return { name: 'agents', routes: (app) => registerAgentRoutes(app, { database, loadCatalogue, clock }) };
}
