import type { Tx } from '../../db/index.ts';
import { createOutboxQueries } from '../../db/queries/outbox.ts';
import { createLedgerQueries } from '../../db/queries/ledger.ts';
import { heldCodes } from './gate.ts';

/**
 * Lets what a switch or a channel's state held back go now instead of at its next look. Belongs into the transaction that
 * releases the switch or reconnects the channel.
 */
export async function releaseHeldPublications(tx: Tx, organisationId: string, channelId?: string): Promise<void> {
  const outbox = createOutboxQueries(tx);
  for (const subjectId of await createLedgerQueries(tx).releaseHeld(heldCodes, channelId)) {
    await outbox.add({ organisationId, topic: 'publication.due', subjectId });
  }
}
