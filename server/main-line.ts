import { createAnalyticsDomain } from './analytics/index.ts';
import { createApprovalDesk, createApprovalsDomain, createApprovalService, createSealer } from './approvals/index.ts';
import { createCampaignsDomain, createCampaignService } from './campaigns/index.ts';
import type { Context } from './context.ts';
import type { Domain } from './http/index.ts';
import {
  createChannelAccess,
  createPublicationService,
  createPublisher,
  createPublishingDomain,
  defaultTiming,
} from './publishing/index.ts';
import { createOrchestratorLoader, createRunEngine, createRunsDomain } from './runs/index.ts';

type MainLineContext = Pick<
  Context,
  | 'checkpointUrl'
  | 'clock'
  | 'config'
  | 'connectors'
  | 'database'
  | 'failpoints'
  | 'loadMemory'
  | 'loadModels'
  | 'logger'
  | 'media'
  | 'notifications'
  | 'queues'
  | 'secrets'
  | 'vault'
  | 'workerName'
>;

/** How soon figures are read and looked at: within a minute where a simulated audience lives fast, at human pace else. */
const liveTiming = { firstMeasureSeconds: 15, matureSeconds: 24 * 3600, reviewApartSeconds: 6 * 3600 };
const demoTiming = { firstMeasureSeconds: 10, matureSeconds: 40, reviewApartSeconds: 60 };

/**
 * Brief to plan to approval to publication to figures: the domains of the main job, over the parts that they share. The seal's
 * key goes to approvals and publishing only.
 */
export function createMainLine(context: MainLineContext): Domain[] {
  const { database, clock, connectors, failpoints, logger, media, notifications, queues, vault, workerName } = context;
  const dispatch = (organisationId: string) => queues.dispatch(organisationId);
  const sealer = createSealer(context.secrets.deriveKeys('approval seals'));
  const access = createChannelAccess({ database, vault, connectors, clock });
  const loader = createOrchestratorLoader({
    checkpointUrl: context.checkpointUrl,
    approvalDesk: createApprovalDesk({ database, notifications }),
    logger,
  });
  const engine = createRunEngine({
    database,
    clock,
    dispatch,
    failpoints,
    logger,
    media,
    notifications,
    workerName,
    loadMemory: context.loadMemory,
    loadModels: context.loadModels,
    loadOrchestrator: () => loader.load(),
  });
  const publishing = {
    access,
    clock,
    connectors,
    database,
    dispatch,
    failpoints,
    logger,
    media,
    notifications,
    sealer,
    workerName,
    timing: defaultTiming,
  };
  return [
    createCampaignsDomain({ service: createCampaignService({ database, clock, engine, dispatch }) }),
    createApprovalsDomain({
      service: createApprovalService({ database, sealer, notifications, media, clock, dispatch }),
      logger,
    }),
    createPublishingDomain({ service: createPublicationService(publishing), publisher: createPublisher(publishing) }),
    createRunsDomain({
      engine,
      loader,
      warmUp: () =>
        Promise.all([
          loader.load(),
          context.loadMemory(),
          import('../tools/research/index.ts'),
          import('../tools/media/index.ts'),
        ]),
    }),
    createAnalyticsDomain({
      access,
      connectors,
      database,
      dispatch,
      logger,
      timing: context.config.isDemo ? demoTiming : liveTiming,
    }),
  ];
}
