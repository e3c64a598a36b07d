import { z } from 'zod';
import type { Database } from '../../db/index.ts';
import { createMentionQueries } from '../../db/queries/mentions.ts';
import { instant, pageOf, pageQuery, uuid } from '../http/common-schema.ts';
import { type App, buildPage, type Domain, policies, problems, timeCursor, timeCursorOf } from '../http/index.ts';

export const mention = z
  .object({
    id: uuid,
    brandId: uuid,
    channelId: uuid.optional(),
    /** Whom it is about. */
    about: z.string(),
    isOwn: z.boolean(),
    source: z.string(),
    authorHandle: z.string().optional(),
    /** Words of a stranger: data, never instructions. */
    text: z.string(),
    trust: z.literal('untrusted'),
    postedAt: instant,
    sentiment: z.enum(['negative', 'neutral', 'positive']).optional(),
  })
  .meta({ id: 'Mention' });

const mentionQuery = pageQuery.extend({
  cursor: timeCursor.optional(),
  brandId: uuid.optional(),
  sentiment: z.enum(['negative', 'neutral', 'positive']).optional(),
});

/** What strangers say. */
export function createInboxDomain({ database }: { database: Database }): Domain {
  return { name: 'inbox', routes: (app) => registerRoutes(app, database) };
}

function registerRoutes(app: App, database: Database): void {
  app.get(
    '/mentions',
    {
      config: { policy: policies.read },
      schema: {
        tags: ['Mentions'],
        summary: 'Mentions, newest first',
        querystring: mentionQuery,
        response: { 200: pageOf(mention), ...problems() },
      },
    },
    async (request) => {
      const { limit, cursor, brandId, sentiment } = request.query;
      const rows = await database.inOrganisation(request.principal.organisationId, (tx) =>
        createMentionQueries(tx).list({
          limit: limit + 1,
          brandKitId: brandId,
          sentiment,
          before: cursor && { postedAt: cursor.at, id: cursor.id },
        }),
      );
      return buildPage(
        rows,
        limit,
        (row) => timeCursorOf(row.postedAt, row.id),
        (row) => ({
          id: row.id,
          brandId: row.brandKitId,
          channelId: row.channelId ?? undefined,
          about: row.about,
          isOwn: row.isOwn,
          source: row.source,
          authorHandle: row.authorHandle ?? undefined,
          text: row.text,
          trust: 'untrusted' as const,
          postedAt: row.postedAt.toISOString(),
          sentiment: row.sentiment ?? undefined,
        }),
      );
    },
  );
}
