export { type Auth, type AuthOptions, createAuth } from './auth.ts';
export type { Accounts } from './accounts.ts';
export type { Credentials, Principals } from './principals.ts';
export type { ApiTokens } from './tokens.ts';
export { registerAuthRoutes } from './routes.ts';
