export { createNotificationService, type NotificationService, type Notice } from './service.ts';
