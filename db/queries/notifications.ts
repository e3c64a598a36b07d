import { sql } from 'kysely';
import type { Tx } from '../database.ts';

export interface NewNotification {
  organisationId: string;
  userId: string;
  kind: string;
  title: string;
  body?: string;
  /** A path within the app. */
  link?: string;
  /** One notification per person and key, however often the cause repeats. */
  dedupeKey?: string;
}

export interface NotificationRecord {
  id: string;
  kind: string;
  title: string;
  body: string;
  link: string | null;
  readAt: Date | null;
  createdAt: Date;
}

const columns = ['id', 'kind', 'title', 'body', 'link', 'read_at as readAt', 'created_at as createdAt'] as const;

/** A person's notices. Every query names the person: within an organisation they are nobody else's business. */
export function createNotificationQueries(tx: Tx) {
  return {
    /** @returns the new row's id, or undefined when one with this `dedupeKey` is there already. */
    async insert(notification: NewNotification): Promise<string | undefined> {
      const row = await tx
        .insertInto('notifications')
        .values({
          organisation_id: notification.organisationId,
          user_id: notification.userId,
          kind: notification.kind,
          title: notification.title,
          body: notification.body ?? '',
          link: notification.link ?? null,
          dedupe_key: notification.dedupeKey ?? null,
        })
        .onConflict((conflict) => conflict.columns(['organisation_id', 'user_id', 'dedupe_key']).doNothing())
        .returning('id')
        .executeTakeFirst();
      return row?.id;
    },

    /** Newest first; `cursor` is the id of the last one of the page before. */
    async list(userId: string, page: { limit: number; cursor?: string; unreadOnly?: boolean }): Promise<NotificationRecord[]> {
      return tx
        .selectFrom('notifications')
        .select(columns)
        .where('user_id', '=', userId)
        .$if(page.unreadOnly === true, (query) => query.where('read_at', 'is', null))
        .$if(page.cursor !== undefined, (query) =>
          query.where(
            sql<boolean>`(created_at, id) < (select c.created_at, c.id from notifications c where c.id = ${page.cursor})`,
          ),
        )
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(page.limit)
        .execute();
    },

    async countUnread(userId: string): Promise<number> {
      const row = await tx
        .selectFrom('notifications')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('user_id', '=', userId)
        .where('read_at', 'is', null)
        .executeTakeFirstOrThrow();
      return row.count;
    },

    /** Reading twice keeps the first time. @returns undefined when there is none, or it is somebody else's. */
    async markRead(userId: string, id: string): Promise<NotificationRecord | undefined> {
      return tx
        .updateTable('notifications')
        .set({ read_at: sql<Date>`coalesce(read_at, now())` })
        .where('user_id', '=', userId)
        .where('id', '=', id)
        .returning(columns)
        .executeTakeFirst();
    },
  };
}
