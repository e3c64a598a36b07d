import { ConflictError } from '../../db/errors.ts';
import type { Tx } from '../../db/index.ts';
import { createDecisionQueries } from '../../db/queries/decisions.ts';
import { createEventQueries } from '../../db/queries/events.ts';
import { createLedgerQueries } from '../../db/queries/ledger.ts';
import { createPublicationQueries, type PublicationRecord } from '../../db/queries/publications.ts';

/**
 * Takes back what was approved of an item: its unused approvals are void and what has not been sent is cancelled.
 *
 * @throws {ConflictError} `publication.already_sent` when it is live, on its way, or may be live.
 */
export async function voidItem(tx: Tx, itemId: string): Promise<void> {
  const rows = await createPublicationQueries(tx).lockByItem(itemId);
  const sent = rows.find(mayBeLive);
  if (sent !== undefined) {
    throw new ConflictError('publication.already_sent', sentMessage(sent), {
      details: { publicationId: sent.id, status: sent.status },
    });
  }
  for (const row of rows) {
    const cancelled = await createLedgerQueries(tx).transition(row.id, ['due', 'failed', 'skipped', 'needs_human'], {
      status: 'cancelled',
    });
    if (!cancelled) continue;
    await createEventQueries(tx).append('publication.updated', {
      publicationId: row.id,
      planId: row.planId,
      status: 'cancelled',
    });
  }
  await createDecisionQueries(tx).voidApprovals(itemId);
}

function mayBeLive(publication: PublicationRecord): boolean {
  if (publication.status === 'cancelled') return false;
  if (publication.status === 'sending' || publication.status === 'unknown' || publication.status === 'published') return true;
  return publication.status === 'needs_human' && publication.firstSentAt !== undefined;
}

function sentMessage(publication: PublicationRecord): string {
  if (publication.status === 'published') return 'This post is published; it can not be changed any more.';
  if (publication.status === 'sending') return 'This post is being sent right now; it can not be changed any more.';
  return 'This post may be live already; settle its publication first.';
}
