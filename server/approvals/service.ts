import { NotFoundError } from '../../db/errors.ts';
import type { Tx } from '../../db/index.ts';
import { createPlanQueries, type PlanStatus } from '../../db/queries/plans.ts';
import { createPost, type PostRequest } from './create-post.ts';
import { decide, type DecideRequest, type ItemOutcome } from './decide.ts';
import type { Actor, ApprovalDeps } from './deps.ts';
import { editItem, type EditRequest, removeItem } from './edit-item.ts';
import { expirePlans } from './expire-plans.ts';
import { loadMembers } from './members.ts';
import { type PlanSummaryView, type PlanView, viewPlan, viewPlanSummary } from './plan-view.ts';

/** Plans and what people do with them. Every change is one transaction; wake-ups are dispatched after it. */
export interface ApprovalService {
  list(
    organisationId: string,
    page: { limit: number; cursor?: string; status?: PlanStatus },
  ): Promise<{ items: PlanSummaryView[]; nextCursor?: string }>;
  get(actor: Actor, planId: string): Promise<PlanView>;
  decide(actor: Actor, planId: string, request: DecideRequest): Promise<{ plan: PlanView; outcomes: ItemOutcome[] }>;
  editItem(actor: Actor, planId: string, itemId: string, request: EditRequest): Promise<PlanView>;
  removeItem(actor: Actor, planId: string, itemId: string): Promise<PlanView>;
  /** `operationId` becomes the plan's id, so that a repeated request meets its own row. */
  createPost(actor: Actor, operationId: string, request: PostRequest): Promise<PlanView>;
  expirePlans(): Promise<void>;
}

export function createApprovalService(deps: ApprovalDeps): ApprovalService {
  async function view(tx: Tx, actor: Actor, planId: string): Promise<PlanView> {
    const [row] = await createPlanQueries(tx).list({ id: planId, limit: 1 });
    if (row === undefined) throw new NotFoundError('plan.not_found', `There is no plan ${planId}.`);
    return viewPlan(tx, deps.media, row, actor);
  }

  /** Changes a plan and answers with what it is afterwards. */
  async function change(actor: Actor, planId: string, run: (tx: Tx) => Promise<void>): Promise<PlanView> {
    const plan = await deps.database.inOrganisation(actor.organisationId, async (tx) => {
      await run(tx);
      return view(tx, actor, planId);
    });
    await deps.dispatch(actor.organisationId);
    return plan;
  }

  return {
    async list(organisationId, page) {
      return deps.database.inOrganisation(organisationId, async (tx) => {
        const rows = await createPlanQueries(tx).list({ ...page, limit: page.limit + 1 });
        const members = await loadMembers(tx);
        const items = rows.slice(0, page.limit).map((row) => viewPlanSummary(row, members));
        return { items, nextCursor: rows.length > page.limit ? items.at(-1)?.id : undefined };
      });
    },

    async get(actor, planId) {
      return deps.database.inOrganisation(actor.organisationId, (tx) => view(tx, actor, planId));
    },

    async decide(actor, planId, request) {
      let outcomes: ItemOutcome[] = [];
      const plan = await change(actor, planId, async (tx) => {
        outcomes = await decide(tx, deps, actor, planId, request);
      });
      return { plan, outcomes };
    },

    editItem: (actor, planId, itemId, request) =>
      change(actor, planId, (tx) => editItem(tx, deps, actor, planId, itemId, request)),

    removeItem: (actor, planId, itemId) => change(actor, planId, (tx) => removeItem(tx, deps, actor, planId, itemId)),

    createPost: (actor, operationId, request) =>
      change(actor, operationId, (tx) => createPost(tx, deps, actor, operationId, request)),

    async expirePlans() {
      for (const organisationId of await expirePlans(deps)) await deps.dispatch(organisationId);
    },
  };
}
