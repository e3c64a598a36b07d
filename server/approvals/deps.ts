import type { Database } from '../../db/index.ts';
import type { Clock } from '../clock.ts';
import type { MediaService } from '../media/index.ts';
import type { NotificationService } from '../notifications/index.ts';
import type { Sealer } from './seal.ts';

export interface ApprovalDeps {
  database: Database;
  sealer: Sealer;
  notifications: NotificationService;
  media: Pick<MediaService, 'pathFor'>;
  clock: Clock;
  /** After a commit that wrote outbox rows: puts them on the queue. Never throws. */
  dispatch(organisationId: string): Promise<void>;
}

/** Who is acting, as far as the rules need to know. */
export interface Actor {
  organisationId: string;
  userId: string;
  name: string;
}
