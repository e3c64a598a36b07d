import { z } from 'zod';
import type { Database } from '../../db/index.ts';
import { createEventQueries } from '../../db/queries/events.ts';
import { instant } from '../http/common-schema.ts';
import { type App, type Domain, policies, problems } from '../http/index.ts';

export const event = z
  .object({ cursor: z.string(), type: z.string(), payload: z.record(z.string(), z.unknown()), createdAt: instant })
  .meta({ id: 'Event' });

const eventQuery = z.object({
  /** A cursor that this route or the socket gave out. Absent: from the first event that is kept. `latest`: only what comes. */
  after: z.string().max(60).optional(),
  type: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

/** The same events as on the socket, as a list that can be read on after a gap. */
export function createEventsDomain({ database }: { database: Database }): Domain {
  return { name: 'events', routes: (app) => registerRoutes(app, database) };
}

function registerRoutes(app: App, database: Database): void {
  app.get(
    '/events',
    {
      config: { policy: policies.read },
      schema: {
        tags: ['events'],
        summary: 'What changed, in order, from a cursor on',
        description: 'Pass `nextCursor` back as `after`; it is there also when nothing is new. Nothing is ever skipped.',
        querystring: eventQuery,
        response: { 200: z.object({ items: z.array(event), nextCursor: z.string() }), ...problems() },
      },
    },
    async (request) => {
      const { after, type, limit } = request.query;
      return database.inOrganisation(request.principal.organisationId, async (tx) => {
        const queries = createEventQueries(tx);
        if (after === 'latest') return { items: [], nextCursor: await queries.latestCursor() };
        const page = await queries.listAfter(after, { limit, type });
        const items = page.events.map(({ cursor, type: name, payload, createdAt }) => ({
          cursor,
          type: name,
          payload: payload as Record<string, unknown>,
          createdAt: createdAt.toISOString(),
        }));
        return { items, nextCursor: page.cursor };
      });
    },
  );
}
