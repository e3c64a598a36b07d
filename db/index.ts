export { createDatabase, type Database, type DatabaseOptions } from './client.ts';
export { json, type JsonText } from './column-types.ts';
export type { DB, Tx } from './database.ts';
export type { DiscoveredRow, Discovery } from './discovery.ts';
export {
  acquireInstanceLock,
  type EmbeddedLogger,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  type InstanceLock,
  startEmbeddedPostgres,
} from './embedded/index.ts';
export type { Unlisten } from './listener.ts';
export { migrateDatabase, type MigrateOptions } from './migrate.ts';
export { createPool, type PoolOptions } from './pool.ts';
export type { RoleUrls } from './roles.ts';
