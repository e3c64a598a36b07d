export { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from './embedded-postgres.ts';
export { acquireInstanceLock, type InstanceLock } from './instance-lock.ts';
export type { EmbeddedLogger } from './log.ts';
