export { NotificationMenu } from './notification-menu.tsx';
