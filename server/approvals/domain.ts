import type { Logger } from 'pino';
import type { Domain } from '../http/index.ts';
import { approvalRoutes } from './routes.ts';
import type { ApprovalService } from './service.ts';

const expireEveryMs = 30_000;

export function createApprovalsDomain({ service, logger }: { service: ApprovalService; logger: Logger }): Domain {
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> = Promise.resolve();

  return {
    name: 'approvals',
    routes: (app) => approvalRoutes(app, service),
    start() {
      timer = setInterval(() => {
        round = service
          .expirePlans()
          .catch((error: unknown) => logger.warn({ err: error }, 'plans not expired, next round will'));
      }, expireEveryMs);
    },
    async stop() {
      clearInterval(timer);
      await round;
    },
  };
}
