import { z } from 'zod';
import { UnprocessableError } from '../../db/errors.ts';
import type { Database } from '../../db/index.ts';
import { createAuditQueries } from '../../db/queries/audit.ts';
import type { ApiTokens } from '../auth/index.ts';
import type { Clock } from '../clock.ts';
import { pageOf, uuid } from '../http/common-schema.ts';
import { type App, policies, problems } from '../http/index.ts';
import { apiToken, createTokenBody, newApiToken } from './schema.ts';

const tags = ['Tokens'];

type TokenRecord = Awaited<ReturnType<ApiTokens['list']>>[number];

/** A person's own tokens. They carry the person's role of the moment, so nobody gains rights by making one. */
export function registerTokenRoutes(app: App, deps: { tokens: ApiTokens; database: Database; clock: Clock }): void {
  const { tokens, database, clock } = deps;

  app.get(
    '/tokens',
    {
      config: { policy: policies.read },
      schema: { tags, summary: 'My API tokens', response: { 200: pageOf(apiToken), ...problems() } },
    },
    async (request) => {
      const { organisationId, userId } = request.principal;
      return { items: (await tokens.list(organisationId, userId)).map(view) };
    },
  );

  app.post(
    '/tokens',
    {
      config: { policy: policies.read },
      schema: {
        tags,
        summary: 'Make an API token',
        description:
          'The token is in this answer and nowhere else, so repeats with the same Idempotency-Key are not answered from memory.',
        body: createTokenBody,
        response: { 201: newApiToken, ...problems(422) },
      },
    },
    async (request, reply) => {
      const { organisationId, userId } = request.principal;
      const expiresAt = request.body.expiresAt === undefined ? undefined : new Date(request.body.expiresAt);
      if (expiresAt && expiresAt <= clock.now())
        throw new UnprocessableError('token.expired', 'The token would have expired already.');
      const { token, record } = await tokens.create({ organisationId, userId, name: request.body.name, expiresAt });
      await note(organisationId, userId, 'token.created', record.id);
      return reply.code(201).send({ ...view(record), token });
    },
  );

  app.delete(
    '/tokens/:id',
    {
      config: { policy: policies.read },
      schema: {
        tags,
        summary: 'Revoke one of my API tokens',
        params: z.object({ id: uuid }),
        response: { 204: z.null(), ...problems(404) },
      },
    },
    async (request, reply) => {
      const { organisationId, userId } = request.principal;
      await tokens.revoke(organisationId, userId, request.params.id);
      await note(organisationId, userId, 'token.revoked', request.params.id);
      return reply.code(204).send(null);
    },
  );

  async function note(organisationId: string, userId: string, action: string, id: string): Promise<void> {
    await database.inOrganisation(organisationId, (tx) =>
      createAuditQueries(tx).append({ actor: { kind: 'user', id: userId }, action, subject: { kind: 'token', id } }),
    );
  }
}

function view({ id, name, prefix, createdAt, expiresAt, lastUsedAt }: TokenRecord) {
  return {
    id,
    name,
    prefix,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString(),
  };
}
