import { z } from 'zod';
import { pageOf, pageQuery, uuid } from '../http/common-schema.ts';
import { type App, policies, problems } from '../http/index.ts';
import { createPostBody, decideBody, decideResult, editItemBody, plan, planStatus, planSummary } from './schema.ts';
import type { ApprovalService } from './service.ts';

const planParams = z.object({ id: uuid });
const itemParams = z.object({ id: uuid, itemId: uuid });
const tags = ['Plans'];

export function approvalRoutes(app: App, service: ApprovalService): void {
  app.get(
    '/plans',
    {
      config: { policy: policies.read },
      schema: {
        tags,
        summary: 'Plans, newest first',
        querystring: pageQuery.extend({ status: planStatus.optional(), cursor: uuid.optional() }),
        response: { 200: pageOf(planSummary), ...problems() },
      },
    },
    async (request) => service.list(request.principal.organisationId, request.query),
  );

  app.get(
    '/plans/:id',
    {
      config: { policy: policies.read },
      schema: { tags, summary: 'One plan with its items', params: planParams, response: { 200: plan, ...problems(404) } },
    },
    async (request) => service.get(request.principal, request.params.id),
  );

  app.post(
    '/plans/:id/decisions',
    {
      // Creators too: a campaign's author may accept an approver's edit. The service holds the rule.
      config: { policy: policies.edit },
      schema: {
        tags,
        summary: 'Approve, hold, reject or ask for changes',
        params: planParams,
        body: decideBody,
        response: { 200: decideResult, ...problems(404, 409) },
      },
    },
    async (request) => service.decide(request.principal, request.params.id, request.body),
  );

  app.patch(
    '/plans/:id/items/:itemId',
    {
      config: { policy: policies.edit },
      schema: {
        tags,
        summary: 'Change a post: a new version that somebody else has to approve',
        params: itemParams,
        body: editItemBody,
        response: { 200: plan, ...problems(404, 409, 422) },
      },
    },
    async (request) => service.editItem(request.principal, request.params.id, request.params.itemId, request.body),
  );

  app.delete(
    '/plans/:id/items/:itemId',
    {
      config: { policy: policies.edit },
      schema: {
        tags,
        summary: 'Take a post out of its plan',
        params: itemParams,
        response: { 200: plan, ...problems(404, 409) },
      },
    },
    async (request) => service.removeItem(request.principal, request.params.id, request.params.itemId),
  );

  app.post(
    '/posts',
    {
      config: { policy: policies.create, isIdempotent: true },
      schema: {
        tags,
        summary: 'Write a post by hand: same approval, same ledger, no agent',
        body: createPostBody,
        response: { 201: plan, ...problems(404, 409, 422) },
      },
    },
    async (request, reply) => {
      const created = await service.createPost(request.principal, request.operationId, request.body);
      return reply.code(201).send(created);
    },
  );
}
