import type { z } from 'zod';
import { ConflictError, NotFoundError, PermissionError } from '../../db/errors.ts';
import type { Tx } from '../../db/index.ts';
import { createAuditQueries } from '../../db/queries/audit.ts';
import { createDecisionQueries } from '../../db/queries/decisions.ts';
import { createOrganisationQueries } from '../../db/queries/organisations.ts';
import { createPlanItemQueries, type ItemRecord, type ItemStatus } from '../../db/queries/plan-items.ts';
import { createPlanQueries, type PlanRecord } from '../../db/queries/plans.ts';
import type { NotificationService } from '../notifications/index.ts';
import { approveItem, type Deciding } from './approve-item.ts';
import type { Actor } from './deps.ts';
import { loadMembers } from './members.ts';
import type { decideBody } from './schema.ts';
import type { Sealer } from './seal.ts';
import { settlePlan } from './settle-plan.ts';
import { isApproverRole, mayApprove } from './two-people.ts';

export type DecideRequest = z.output<typeof decideBody>;
export type Outcome = DecideRequest['outcome'];

export interface ItemOutcome {
  itemId: string;
  itemVersion: number;
  applied: boolean;
  outcome: string;
  reason?: string;
}

type Target = NonNullable<DecideRequest['items']>[number];

interface Refusal {
  reason: string;
  kind: 'conflict' | 'permission';
}

const statusAfter: Record<Outcome, ItemStatus> = {
  approve: 'approved',
  request_changes: 'changes_requested',
  reject: 'rejected',
  hold: 'held',
};

/**
 * Decides on a plan's items in one transaction: each decision, and for an approval its seal, the publication and its wake-up,
 * come together or not at all. Whoever is second, on whatever page, changes nothing.
 *
 * @returns What became of each item, in the order asked for.
 * @throws {ConflictError} `approval.stale_version`, `approval.expired`, `approval.already_decided`
 * @throws {PermissionError} `approval.two_people` when the rules refuse every item.
 */
export async function decide(
  tx: Tx,
  deps: { sealer: Sealer; notifications: NotificationService },
  actor: Actor,
  planId: string,
  request: DecideRequest,
): Promise<ItemOutcome[]> {
  const plan = await createPlanQueries(tx).lock(planId);
  if (plan === undefined) throw new NotFoundError('plan.not_found', `There is no plan ${planId}.`);
  if (plan.version !== request.planVersion) {
    throw new ConflictError(
      'approval.stale_version',
      `The plan has changed: it is at version ${plan.version}, you looked at ${request.planVersion}.`,
      {
        details: { currentVersion: plan.version },
      },
    );
  }
  if (plan.status === 'expired' || (plan.isOverdue && plan.status !== 'cancelled')) {
    throw new ConflictError('approval.expired', 'The time to decide on this plan has run out.', {
      details: { expiresAt: plan.expiresAt },
    });
  }
  const items = await createPlanItemQueries(tx).listByPlan(planId);
  const asked: readonly Target[] =
    request.items ?? items.filter(isOpen).map((item) => ({ itemId: item.id, itemVersion: item.version }));
  if (asked.length === 0) {
    throw new ConflictError('approval.already_decided', 'Nothing in this plan waits for a decision any more.', {
      details: { status: plan.status },
    });
  }
  const deciding: Deciding = {
    tx,
    actor,
    plan,
    members: await loadMembers(tx),
    organisation: await createOrganisationQueries(tx).get(),
    sealer: deps.sealer,
  };

  const outcomes: ItemOutcome[] = [];
  const refusals: Refusal[] = [];
  for (const target of asked) {
    const item = items.find((candidate) => candidate.id === target.itemId);
    if (item === undefined) throw new NotFoundError('plan_item.not_found', `The plan has no item ${target.itemId}.`);
    const { outcome = request.outcome, comment = request.comment } = target;
    const refusal = await decideItem(deciding, item, target.itemVersion, outcome, comment);
    if (refusal !== undefined) refusals.push(refusal);
    outcomes.push({
      itemId: item.id,
      itemVersion: target.itemVersion,
      applied: refusal === undefined,
      outcome,
      reason: refusal?.reason,
    });
  }
  if (refusals.length === outcomes.length) throw refusedEntirely(refusals, outcomes);

  const settled = await settlePlan(tx, plan);
  await notifyAuthor(deciding, deps.notifications, settled, outcomes);
  await createAuditQueries(tx).append({
    actor: { kind: 'user', id: actor.userId },
    action: 'plan.decided',
    subject: { kind: 'plan', id: plan.id },
    detail: {
      planVersion: plan.version,
      planHash: plan.hash,
      items: outcomes
        .filter((outcome) => outcome.applied)
        .map(({ itemId, itemVersion, outcome }) => ({
          itemId,
          itemVersion,
          outcome,
          hash: items.find((item) => item.id === itemId)?.hash,
        })),
    },
  });
  return outcomes;
}

