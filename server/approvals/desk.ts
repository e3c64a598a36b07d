import { ConflictError, NotFoundError, RunCancelledError, StaleEpochError } from '../../db/errors.ts';
import type { Database, Tx } from '../../db/index.ts';
import { createAuditQueries } from '../../db/queries/audit.ts';
import { type CampaignRecord, createCampaignQueries } from '../../db/queries/campaigns.ts';
import { createDecisionQueries } from '../../db/queries/decisions.ts';
import { createOrganisationQueries, type OrganisationRecord } from '../../db/queries/organisations.ts';
import { createPlanItemQueries, type ItemRecord } from '../../db/queries/plan-items.ts';
import { createPlanQueries, type PlanRecord } from '../../db/queries/plans.ts';
import { createRunClaimQueries } from '../../db/queries/run-claims.ts';
import type { ApprovalDesk, DeskOutcome, DraftItem, PlanSubmission } from '../../graphs/orchestrator/index.ts';
import type { NotificationService } from '../notifications/index.ts';
import { checkDraft } from './draft-item.ts';
import { hashPlan, parseItemContent } from './item-content.ts';
import { notifyDeciders } from './notify.ts';
import { itemAnalysis } from './schema.ts';
import { settlePlan } from './settle-plan.ts';

/** Who stands as author of what the graph submits. */
const draftingAgent = 'creator';
const defaultFeedback = 'Please write a different version of this post.';

/** The graph's only door to approvals: it submits and looks. Deciding is not among its powers. */
export function createApprovalDesk(deps: { database: Database; notifications: NotificationService }): ApprovalDesk {
  return {
    async submitPlan(submission) {
      return deps.database.inOrganisation(submission.organisationId, async (tx) => {
        const plans = createPlanQueries(tx);
        const known = await plans.findByCampaign(submission.campaignId);
        const plan = known === undefined ? undefined : await plans.lock(known.id);
        const campaign = await createCampaignQueries(tx).lock(submission.campaignId);
        if (campaign === undefined)
          throw new NotFoundError('campaign.not_found', `There is no campaign ${submission.campaignId}.`);
        // The run may not have heard of it yet; nobody may be asked to approve what was called off.
        if (campaign.status === 'cancelled') throw new RunCancelledError('run.cancelled', 'The campaign was cancelled.');
        if (!(await createRunClaimQueries(tx).holds(submission.runId, submission.epoch))) {
          throw new StaleEpochError('run.stale_epoch', 'This run has a newer owner; its plan is not taken.', {
            details: { runId: submission.runId, epoch: submission.epoch },
          });
        }
        // A repeat of what an interrupted step has done already.
        if (plan !== undefined && plan.round >= submission.round) return { planId: plan.id, planVersion: plan.version };
        const organisation = await createOrganisationQueries(tx).get();
        const submitting = { tx, deps, submission, organisation, campaign };
        const submitted = plan === undefined ? await submitFirst(submitting) : await submitRevision(submitting, plan);
        return { planId: submitted.id, planVersion: submitted.version };
      });
    },

    async readOutcome(organisationId, planId) {
      return deps.database.inOrganisation(organisationId, (tx) => readDeskOutcome(tx, planId));
    },
  };
}

/** What people have said so far. Rows are the truth; what a resume payload claims is never asked. */
export async function readDeskOutcome(tx: Tx, planId: string): Promise<DeskOutcome> {
  const plan = await createPlanQueries(tx).find(planId);
  if (plan === undefined) throw new NotFoundError('plan.not_found', `There is no plan ${planId}.`);
  if (plan.status === 'pending') return { kind: 'pending' };
  if (plan.status !== 'revising') return { kind: 'settled', status: plan.status };
  const decisions = await createDecisionQueries(tx).listByPlan(planId);
  const items = (await createPlanItemQueries(tx).listByPlan(planId)).filter((item) => item.status === 'changes_requested');
  const feedback = items.map((item) => {
    const content = parseItemContent(item.content);
    const asked = decisions.findLast(
      (decision) =>
        decision.itemId === item.id && decision.itemVersion === item.version && decision.outcome === 'request_changes',
    );
    return {
      itemId: item.id,
      channelId: item.channelId,
      text: content.text,
      comment: asked?.comment ?? defaultFeedback,
      schedule: content.schedule,
      mediaBrief: itemAnalysis.safeParse(item.analysis).data?.mediaBrief,
    };
  });
  return { kind: 'changes_requested', round: plan.round + 1, feedback };
}

