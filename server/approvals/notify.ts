import type { Tx } from '../../db/index.ts';
import type { PlanRecord } from '../../db/queries/plans.ts';
import { policies } from '../http/index.ts';
import type { NotificationService } from '../notifications/index.ts';

/** Tells those who may decide, and the plan's author, that this version of a plan waits. */
export async function notifyDeciders(
  tx: Tx,
  notifications: NotificationService,
  plan: PlanRecord,
  notice: { title: string; except: readonly string[] },
): Promise<void> {
  const common = {
    organisationId: plan.organisationId,
    kind: 'plan.waiting',
    title: notice.title,
    body: plan.title,
    link: `/plans/${plan.id}`,
    dedupeKey: `plan.waiting ${plan.id} ${plan.version}`,
  };
  await notifications.notifyRoles(tx, policies.decide.roles, common, notice.except);
  if (!notice.except.includes(plan.createdBy)) await notifications.notify(tx, plan.createdBy, common);
}