function isOpen(item: ItemRecord): boolean {
  return item.status === 'pending' || item.status === 'held';
}

async function decideItem(
  deciding: Deciding,
  item: ItemRecord,
  version: number,
  outcome: Outcome,
  comment?: string,
): Promise<Refusal | undefined> {
  const { tx, actor, plan } = deciding;
  if (item.version !== version)
    return { kind: 'conflict', reason: `This post has changed: it is at version ${item.version}, you looked at ${version}.` };
  if (!isOpen(item))
    return { kind: 'conflict', reason: `This version has been decided on already (${item.status.replace('_', ' ')}).` };
  const refusal = mayDecide(deciding, item, outcome);
  if (refusal !== undefined) return refusal;
  const decisions = createDecisionQueries(tx);
  const moved = await createPlanItemQueries(tx).transition(
    item.id,
    { version, statuses: ['pending', 'held'] },
    { status: statusAfter[outcome] },
  );
  const decisionId = moved
    ? await decisions.insert({
        organisationId: actor.organisationId,
        planId: plan.id,
        planVersion: plan.version,
        itemId: item.id,
        itemVersion: version,
        itemHash: item.hash,
        outcome,
        comment,
        decidedBy: actor.userId,
      })
    : undefined;
  if (decisionId === undefined) throw new ConflictError('approval.already_decided', 'Somebody else has decided on this version.');
  if (outcome === 'approve') await approveItem(deciding, item, decisionId);
  return undefined;
}

function mayDecide(deciding: Deciding, item: ItemRecord, outcome: Outcome): Refusal | undefined {
  const { actor, plan, members } = deciding;
  if (outcome === 'approve') {
    const answer = mayApprove({
      userId: actor.userId,
      author: { kind: item.authorKind, id: item.authorId },
      planCreatedBy: plan.createdBy,
      members,
    });
    return answer.isAllowed ? undefined : { kind: 'permission', reason: answer.reason };
  }
  const role = members.get(actor.userId)?.role;
  if (role !== undefined && (isApproverRole(role) || actor.userId === plan.createdBy)) return undefined;
  return { kind: 'permission', reason: "Only an approver or the campaign's author may decide on this post." };
}

function refusedEntirely(refusals: readonly Refusal[], outcomes: readonly ItemOutcome[]): Error {
  const reason = [...new Set(refusals.map((refusal) => refusal.reason))].join(' ');
  if (refusals.every((refusal) => refusal.kind === 'permission')) {
    return new PermissionError('approval.two_people', reason, { details: { outcomes } });
  }
  return new ConflictError('approval.already_decided', reason, { details: { outcomes } });
}

const wordFor: Record<Outcome, string> = { approve: 'approved', request_changes: 'sent back', reject: 'rejected', hold: 'held' };

async function notifyAuthor(
  deciding: Deciding,
  notifications: NotificationService,
  plan: PlanRecord,
  outcomes: readonly ItemOutcome[],
): Promise<void> {
  const { tx, actor } = deciding;
  if (plan.createdBy === actor.userId) return;
  const applied = outcomes.filter((outcome) => outcome.applied);
  const counts = Object.entries(wordFor)
    .map(([outcome, word]) => ({ word, count: applied.filter((item) => item.outcome === outcome).length }))
    .filter(({ count }) => count > 0)
    .map(({ word, count }) => `${count} ${count === 1 ? 'post' : 'posts'} ${word}`);
  await notifications.notify(tx, plan.createdBy, {
    organisationId: actor.organisationId,
    kind: 'plan.decided',
    title: `${actor.name}: ${counts.join(', ')}`,
    body: plan.title,
    link: `/plans/${plan.id}`,
  });
}
