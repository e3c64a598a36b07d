import type { z } from 'zod';
import type { Tx } from '../../db/index.ts';
import { createAuditQueries } from '../../db/queries/audit.ts';
import { createOrganisationQueries } from '../../db/queries/organisations.ts';
import { createPlanItemQueries } from '../../db/queries/plan-items.ts';
import { createPlanQueries } from '../../db/queries/plans.ts';
import type { Clock } from '../clock.ts';
import type { NotificationService } from '../notifications/index.ts';
import type { Actor } from './deps.ts';
import { checkDraft, checkSchedule } from './draft-item.ts';
import { flagText } from './flag-text.ts';
import { hashPlan } from './item-content.ts';
import { notifyDeciders } from './notify.ts';
import type { createPostBody } from './schema.ts';
import { settlePlan } from './settle-plan.ts';

export type PostRequest = z.output<typeof createPostBody>;

const titleChars = 80;

/**
 * A post written by hand: a plan of one item, no agent; same approval, same ledger.
 *
 * @param id - The plan's id: the same for every repetition of one request.
 * @throws {UnprocessableError} `post.not_publishable`, `schedule.in_past`
 */
export async function createPost(
  tx: Tx,
  deps: { notifications: NotificationService; clock: Clock },
  actor: Actor,
  id: string,
  request: PostRequest,
): Promise<void> {
  const plans = createPlanQueries(tx);
  if ((await plans.find(id)) !== undefined) return;
  checkSchedule(request.schedule, deps.clock.now());
  const organisation = await createOrganisationQueries(tx).get();
  const draft = await checkDraft(tx, organisation, request);
  const plan = await plans.insert({
    id,
    organisationId: actor.organisationId,
    origin: 'manual',
    title: titleOf(request.text),
    hash: hashPlan([draft.hash]),
    findings: [],
    createdBy: actor.userId,
    expiresInHours: organisation.approvalExpiryHours,
  });
  const items = createPlanItemQueries(tx);
  const itemId = await items.insert({
    organisationId: actor.organisationId,
    planId: plan.id,
    channelId: request.channelId,
    position: 1,
  });
  await items.insertVersion({
    organisationId: actor.organisationId,
    itemId,
    version: 1,
    planVersion: 1,
    content: draft.content,
    hash: draft.hash,
    authorKind: 'user',
    authorId: actor.userId,
    analysis: {},
    flags: await flagText(tx, plan, draft),
  });
  await settlePlan(tx, plan);
  await notifyDeciders(tx, deps.notifications, plan, { title: `${actor.name} wrote a post`, except: [actor.userId] });
  await createAuditQueries(tx).append({
    actor: { kind: 'user', id: actor.userId },
    action: 'post.created',
    subject: { kind: 'plan_item', id: itemId },
    detail: { planId: plan.id, version: 1, hash: draft.hash },
  });
}

function titleOf(text: string): string {
  const line = text.trim().split('\n', 1)[0] ?? '';
  if (line === '') return 'Post by hand';
  return line.length <= titleChars ? line : `${line.slice(0, titleChars - 1).trimEnd()}…`;
}