interface Submitting {
  tx: Tx;
  deps: { notifications: NotificationService };
  submission: PlanSubmission;
  organisation: OrganisationRecord;
  campaign: CampaignRecord;
}

async function submitFirst(submitting: Submitting): Promise<PlanRecord> {
  const { tx, submission, organisation, campaign } = submitting;
  const drafts = [];
  for (const item of submission.items) drafts.push({ item, checked: await checkDraft(tx, organisation, item) });
  const plan = await createPlanQueries(tx).insert({
    organisationId: submission.organisationId,
    campaignId: campaign.id,
    origin: 'campaign',
    title: campaign.title,
    hash: hashPlan(drafts.map(({ checked }) => checked.hash)),
    findings: submission.findings,
    createdBy: campaign.createdBy,
    expiresInHours: organisation.approvalExpiryHours,
  });
  const items = createPlanItemQueries(tx);
  for (const [index, { item, checked }] of drafts.entries()) {
    const itemId = await items.insert({
      organisationId: submission.organisationId,
      planId: plan.id,
      channelId: item.channelId,
      position: index + 1,
    });
    await insertAgentVersion(submitting, { itemId, version: 1, planVersion: 1, item, checked });
  }
  const settled = await settlePlan(tx, plan);
  await tell(submitting, settled, `${drafts.length} posts wait for approval`);
  return settled;
}

async function submitRevision(submitting: Submitting, plan: PlanRecord): Promise<PlanRecord> {
  const { tx, submission, organisation } = submitting;
  if (plan.status === 'cancelled' || plan.status === 'expired') {
    throw new ConflictError('approval.plan_closed', `The plan is ${plan.status}; a revision comes too late.`);
  }
  const items = createPlanItemQueries(tx);
  const byId = new Map<string, ItemRecord>((await items.listByPlan(plan.id)).map((item) => [item.id, item]));
  let revisedCount = 0;
  for (const draft of submission.items) {
    const item = draft.itemId === undefined ? undefined : byId.get(draft.itemId);
    // A person was faster: edited, removed or decided otherwise. Their word stands.
    if (item === undefined || item.status !== 'changes_requested') continue;
    const checked = await checkDraft(tx, organisation, { ...draft, channelId: item.channelId });
    const version = item.version + 1;
    await insertAgentVersion(submitting, { itemId: item.id, version, planVersion: plan.version + 1, item: draft, checked });
    await items.transition(item.id, { version: item.version, statuses: ['changes_requested'] }, { version, status: 'pending' });
    revisedCount += 1;
  }
  if (revisedCount === 0) {
    await createPlanQueries(tx).update(plan.id, { round: submission.round });
    return plan;
  }
  const findings = submission.findings.length === 0 ? undefined : submission.findings;
  const settled = await settlePlan(tx, plan, {
    contentChanged: { expiresInHours: organisation.approvalExpiryHours, round: submission.round, findings },
  });
  await tell(submitting, settled, 'A revised plan waits for approval');
  return settled;
}

async function insertAgentVersion(
  { tx, submission }: Submitting,
  entry: {
    itemId: string;
    version: number;
    planVersion: number;
    item: DraftItem;
    checked: Awaited<ReturnType<typeof checkDraft>>;
  },
): Promise<void> {
  await createPlanItemQueries(tx).insertVersion({
    organisationId: submission.organisationId,
    itemId: entry.itemId,
    version: entry.version,
    planVersion: entry.planVersion,
    content: entry.checked.content,
    hash: entry.checked.hash,
    authorKind: 'agent',
    authorId: draftingAgent,
    runId: submission.runId,
    note: entry.item.note,
    analysis: entry.item.analysis,
    flags: entry.item.flags,
  });
}

async function tell({ tx, deps, submission }: Submitting, plan: PlanRecord, title: string): Promise<void> {
  await notifyDeciders(tx, deps.notifications, plan, { title, except: [] });
  await createAuditQueries(tx).append({
    actor: { kind: 'agent', id: draftingAgent },
    action: 'plan.submitted',
    subject: { kind: 'plan', id: plan.id },
    detail: { planVersion: plan.version, planHash: plan.hash, round: submission.round, runId: submission.runId },
  });
}
