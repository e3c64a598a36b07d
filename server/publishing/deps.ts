import type { Logger } from 'pino';
import type { Database } from '../../db/index.ts';
import type { Connector, Platform } from '../../tools/platforms/index.ts';
import type { Sealer } from '../approvals/index.ts';
import type { Clock } from '../clock.ts';
import type { Failpoints } from '../faults/index.ts';
import type { MediaService } from '../media/index.ts';
import type { NotificationService } from '../notifications/index.ts';
import type { ChannelAccess } from './channel-access.ts';

export interface PublishingTiming {
  /** A worker that is silent for so long has lost its claim. */
  leaseSeconds: number;
  /** Between the fence and the end of the one call that counts; shorter than the lease. */
  commitTimeoutMs: number;
  /** All uploads together. */
  prepareTimeoutMs: number;
  /** How long after the last byte a post may still turn up. */
  settleSeconds: number;
}

export const defaultTiming: PublishingTiming = {
  leaseSeconds: 25,
  commitTimeoutMs: 20_000,
  prepareTimeoutMs: 90_000,
  settleSeconds: 20,
};

export interface PublishingDeps {
  database: Database;
  connectors: Record<Platform, Connector>;
  access: ChannelAccess;
  media: Pick<MediaService, 'read' | 'fileFor' | 'pathFor'>;
  notifications: NotificationService;
  sealer: Sealer;
  clock: Clock;
  logger: Logger;
  failpoints: Failpoints;
  timing: PublishingTiming;
  /** Names this process in leases. */
  workerName: string;
  dispatch(organisationId: string): Promise<void>;
}
