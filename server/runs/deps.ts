import type { Logger } from 'pino';
import type { Database } from '../../db/index.ts';
import type { Orchestrator } from '../../graphs/orchestrator/index.ts';
import type { Memory } from '../../memory/index.ts';
import type { Models } from '../../tools/models/index.ts';
import type { Clock } from '../clock.ts';
import type { Failpoints } from '../faults/index.ts';
import type { MediaService } from '../media/index.ts';
import type { NotificationService } from '../notifications/index.ts';

export interface LoadedOrchestrator {
  orchestrator: Orchestrator;
  /** Tells where a thread stands: it changes whenever a step or a part of one has been checkpointed. */
  readProgressMark(threadId: string): Promise<string>;
  /** Removes the checkpoints of a thread that has come to its end. */
  deleteThread(threadId: string): Promise<void>;
}

export interface RunDeps {
  database: Database;
  loadOrchestrator(): Promise<LoadedOrchestrator>;
  loadModels(): Promise<Models>;
  loadMemory(): Promise<Memory>;
  media: Pick<MediaService, 'store'>;
  notifications: NotificationService;
  clock: Clock;
  logger: Logger;
  failpoints: Failpoints;
  /** Names this process in leases. */
  workerName: string;
  dispatch(organisationId: string): Promise<void>;
}
