import type { Tx } from '../../db/index.ts';
import { createEventQueries } from '../../db/queries/events.ts';
import { createNotificationQueries, type NewNotification } from '../../db/queries/notifications.ts';

export type Notice = Omit<NewNotification, 'userId'>;

export interface NotificationService {
  /** Tells one person, in the caller's transaction, so that a notice and its cause come together or not at all. */
  notify(tx: Tx, userId: string, notice: Notice): Promise<void>;
  /** Tells every member with one of these roles, except those named in `except`. */
  notifyRoles(tx: Tx, roles: readonly string[], notice: Notice, except?: readonly string[]): Promise<void>;
}

export function createNotificationService(): NotificationService {
  const service: NotificationService = {
    async notify(tx, userId, notice) {
      const id = await createNotificationQueries(tx).insert({ ...notice, userId });
      if (id === undefined) return;
      await createEventQueries(tx).append('notification.created', { userId, id });
    },

    async notifyRoles(tx, roles, notice, except = []) {
      const members = await tx
        .selectFrom('members')
        .select('user_id')
        .where('role', 'in', [...roles])
        .execute();
      for (const { user_id: userId } of members) {
        if (!except.includes(userId)) await service.notify(tx, userId, notice);
      }
    },
  };
  return service;
}
