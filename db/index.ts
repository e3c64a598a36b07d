export { createDatabase, type Database, type DatabaseOptions } from './client.ts';
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
export { type AuditEntry, type AuditQueries, type AuditRecord, type AuditVerdict, createAuditQueries } from './queries/audit.ts';
export { type BrandContent, type BrandQueries, type BrandRecord, createBrandQueries } from './queries/brands.ts';
export {
  type ChannelQueries,
  type ChannelRecord,
  type ChannelStatus,
  createChannelQueries,
  type NewChannel,
} from './queries/channels.ts';
export {
  createMentionQueries,
  type MentionFilter,
  type MentionQueries,
  type MentionRecord,
  type NewMentionRecord,
  type Sentiment,
} from './queries/mentions.ts';
export {
  createPostQueries,
  type MetricSample,
  type NewPost,
  type PostMetrics,
  type PostOrigin,
  type PostQueries,
  type PostRecord,
} from './queries/posts.ts';
