import type { z } from 'zod';
import { ConflictError, InvalidInputError, NotFoundError } from '../../db/errors.ts';
import type { Tx } from '../../db/index.ts';
import { createAuditQueries } from '../../db/queries/audit.ts';
import { createDecisionQueries } from '../../db/queries/decisions.ts';
import { createOrganisationQueries } from '../../db/queries/organisations.ts';
import { createPlanItemQueries, type ItemRecord } from '../../db/queries/plan-items.ts';
import { createPlanQueries, type PlanRecord } from '../../db/queries/plans.ts';
import type { NotificationService } from '../notifications/index.ts';
import type { Clock } from '../clock.ts';
import type { Actor } from './deps.ts';
import { checkDraft, checkSchedule } from './draft-item.ts';
import { flagText } from './flag-text.ts';
import { parseItemContent } from './item-content.ts';
import { notifyDeciders } from './notify.ts';
import type { editItemBody } from './schema.ts';
import { settlePlan } from './settle-plan.ts';
import { voidItem } from './void-item.ts';

export type EditRequest = z.output<typeof editItemBody>;

interface EditDeps {
  notifications: NotificationService;
  clock: Clock;
}

/**
 * A person's change: the item's next, immutable version. It voids that item's approvals only and waits for somebody else.
 *
 * @throws {ConflictError} `approval.stale_base_version`, `approval.item_closed`, `publication.already_sent`
 * @throws {UnprocessableError} `post.not_publishable`, `schedule.in_past`
 */
export async function editItem(
  tx: Tx,
  deps: EditDeps,
  actor: Actor,
  planId: string,
  itemId: string,
  request: EditRequest,
): Promise<void> {
  const { plan, item } = await lockItem(tx, planId, itemId);
  if (item.version !== request.baseVersion) {
    throw new ConflictError(
      'approval.stale_base_version',
      `This post is at version ${item.version}; your change was made on version ${request.baseVersion}.`,
      {
        details: { currentVersion: item.version },
      },
    );
  }
  if (request.schedule !== undefined) checkSchedule(request.schedule, deps.clock.now());
  const organisation = await createOrganisationQueries(tx).get();
  const before = parseItemContent(item.content);
  const draft = await checkDraft(tx, organisation, {
    channelId: before.channelId,
    text: request.text ?? before.text,
    media: request.media ?? before.media,
    schedule: request.schedule ?? before.schedule,
  });
  if (draft.hash === item.hash) throw new InvalidInputError('approval.nothing_changed', 'The post already says exactly this.');

  await voidItem(tx, item.id);
  const items = createPlanItemQueries(tx);
  const version = item.version + 1;
  await items.insertVersion({
    organisationId: actor.organisationId,
    itemId: item.id,
    version,
    planVersion: plan.version + 1,
    content: draft.content,
    hash: draft.hash,
    authorKind: 'user',
    authorId: actor.userId,
    note: request.note,
    analysis: {},
    flags: await flagText(tx, plan, draft),
  });
  const moved = await items.transition(
    item.id,
    { version: item.version, statuses: ['pending', 'held', 'approved', 'changes_requested'] },
    { version, status: 'pending' },
  );
  if (!moved) throw new ConflictError('approval.item_closed', closedMessage(item));
  await createDecisionQueries(tx).insert({
    organisationId: actor.organisationId,
    planId,
    planVersion: plan.version,
    itemId: item.id,
    itemVersion: item.version,
    itemHash: item.hash,
    outcome: 'edit',
    comment: request.note,
    decidedBy: actor.userId,
  });
  const settled = await settlePlan(tx, plan, { contentChanged: { expiresInHours: organisation.approvalExpiryHours } });
  await notifyDeciders(tx, deps.notifications, settled, { title: `${actor.name} changed a post`, except: [actor.userId] });
  await createAuditQueries(tx).append({
    actor: { kind: 'user', id: actor.userId },
    action: 'plan_item.edited',
    subject: { kind: 'plan_item', id: item.id },
    detail: { planId, planVersion: settled.version, version, hash: draft.hash, previousHash: item.hash },
  });
}

/** Takes an item out of its plan for good. @throws {ConflictError} as `editItem`. */
export async function removeItem(
  tx: Tx,
  deps: Pick<EditDeps, 'notifications'>,
  actor: Actor,
  planId: string,
  itemId: string,
): Promise<void> {
  const { plan, item } = await lockItem(tx, planId, itemId);
  const organisation = await createOrganisationQueries(tx).get();
  await voidItem(tx, item.id);
  const moved = await createPlanItemQueries(tx).transition(
    item.id,
    { version: item.version, statuses: ['pending', 'held', 'approved', 'changes_requested'] },
    { status: 'cancelled' },
  );
  if (!moved) throw new ConflictError('approval.item_closed', closedMessage(item));
  const settled = await settlePlan(tx, plan, { contentChanged: { expiresInHours: organisation.approvalExpiryHours } });
  await notifyDeciders(tx, deps.notifications, settled, { title: `${actor.name} removed a post`, except: [actor.userId] });
  await createAuditQueries(tx).append({
    actor: { kind: 'user', id: actor.userId },
    action: 'plan_item.removed',
    subject: { kind: 'plan_item', id: item.id },
    detail: { planId, planVersion: settled.version, version: item.version, hash: item.hash },
  });
}

async function lockItem(tx: Tx, planId: string, itemId: string): Promise<{ plan: PlanRecord; item: ItemRecord }> {
  const plan = await createPlanQueries(tx).lock(planId);
  if (plan === undefined) throw new NotFoundError('plan.not_found', `There is no plan ${planId}.`);
  const item = await createPlanItemQueries(tx).find(itemId);
  if (item === undefined || item.planId !== planId)
    throw new NotFoundError('plan_item.not_found', `The plan has no item ${itemId}.`);
  if (plan.status === 'expired' || plan.status === 'cancelled' || (plan.isOverdue && plan.status === 'pending')) {
    throw new ConflictError('approval.plan_closed', `This plan is ${plan.status === 'cancelled' ? 'cancelled' : 'expired'}.`, {
      details: { status: plan.status },
    });
  }
  if (item.status === 'rejected' || item.status === 'cancelled')
    throw new ConflictError('approval.item_closed', closedMessage(item));
  return { plan, item };
}

function closedMessage(item: ItemRecord): string {
  return `This post has been ${item.status}; it can not be changed any more.`;
}
