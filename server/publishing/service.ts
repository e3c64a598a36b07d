import { ConflictError, NotFoundError } from '../../db/errors.ts';
import type { Tx } from '../../db/index.ts';
import { createAuditQueries } from '../../db/queries/audit.ts';
import { createDecisionQueries } from '../../db/queries/decisions.ts';
import { createLedgerQueries } from '../../db/queries/ledger.ts';
import { createOutboxQueries } from '../../db/queries/outbox.ts';
import { createPublicationQueries, type PublicationRecord, type PublicationStatus } from '../../db/queries/publications.ts';
import type { Actor } from '../approvals/index.ts';
import type { PublishingDeps } from './deps.ts';
import { type PublicationDetailView, type PublicationView, viewPublicationDetail, viewPublications } from './publication-view.ts';
import { announce, completeCampaign } from './settle.ts';

export interface PublicationService {
  list(
    organisationId: string,
    page: { limit: number; cursor?: string; status?: PublicationStatus; planId?: string },
  ): Promise<{ items: PublicationView[]; nextCursor?: string }>;
  get(organisationId: string, id: string): Promise<PublicationDetailView>;
  /** Stops what has not been sent; its approval is void. @throws {ConflictError} `publication.already_sent` */
  cancel(actor: Actor, id: string): Promise<PublicationDetailView>;
  /**
   * A person lets go on what stopped: failed, skipped or handed to people. The gate still has the last word.
   *
   * @throws {ConflictError} `publication.not_stopped`
   */
  retry(actor: Actor, id: string, options: { confirmNotLive: boolean }): Promise<PublicationDetailView>;
}

const cancellable: readonly PublicationStatus[] = ['due', 'failed', 'skipped', 'needs_human'];
const stopped: readonly PublicationStatus[] = ['failed', 'skipped', 'needs_human'];

export function createPublicationService(deps: Pick<PublishingDeps, 'database' | 'media' | 'dispatch'>): PublicationService {
  async function change(
    actor: Actor,
    id: string,
    run: (tx: Tx, row: PublicationRecord) => Promise<void>,
  ): Promise<PublicationDetailView> {
    const view = await deps.database.inOrganisation(actor.organisationId, async (tx) => {
      const publications = createPublicationQueries(tx);
      const row = await publications.lock(id);
      if (row === undefined) throw notFound(id);
      await run(tx, row);
      return viewPublicationDetail(tx, deps.media, (await publications.find(id)) ?? row);
    });
    await deps.dispatch(actor.organisationId);
    return view;
  }

  return {
    async list(organisationId, page) {
      return deps.database.inOrganisation(organisationId, async (tx) => {
        const rows = await createPublicationQueries(tx).list({ ...page, limit: page.limit + 1 });
        const items = await viewPublications(tx, deps.media, rows.slice(0, page.limit));
        return { items, nextCursor: rows.length > page.limit ? items.at(-1)?.id : undefined };
      });
    },

    async get(organisationId, id) {
      return deps.database.inOrganisation(organisationId, async (tx) => {
        const row = await createPublicationQueries(tx).find(id);
        if (row === undefined) throw notFound(id);
        return viewPublicationDetail(tx, deps.media, row);
      });
    },

    cancel: (actor, id) =>
      change(actor, id, async (tx, row) => {
        if (!(await createLedgerQueries(tx).transition(id, cancellable, { status: 'cancelled' }))) {
          throw new ConflictError('publication.already_sent', `This post is ${row.status}; it can not be stopped any more.`, {
            details: { status: row.status },
          });
        }
        await createDecisionQueries(tx).voidApprovals(row.itemId);
        await announce(tx, row, 'cancelled');
        await completeCampaign(tx, row);
        await audit(tx, actor, row, 'publication.cancelled');
      }),

    retry: (actor, id, { confirmNotLive }) =>
      change(actor, id, async (tx, row) => {
        const mayBeLive = row.status === 'needs_human' && row.lastError?.code === 'publishing.maybe_live';
        const status = mayBeLive && !confirmNotLive ? 'unknown' : 'due';
        const wasLate = row.status === 'skipped' || row.lastError?.code === 'publishing.late';
        const moved = await createLedgerQueries(tx).transition(id, stopped, {
          status,
          resetsAttempts: true,
          lateAcceptedBy: wasLate ? actor.userId : undefined,
          forgetsSending: mayBeLive && confirmNotLive,
        });
        if (!moved)
          throw new ConflictError('publication.not_stopped', `This post is ${row.status}; there is nothing to send again.`, {
            details: { status: row.status },
          });
        await createOutboxQueries(tx).add({ organisationId: row.organisationId, topic: 'publication.due', subjectId: id });
        await announce(tx, row, status);
        await audit(tx, actor, row, 'publication.retried', { confirmNotLive, wasLate });
      }),
  };
}

async function audit(tx: Tx, actor: Actor, row: PublicationRecord, action: string, detail: object = {}): Promise<void> {
  await createAuditQueries(tx).append({
    actor: { kind: 'user', id: actor.userId },
    action,
    subject: { kind: 'publication', id: row.id },
    detail: { ...detail, from: row.status, contentHash: row.contentHash },
  });
}

function notFound(id: string): NotFoundError {
  return new NotFoundError('publication.not_found', `There is no publication ${id}.`);
}
