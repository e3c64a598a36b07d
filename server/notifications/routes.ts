import { z } from 'zod';
import { NotFoundError } from '../../db/errors.ts';
import type { Database } from '../../db/index.ts';
import { createNotificationQueries, type NotificationRecord } from '../../db/queries/notifications.ts';
import { instant, pageOf, pageQuery, uuid } from '../http/common-schema.ts';
import { type App, buildPage, policies, problems } from '../http/index.ts';

const notification = z
  .object({
    id: uuid,
    kind: z.string(),
    title: z.string(),
    body: z.string(),
    /** A path within the app. */
    link: z.string().optional(),
    readAt: instant.optional(),
    createdAt: instant,
  })
  .meta({ id: 'Notification' });

const tags = ['Notifications'];

/** A person's own notices; nobody reads another's. */
export function registerNotificationRoutes(app: App, database: Database): void {
  app.get(
    '/notifications',
    {
      config: { policy: policies.read },
      schema: {
        tags,
        summary: 'My notices, newest first',
        querystring: pageQuery.extend({ cursor: uuid.optional(), unread: z.stringbool().default(false) }),
        response: { 200: pageOf(notification).extend({ unreadCount: z.int() }), ...problems() },
      },
    },
    async (request) => {
      const { organisationId, userId } = request.principal;
      const { limit, cursor, unread } = request.query;
      return database.inOrganisation(organisationId, async (tx) => {
        const queries = createNotificationQueries(tx);
        const rows = await queries.list(userId, { limit: limit + 1, cursor, unreadOnly: unread });
        return { ...buildPage(rows, limit, (row) => row.id, view), unreadCount: await queries.countUnread(userId) };
      });
    },
  );

  app.post(
    '/notifications/:id/read',
    {
      config: { policy: policies.read },
      schema: {
        tags,
        summary: 'I have seen it',
        params: z.object({ id: uuid }),
        response: { 200: notification, ...problems(404) },
      },
    },
    async (request) => {
      const { organisationId, userId } = request.principal;
      const { id } = request.params;
      const row = await database.inOrganisation(organisationId, (tx) => createNotificationQueries(tx).markRead(userId, id));
      if (!row) throw new NotFoundError('notification.not_found', `You have no notice ${id}.`);
      return view(row);
    },
  );
}

function view({ id, kind, title, body, link, readAt, createdAt }: NotificationRecord) {
  return { id, kind, title, body, link: link ?? undefined, readAt: readAt?.toISOString(), createdAt: createdAt.toISOString() };
}
