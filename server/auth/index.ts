export { type Auth, createAuth } from './auth.ts';
export type { Principals } from './principals.ts';
export { registerAuthRoutes } from './routes.ts';
export type { ApiTokens } from './tokens.ts';
