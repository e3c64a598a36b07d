import { z } from 'zod';
import { pageOf, pageQuery, uuid } from '../http/common-schema.ts';
import { type App, policies, problems } from '../http/index.ts';
import { publication, publicationDetail, publicationStatus, retryBody } from './schema.ts';
import type { PublicationService } from './service.ts';

const params = z.object({ id: uuid });
const tags = ['Publications'];

export function publicationRoutes(app: App, service: PublicationService): void {
  app.get(
    '/publications',
    {
      config: { policy: policies.read },
      schema: {
        tags,
        summary: 'What was and will be published, latest first',
        querystring: pageQuery.extend({ status: publicationStatus.optional(), planId: uuid.optional(), cursor: uuid.optional() }),
        response: { 200: pageOf(publication), ...problems() },
      },
    },
    async (request) => service.list(request.principal.organisationId, request.query),
  );

  app.get(
    '/publications/:id',
    {
      config: { policy: policies.read },
      schema: {
        tags,
        summary: 'One publication with its attempts and figures',
        params,
        response: { 200: publicationDetail, ...problems(404) },
      },
    },
    async (request) => service.get(request.principal.organisationId, request.params.id),
  );

  app.post(
    '/publications/:id/cancel',
    {
      config: { policy: policies.edit },
      schema: {
        tags,
        summary: 'Stop what has not been sent',
        params,
        response: { 200: publicationDetail, ...problems(404, 409) },
      },
    },
    async (request) => service.cancel(request.principal, request.params.id),
  );

  app.post(
    '/publications/:id/retry',
    {
      config: { policy: policies.decide },
      schema: {
        tags,
        summary: 'Send again, or look again, what failed or was handed to people',
        params,
        body: retryBody.nullish(),
        response: { 200: publicationDetail, ...problems(404, 409) },
      },
    },
    async (request) =>
      service.retry(request.principal, request.params.id, { confirmNotLive: request.body?.confirmNotLive ?? false }),
  );
}
