import type { Logger } from 'pino';
import type { Database } from '../../db/index.ts';
import type { Connector, Platform } from '../../tools/platforms/index.ts';
import type { ChannelAccess } from '../publishing/index.ts';

export interface AnalyticsTiming {
  /** Between two measurements of a fresh post; older ones are measured ever more rarely. */
  firstMeasureSeconds: number;
  /** How old a publication is when its figures say something. */
  matureSeconds: number;
  /** Between two reviews of one campaign. */
  reviewApartSeconds: number;
}

export interface AnalyticsDeps {
  database: Database;
  connectors: Record<Platform, Connector>;
  access: ChannelAccess;
  logger: Logger;
  timing: AnalyticsTiming;
  dispatch(organisationId: string): Promise<void>;
}
