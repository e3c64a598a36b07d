import type { Context } from '../context.ts';
import type { Domain } from '../http/index.ts';
import { createChannelAccess } from '../publishing/index.ts';
import { registerChannelRoutes } from './routes.ts';
import { syncChannel } from './sync.ts';
import { createSyncTimer } from './sync-timer.ts';

type Deps = Pick<Context, 'database' | 'queues' | 'connectors' | 'vault' | 'notifications' | 'clock' | 'logger' | 'config'>;

/** The accounts on the networks: switches, and reading what is new about them. */
export function createChannelsDomain(deps: Deps): Domain {
  const { database, queues, connectors, vault, notifications, clock, logger, config } = deps;
  const access = createChannelAccess({ database, vault, connectors, clock });
  const timer = createSyncTimer({ database, queues, clock, logger, everySeconds: config.syncEverySeconds });
  return {
    name: 'channels',
    routes: (app) => registerChannelRoutes(app, { database, queues }),
    jobs(registry) {
      registry.registerHandler('channel.sync', ({ id, organisationId }, job) =>
        syncChannel({ database, connectors, access, notifications, clock }, { organisationId, channelId: id }, job),
      );
    },
    start: () => timer.start(),
    stop: () => timer.stop(),
  };
}
