import type { Database } from '../../db/index.ts';
import { createOutboxQueries } from '../../db/queries/outbox.ts';
import type { Queues } from './queues.ts';

const batchSize = 200;

/** Enqueues an organisation's pending outbox rows and marks them in one transaction: at least once, usually once. */
export async function dispatchOutbox(
  deps: { database: Database; enqueue: Queues['enqueue'] },
  organisationId: string,
): Promise<number> {
  return deps.database.inOrganisation(organisationId, async (tx) => {
    const outbox = createOutboxQueries(tx);
    const pending = await outbox.lockPending(batchSize);
    for (const { topic, subjectId, runAt } of pending) {
      await deps.enqueue(topic, { id: subjectId, organisationId, runAt });
    }
    await outbox.markDispatched(pending.map((entry) => entry.id));
    return pending.length;
  });
}
