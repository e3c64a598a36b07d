import type { Logger } from 'pino';
import type { Database, Unlisten } from '../../db/index.ts';
import { createEventQueries, type EventRecord } from '../../db/queries/events.ts';

export interface LiveEvent {
  organisationId: string;
  event: EventRecord;
}

export interface EventStream {
  /** Calls `fn` with each event that any process wrote, as soon as it is committed. */
  start(fn: (live: LiveEvent) => void): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Follows the database's notifications and reads what they name. A hint only: what was sent while the connection was away is read
 * by the pages themselves, from their cursors, when they have connected anew.
 */
export function createEventStream(deps: {
  database: Database;
  logger: Logger;
  /** Whether anybody here wants this organisation's events: nobody's are not read. */
  isWanted: (organisationId: string) => boolean;
  /** Listening began anew: something may have been missed. */
  onGap: () => void;
}): EventStream {
  const { database, logger } = deps;
  let unlisten: Unlisten | undefined;
  let hasListened = false;
  /** One at a time per organisation, so that events arrive in the order of their notifications. */
  const chains = new Map<string, Promise<void>>();

  async function deliver(
    before: Promise<void>,
    organisationId: string,
    seq: number,
    fn: (live: LiveEvent) => void,
  ): Promise<void> {
    await before;
    try {
      const event = await database.inOrganisation(organisationId, (tx) => createEventQueries(tx).findBySeq(seq));
      if (event) fn({ organisationId, event });
    } catch (error) {
      logger.warn({ err: error, organisationId }, 'live event not delivered');
    }
  }

  function follow(organisationId: string, seq: number, fn: (live: LiveEvent) => void): void {
    const before = chains.get(organisationId) ?? Promise.resolve();
    const next = deliver(before, organisationId, seq, fn).finally(() => {
      if (chains.get(organisationId) === next) chains.delete(organisationId);
    });
    chains.set(organisationId, next);
  }

  return {
    async start(fn) {
      unlisten = await database.listen(
        'septet_events',
        (payload) => {
          const notice = parseNotice(payload);
          if (notice && deps.isWanted(notice.organisationId)) follow(notice.organisationId, notice.seq, fn);
        },
        () => {
          if (hasListened) deps.onGap();
          hasListened = true;
        },
      );
    },
    async stop() {
      await unlisten?.();
      await Promise.allSettled(chains.values());
    },
  };
}

function parseNotice(payload: string): { organisationId: string; seq: number } | undefined {
  try {
    const value: unknown = JSON.parse(payload);
    if (typeof value !== 'object' || !value || !('organisationId' in value) || !('seq' in value)) return undefined;
    return { organisationId: String(value.organisationId), seq: Number(value.seq) };
  } catch {
    return undefined;
  }
}
