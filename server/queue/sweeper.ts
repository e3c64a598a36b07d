import type { Logger } from 'pino';
import type { Database } from '../../db/index.ts';
import type { Clock } from '../clock.ts';
import { createEventQueries } from '../../db/queries/events.ts';
import { createIdempotencyQueries } from '../../db/queries/idempotency.ts';
import { createOutboxQueries } from '../../db/queries/outbox.ts';
import type { Handlers } from './handlers.ts';
import type { JobPayload, Topic } from './job.ts';
import type { Queues } from './queues.ts';

export interface Sweeper {
  start(): void;
  /** Waits for the round under way. */
  stop(): Promise<void>;
}

export interface SweeperDeps {
  database: Database;
  clock: Clock;
  logger: Logger;
  handlers: Handlers;
  enqueue: Queues['enqueue'];
  dispatch: Queues['dispatch'];
}

const wakeUpsEveryMs = 5_000;
const publicationsEveryMs = 15_000;
const cleanupEveryMs = 600_000;
const maxRows = 200;
/** How long a repeated Idempotency-Key gets its stored answer. */
const keptAnswersDays = 7;
/** How far back a reader of the event stream can go on from its cursor; older state is in the lists. */
const keptEventsDays = 30;
/** So many publications at once and no more, however many are due. */
const publishingWidth = 8;

/**
 * Looks at the rows themselves, without the queue, for whatever a lost job would leave lying: undispatched wake-ups, runs without
 * an owner, publications whose time has come (also by a timer set to the next due time). Finding a row twice is harmless.
 */
export function createSweeper(deps: SweeperDeps): Sweeper {
  const { database, clock, logger, handlers } = deps;
  const timers = new Set<NodeJS.Timeout>();
  const rounds = new Set<Promise<void>>();
  let isStopped = false;
  let dueTimer: NodeJS.Timeout | undefined;

  async function sweepWakeUps(): Promise<void> {
    const pending = await database.discovery.pendingOutbox(maxRows);
    for (const organisationId of new Set(pending.map((row) => row.organisationId))) await deps.dispatch(organisationId);
    for (const run of await database.discovery.readyRuns(maxRows)) await wake('run.ready', run);
  }

  async function sweepPublications(): Promise<void> {
    const ready = await database.discovery.readyPublications(maxRows);
    const next = ready.values();
    await Promise.all(
      Array.from({ length: Math.min(publishingWidth, ready.length) }, async () => {
        for (const row of next) await handlers.run('publication.due', { id: row.id, organisationId: row.organisationId });
      }),
    );
    const dueAt = await database.discovery.nextPublicationAt();
    if (!dueAt || isStopped) return;
    // A row that is still due was left lying on purpose (paused, say): look again, but not in a hot loop.
    const waitMs = Math.max(dueAt.getTime() - clock.now().getTime(), 1000);
    if (waitMs >= publicationsEveryMs) return;
    clearTimeout(dueTimer);
    dueTimer = setTimeout(() => round('publications', sweepPublications), waitMs);
  }

  async function cleanUp(): Promise<void> {
    for (const organisationId of await database.discovery.organisations()) {
      await database.inOrganisation(organisationId, async (tx) => {
        await createOutboxQueries(tx).deleteDispatched();
        await createIdempotencyQueries(tx).deleteOlderThanDays(keptAnswersDays);
        await createEventQueries(tx).deleteOlderThanDays(keptEventsDays);
      });
    }
  }

  /** One job per row and sweep interval; when the queue does not take it, this process does the work itself. */
  async function wake(topic: Topic, payload: JobPayload): Promise<void> {
    const { id, organisationId } = payload;
    const runAt = new Date(Math.floor(clock.now().getTime() / wakeUpsEveryMs) * wakeUpsEveryMs);
    try {
      await deps.enqueue(topic, { id, organisationId, runAt });
    } catch (error) {
      logger.warn({ err: error, topic, subjectId: id }, 'queue refused a job, running it here');
      void handlers.run(topic, { id, organisationId });
    }
  }

  function round(what: string, sweep: () => Promise<void>): void {
    if (isStopped) return;
    const work = sweep()
      .catch((error: unknown) => logger.warn({ err: error, what }, 'sweep failed'))
      .finally(() => rounds.delete(work));
    rounds.add(work);
  }

  function repeat(what: string, everyMs: number, sweep: () => Promise<void>): void {
    let isBusy = false;
    const once = async () => {
      if (isBusy) return;
      isBusy = true;
      await sweep().finally(() => {
        isBusy = false;
      });
    };
    timers.add(setInterval(() => round(what, once), everyMs));
    round(what, once);
  }

  return {
    start() {
      repeat('wake-ups', wakeUpsEveryMs, sweepWakeUps);
      repeat('publications', publicationsEveryMs, sweepPublications);
      repeat('cleanup', cleanupEveryMs, cleanUp);
    },
    async stop() {
      isStopped = true;
      clearTimeout(dueTimer);
      for (const timer of timers) clearInterval(timer);
      await Promise.allSettled(rounds);
    },
  };
}
