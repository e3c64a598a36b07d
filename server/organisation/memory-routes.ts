import { z } from 'zod';
import type { Database } from '../../db/index.ts';
import { createMemoryItemQueries } from '../../db/queries/memory-items.ts';
import { pageOf, pageQuery, uuid } from '../http/common-schema.ts';
import { type App, buildPage, policies, problems, timeCursor, timeCursorOf } from '../http/index.ts';
import { memoryItem } from './schema.ts';

/** What the agents remember. Writing it is theirs. */
export function registerMemoryRoutes(app: App, { database }: { database: Database }): void {
  app.get(
    '/memory',
    {
      config: { policy: policies.read },
      schema: {
        tags: ['Memory'],
        summary: 'What the agents remember, newest first',
        querystring: pageQuery.extend({
          cursor: timeCursor.optional(),
          brandId: uuid.optional(),
          kind: z.string().max(100).optional(),
        }),
        response: { 200: pageOf(memoryItem), ...problems() },
      },
    },
    async (request) => {
      const { limit, cursor, brandId, kind } = request.query;
      const rows = await database.inOrganisation(request.principal.organisationId, (tx) =>
        createMemoryItemQueries(tx).list({
          limit: limit + 1,
          brandId,
          kinds: kind === undefined ? undefined : [kind],
          before: cursor && { createdAt: cursor.at, id: cursor.id },
        }),
      );
      return buildPage(
        rows,
        limit,
        (row) => timeCursorOf(row.created_at, row.id),
        (row) => ({
          id: row.id,
          kind: row.kind,
          text: row.text,
          importance: row.importance,
          trust: row.trust === 'untrusted' ? ('untrusted' as const) : ('trusted' as const),
          source: row.source as Record<string, unknown>,
          createdAt: row.created_at.toISOString(),
        }),
      );
    },
  );
}
