import { ConflictError } from '../../db/errors.ts';
import type { Tx } from '../../db/index.ts';
import { createDecisionQueries } from '../../db/queries/decisions.ts';
import { createEventQueries } from '../../db/queries/events.ts';
import type { OrganisationRecord } from '../../db/queries/organisations.ts';
import { createOutboxQueries } from '../../db/queries/outbox.ts';
import type { ItemRecord } from '../../db/queries/plan-items.ts';
import type { PlanRecord } from '../../db/queries/plans.ts';
import { createPublicationQueries } from '../../db/queries/publications.ts';
import type { Actor } from './deps.ts';
import { hashItemContent, parseItemContent } from './item-content.ts';
import type { Sealer } from './seal.ts';
import type { Members } from './two-people.ts';

/** One person deciding on one plan, within the transaction that holds the plan's lock. */
export interface Deciding {
  tx: Tx;
  actor: Actor;
  plan: PlanRecord;
  members: Members;
  organisation: OrganisationRecord;
  sealer: Sealer;
}

/**
 * What follows from an approval, in the transaction of its decision: the seal, the publication and its wake-up.
 *
 * @throws {ConflictError} `approval.content_changed`, `approval.already_scheduled`
 */
export async function approveItem(deciding: Deciding, item: ItemRecord, decisionId: string): Promise<void> {
  const { tx, actor, plan, organisation, sealer } = deciding;
  const content = parseItemContent(item.content);
  if (hashItemContent(content) !== item.hash) {
    throw new ConflictError('approval.content_changed', 'The stored content does not match its hash; it can not be approved.', {
      details: { itemId: item.id },
    });
  }
  const publication = await createPublicationQueries(tx).insert({
    organisationId: actor.organisationId,
    channelId: content.channelId,
    planId: plan.id,
    itemId: item.id,
    itemVersion: item.version,
    // For "on approval" the making of the version: one instant per version, whoever approves it and when.
    occurrence: content.schedule.kind === 'at' ? new Date(content.schedule.at) : item.versionCreatedAt,
    contentHash: item.hash,
    dueAt: content.schedule.kind === 'at' ? new Date(content.schedule.at) : undefined,
    undoWindowSeconds: organisation.undoWindowSeconds,
  });
  if (publication === undefined) throw new ConflictError('approval.already_scheduled', 'This post is scheduled already.');
  const expiresAt = new Date(publication.dueAt.getTime() + organisation.approvalExpiryHours * 3_600_000);
  const statement = {
    organisationId: actor.organisationId,
    itemId: item.id,
    itemVersion: item.version,
    level: 1,
    hash: item.hash,
    approvedBy: actor.userId,
    expiresAt,
  };
  const { seal, keyId } = sealer.seal(statement);
  await createDecisionQueries(tx).insertApproval({ ...statement, decisionId, seal, sealKeyId: keyId });
  await createOutboxQueries(tx).add({
    organisationId: actor.organisationId,
    topic: 'publication.due',
    subjectId: publication.id,
    runAt: publication.dueAt,
  });
  await createEventQueries(tx).append('publication.updated', { publicationId: publication.id, planId: plan.id, status: 'due' });
}
