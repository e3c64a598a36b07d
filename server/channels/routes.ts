import { z } from 'zod';
import { NotFoundError } from '../../db/errors.ts';
import type { Database } from '../../db/index.ts';
import { createAuditQueries } from '../../db/queries/audit.ts';
import { type ChannelRecord, createChannelQueries } from '../../db/queries/channels.ts';
import { createEventQueries } from '../../db/queries/events.ts';
import { createOutboxQueries } from '../../db/queries/outbox.ts';
import type { Platform } from '../../tools/platforms/index.ts';
import { instant, pageOf, platform, uuid } from '../http/common-schema.ts';
import { type App, policies, problems } from '../http/index.ts';
import { releaseHeldPublications } from '../publishing/index.ts';
import type { Queues } from '../queue/index.ts';

const channel = z
  .object({
    id: uuid,
    brandId: uuid,
    platform,
    handle: z.string(),
    displayName: z.string(),
    timeZone: z.string(),
    status: z.enum(['active', 'limited', 'expired', 'permission_lost', 'suspended', 'disconnected']),
    statusReason: z.string().optional(),
    publishingPaused: z.boolean(),
    followerCount: z.int().optional(),
    /** Absent: its history has not come in yet. */
    lastSyncedAt: instant.optional(),
  })
  .meta({ id: 'Channel' });

const tags = ['Channels'];
const params = z.object({ id: uuid });

export function registerChannelRoutes(
  app: App,
  { database, queues }: { database: Database; queues: Pick<Queues, 'dispatch'> },
): void {
  app.get(
    '/channels',
    {
      config: { policy: policies.read },
      schema: { tags, summary: 'The accounts on the networks', response: { 200: pageOf(channel), ...problems() } },
    },
    async (request) => {
      const rows = await database.inOrganisation(request.principal.organisationId, (tx) => createChannelQueries(tx).list());
      return { items: rows.map(view) };
    },
  );

  app.get(
    '/channels/:id',
    {
      config: { policy: policies.read },
      schema: { tags, summary: 'One account', params, response: { 200: channel, ...problems(404) } },
    },
    async (request) => {
      const { id } = request.params;
      return view(
        found(await database.inOrganisation(request.principal.organisationId, (tx) => createChannelQueries(tx).find(id)), id),
      );
    },
  );

  app.post(
    '/channels/:id/publishing',
    {
      config: { policy: policies.decide },
      schema: {
        tags,
        summary: 'Stop or resume what goes out on this account',
        params,
        body: z.object({ paused: z.boolean() }).strict(),
        response: { 200: channel, ...problems(404) },
      },
    },
    async (request) => {
      const { id } = request.params;
      const { paused } = request.body;
      return database.inOrganisation(request.principal.organisationId, async (tx) => {
        const queries = createChannelQueries(tx);
        const before = found(await queries.find(id), id);
        if (before.publishingPaused === paused) return view(before);
        const after = found(await queries.setPublishingPaused(id, paused), id);
        if (!paused) await releaseHeldPublications(tx, request.principal.organisationId, id);
        await createEventQueries(tx).append('channel.updated', { channelId: id });
        await createAuditQueries(tx).append({
          actor: { kind: 'user', id: request.principal.userId },
          action: paused ? 'publishing.paused' : 'publishing.resumed',
          subject: { kind: 'channel', id },
        });
        return view(after);
      });
    },
  );

  app.post(
    '/channels/:id/sync',
    {
      config: { policy: policies.edit },
      schema: {
        tags,
        summary: 'Read the account again now',
        description:
          'Posts, figures, mentions, competitors and topics. It happens in the background by itself every few minutes.',
        params,
        response: { 202: channel, ...problems(404) },
      },
    },
    async (request, reply) => {
      const { organisationId } = request.principal;
      const { id } = request.params;
      const row = await database.inOrganisation(organisationId, async (tx) => {
        const known = found(await createChannelQueries(tx).find(id), id);
        await createOutboxQueries(tx).add({ organisationId, topic: 'channel.sync', subjectId: id });
        return known;
      });
      await queues.dispatch(organisationId);
      return reply.code(202).send(view(row));
    },
  );
}

function found(row: ChannelRecord | undefined, id: string): ChannelRecord {
  if (!row) throw new NotFoundError('channel.not_found', `There is no channel ${id}.`);
  return row;
}

function view(row: ChannelRecord) {
  const { id, handle, displayName, timeZone, status, publishingPaused } = row;
  return {
    id,
    brandId: row.brandKitId,
    platform: row.platform as Platform,
    handle,
    displayName,
    timeZone,
    status,
    statusReason: row.statusReason ?? undefined,
    publishingPaused,
    followerCount: row.followerCount ?? undefined,
    lastSyncedAt: row.lastSyncedAt?.toISOString(),
  };
}
