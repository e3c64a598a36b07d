import type { Database } from '../../db/index.ts';
import type { Domain } from '../http/index.ts';
import { registerNotificationRoutes } from './routes.ts';

export { createNotificationService, type NotificationService } from './service.ts';

export function createNotificationsDomain({ database }: { database: Database }): Domain {
  return { name: 'notifications', routes: (app) => registerNotificationRoutes(app, database) };
}
