export type { App } from './app-types.ts';
export type { Domain } from './domain.ts';
export { hasRole, policies, type RoutePolicy } from './policy.ts';
export { type Role, roles } from './principal.ts';
export { isOwnOrigin } from './origin-check.ts';
export { buildPage } from './page.ts';
export { problems } from './problem.ts';
export { timeCursor, timeCursorOf } from './time-cursor.ts';
