import { z } from 'zod';
import { runStep } from '../agents/schema.ts';
import { pageOf, pageQuery, uuid } from '../http/common-schema.ts';
import { type App, policies, problems } from '../http/index.ts';
import { campaign, campaignAccepted, campaignStatus, createCampaignBody } from './schema.ts';
import type { CampaignService } from './service.ts';

const params = z.object({ id: uuid });
const stepsQuery = z.object({
  /** The id of the last step that you know. */
  after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
});
const tags = ['Campaigns'];

export function campaignRoutes(app: App, service: CampaignService): void {
  app.post(
    '/campaigns',
    {
      config: { policy: policies.create, isIdempotent: true },
      schema: {
        tags,
        summary: 'Turn a brief into a plan of posts',
        description: 'Answers at once; the agents work in the background and their steps can be followed.',
        body: createCampaignBody,
        response: { 202: campaignAccepted, ...problems(404, 409, 413, 422) },
      },
    },
    async (request, reply) => {
      const accepted = await service.create(request.principal, request.operationId, request.body);
      return reply.code(202).header('location', accepted.links.self).send(accepted);
    },
  );

  app.get(
    '/campaigns',
    {
      config: { policy: policies.read },
      schema: {
        tags,
        summary: 'Campaigns, newest first',
        querystring: pageQuery.extend({ status: campaignStatus.optional(), cursor: uuid.optional() }),
        response: { 200: pageOf(campaign), ...problems() },
      },
    },
    async (request) => service.list(request.principal.organisationId, request.query),
  );

  app.get(
    '/campaigns/:id',
    {
      config: { policy: policies.read },
      schema: { tags, summary: 'One campaign', params, response: { 200: campaign, ...problems(404) } },
    },
    async (request) => service.get(request.principal.organisationId, request.params.id),
  );

  app.get(
    '/campaigns/:id/steps',
    {
      config: { policy: policies.read },
      schema: {
        tags,
        summary: 'What the agents did, oldest first',
        params,
        querystring: stepsQuery,
        response: { 200: z.object({ items: z.array(runStep) }), ...problems(404) },
      },
    },
    async (request) => ({ items: await service.listSteps(request.principal.organisationId, request.params.id, request.query) }),
  );

  app.post(
    '/campaigns/:id/cancel',
    {
      config: { policy: policies.edit },
      schema: {
        tags,
        summary: 'Stop a campaign: its agents, and what has not been sent',
        params,
        response: { 200: campaign, ...problems(404, 409) },
      },
    },
    async (request) => service.cancel(request.principal, request.params.id),
  );
}
