import type { Logger } from 'pino';
import type { Database } from '../../db/index.ts';
import type { Clock } from '../clock.ts';
import type { Queues } from '../queue/index.ts';

const maxChannels = 500;

/** Has every channel read again some time after it was last read. Many processes may do so: one job per channel and interval. */
export function createSyncTimer(deps: {
  database: Database;
  queues: Pick<Queues, 'enqueue'>;
  clock: Clock;
  logger: Logger;
  everySeconds: number;
}) {
  const everyMs = deps.everySeconds * 1000;
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> = Promise.resolve();

  async function look(): Promise<void> {
    const now = deps.clock.now().getTime();
    const due = await deps.database.discovery.channelsToSync(new Date(now - everyMs), maxChannels);
    const runAt = new Date(Math.floor(now / everyMs) * everyMs);
    for (const { id, organisationId } of due) await deps.queues.enqueue('channel.sync', { id, organisationId, runAt });
  }

  return {
    start() {
      timer = setInterval(
        () => {
          round = look().catch((error: unknown) => deps.logger.warn({ err: error }, 'channels not looked through'));
        },
        Math.min(everyMs / 2, 15_000),
      );
    },
    async stop() {
      clearInterval(timer);
      await round;
    },
  };
}
