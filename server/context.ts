import type { Logger } from 'pino';
import type { Database } from '../db/index.ts';
import type { Memory } from '../memory/index.ts';
import type { EgressFetch } from '../tools/http/index.ts';
import type { Models } from '../tools/models/index.ts';
import type { Connector, Platform } from '../tools/platforms/index.ts';
import type { Clock } from './clock.ts';
import type { TokenVault } from './channels/index.ts';
import type { Config } from './config.ts';
import type { MediaService } from './media/index.ts';
import type { NotificationService } from './notifications/index.ts';
import type { Queues } from './queue/index.ts';

/**
 * Everything with a life, built once per process. Never handed on whole: `server/http/domains.ts` gives each domain its slice.
 * What pulls in LangChain comes by `load...`, made at the first call, so that an idle process stays small.
 */
export interface Context {
  config: Config;
  clock: Clock;
  logger: Logger;
  database: Database;
  queues: Queues;
  connectors: Record<Platform, Connector>;
  vault: TokenVault;
  media: MediaService;
  notifications: NotificationService;
  fetch: EgressFetch;
  /** Key material for purposes of its own; never the same bytes for two purposes. */
  deriveKey(purpose: string): Buffer;
  loadModels(): Promise<Models>;
  loadMemory(): Promise<Memory>;
  /** Closes everything in reverse order; safe to call twice. */
  close(): Promise<void>;
}
