import { z } from 'zod';
import type { Context } from '../context.ts';
import { uuid } from '../http/common-schema.ts';
import { type App, type Domain, policies, problems } from '../http/index.ts';
import { importMentionsQuery, importQuery, importResult } from './schema.ts';
import { createImportService, type ImportService } from './service.ts';

const maxFileBytes = 50 * 1024 * 1024;

/** CSV files of the past: a channel's posts, a brand's mentions. */
export function createImportsDomain({ database, clock }: Pick<Context, 'database' | 'clock'>): Domain {
  const service = createImportService({ database, clock });
  return { name: 'imports', routes: (app) => registerRoutes(app, service) };
}

function registerRoutes(app: App, service: ImportService): void {
  app.addContentTypeParser('text/csv', { parseAs: 'buffer', bodyLimit: maxFileBytes }, (_request, body, done) =>
    done(null, body),
  );

  app.post(
    '/channels/:id/history/import',
    {
      bodyLimit: maxFileBytes,
      config: { policy: policies.create },
      schema: {
        tags: ['imports'],
        summary: "Load a channel's past posts from CSV",
        description: 'Body: text/csv with created_at_utc, text, replies, retweets, favorites. The same file again adds nothing.',
        consumes: ['text/csv'],
        params: z.object({ id: uuid }),
        querystring: importQuery,
        body: csvBody,
        response: { 200: importResult, ...problems(400, 401, 403, 404, 413, 415, 422) },
      },
    },
    (request) => service.importHistory(request.principal, request.params.id, request.body, request.query.zone),
  );

  app.post(
    '/mentions/import',
    {
      bodyLimit: maxFileBytes,
      config: { policy: policies.create },
      schema: {
        tags: ['imports'],
        summary: 'Load what strangers said about a brand from CSV',
        description:
          'Body: text/csv with created_at, text and, where the file is about several brands, brand. Label columns are ignored.',
        consumes: ['text/csv'],
        querystring: importMentionsQuery,
        body: csvBody,
        response: { 200: importResult, ...problems(400, 401, 403, 404, 413, 415, 422) },
      },
    },
    (request) => service.importMentions(request.principal, request.query.brand, request.body, request.query.zone),
  );
}

const csvBody = z.custom<Buffer>(Buffer.isBuffer, 'send the file as the body, with content type text/csv');
