import { z } from 'zod';
import type { Database } from '../../db/index.ts';
import { createAuditQueries } from '../../db/queries/audit.ts';
import { createEventQueries } from '../../db/queries/events.ts';
import { createOrganisationQueries } from '../../db/queries/organisations.ts';
import type { ModelsConfig } from '../../tools/models/index.ts';
import { pageOf, pageQuery } from '../http/common-schema.ts';
import { type App, buildPage, policies, problems, type Role } from '../http/index.ts';
import { releaseHeldPublications } from '../publishing/index.ts';
import { describeModels } from './describe-models.ts';
import { auditEntry, me, member, modelDescription, organisation, pauseBody } from './schema.ts';

const tags = ['Organisation'];

export function registerOrganisationRoutes(app: App, { database, models }: { database: Database; models: ModelsConfig }): void {
  app.get(
    '/me',
    { config: { policy: policies.read }, schema: { tags, summary: 'Who I am here', response: { 200: me, ...problems() } } },
    async (request) => {
      const { organisationId, userId, name, role } = request.principal;
      return database.inOrganisation(organisationId, async (tx) => {
        const account = await tx.selectFrom('members').select('email').where('user_id', '=', userId).executeTakeFirst();
        return {
          user: { id: userId, name, email: account?.email ?? '' },
          role,
          organisation: await createOrganisationQueries(tx).get(),
        };
      });
    },
  );

  app.get(
    '/organisation',
    {
      config: { policy: policies.read },
      schema: { tags, summary: 'The organisation and its switches', response: { 200: organisation, ...problems() } },
    },
    async (request) => database.inOrganisation(request.principal.organisationId, (tx) => createOrganisationQueries(tx).get()),
  );

  app.get(
    '/members',
    {
      config: { policy: policies.read },
      schema: { tags, summary: 'The people', response: { 200: pageOf(member), ...problems() } },
    },
    async (request) =>
      database.inOrganisation(request.principal.organisationId, async (tx) => {
        const rows = await tx
          .selectFrom('members')
          .select(['user_id', 'name', 'email', 'role'])
          .orderBy('name')
          .orderBy('user_id')
          .execute();
        return { items: rows.map((row) => ({ id: row.user_id, name: row.name, email: row.email, role: row.role as Role })) };
      }),
  );

  app.get(
    '/model',
    {
      config: { policy: policies.read },
      schema: {
        tags,
        summary: 'Which model writes, and whether it is the built-in one',
        response: { 200: modelDescription, ...problems() },
      },
    },
    async () => describeModels(models),
  );

  app.post(
    '/organisation/publishing',
    {
      config: { policy: policies.decide },
      schema: {
        tags,
        summary: 'Stop or resume everything that goes out',
        description: 'While paused nothing is sent; what is due waits.',
        body: pauseBody,
        response: { 200: organisation, ...problems() },
      },
    },
    async (request) => {
      const { organisationId, userId } = request.principal;
      return database.inOrganisation(organisationId, async (tx) => {
        const { paused } = request.body;
        const queries = createOrganisationQueries(tx);
        const before = await queries.get();
        if (before.publishingPaused !== paused) {
          await queries.setPublishingPaused(paused);
          if (!paused) await releaseHeldPublications(tx, organisationId);
          await createEventQueries(tx).append('organisation.updated', { publishingPaused: paused });
          await createAuditQueries(tx).append({
            actor: { kind: 'user', id: userId },
            action: paused ? 'publishing.paused' : 'publishing.resumed',
            subject: { kind: 'organisation', id: organisationId },
          });
        }
        return { ...before, publishingPaused: paused };
      });
    },
  );

  app.get(
    '/audit',
    {
      config: { policy: policies.manage },
      schema: {
        tags,
        summary: 'Who did what, newest first',
        querystring: pageQuery.extend({
          cursor: z
            .string()
            .regex(/^\d{1,15}$/, 'is not a cursor of this list')
            .optional(),
        }),
        response: { 200: pageOf(auditEntry), ...problems() },
      },
    },
    async (request) => {
      const { limit, cursor } = request.query;
      const rows = await database.inOrganisation(request.principal.organisationId, (tx) =>
        createAuditQueries(tx).list({ limit: limit + 1, beforeSeq: cursor === undefined ? undefined : Number(cursor) }),
      );
      return buildPage(
        rows,
        limit,
        (row) => String(row.seq),
        ({ seq, at, actor, action, subject, detail, hash }) => ({
          seq,
          at: at.toISOString(),
          actor,
          action,
          subject,
          detail: detail as Record<string, unknown>,
          hash,
        }),
      );
    },
  );
}
