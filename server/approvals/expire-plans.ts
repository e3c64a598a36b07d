import type { Database } from '../../db/index.ts';
import { createAuditQueries } from '../../db/queries/audit.ts';
import { createPlanQueries } from '../../db/queries/plans.ts';
import type { NotificationService } from '../notifications/index.ts';
import { settlePlan } from './settle-plan.ts';

const maxRows = 100;

/**
 * Closes plans whose time to decide has run out; what was approved of them stays. Re-runnable.
 *
 * @returns The organisations whose plans expired, for dispatching the runs that were woken.
 */
export async function expirePlans(deps: { database: Database; notifications: NotificationService }): Promise<string[]> {
  const touched = new Set<string>();
  for (const { id, organisationId } of await deps.database.discovery.overduePlans(maxRows)) {
    const expired = await deps.database.inOrganisation(organisationId, async (tx) => {
      const plan = await createPlanQueries(tx).lock(id);
      if (plan === undefined || plan.status !== 'pending' || !plan.isOverdue) return false;
      const settled = await settlePlan(tx, plan, { status: 'expired' });
      await deps.notifications.notify(tx, plan.createdBy, {
        organisationId,
        kind: 'plan.expired',
        title: 'A plan has expired without a decision',
        body: plan.title,
        link: `/plans/${id}`,
        dedupeKey: `plan.expired ${id} ${settled.version}`,
      });
      await createAuditQueries(tx).append({
        actor: { kind: 'system', id: 'approvals' },
        action: 'plan.expired',
        subject: { kind: 'plan', id },
        detail: { planVersion: settled.version },
      });
      return true;
    });
    if (expired) touched.add(organisationId);
  }
  return [...touched];
}
