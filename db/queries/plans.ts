import { sql } from 'kysely';
import { json } from '../column-types.ts';
import type { Tx } from '../database.ts';

export type PlanStatus = 'pending' | 'revising' | 'approved' | 'rejected' | 'expired' | 'cancelled';

export interface PlanRecord {
  id: string;
  organisationId: string;
  campaignId?: string;
  origin: 'campaign' | 'manual';
  title: string;
  /** Grows with every edit or revision of any item. */
  version: number;
  /** Submissions by the graph so far. */
  round: number;
  hash: string;
  status: PlanStatus;
  findings: unknown;
  createdBy: string;
  expiresAt: Date;
  createdAt: Date;
}

export interface NewPlan {
  /** Given where a repeated request must meet its own row. */
  id?: string;
  organisationId: string;
  campaignId?: string;
  origin: 'campaign' | 'manual';
  title: string;
  hash: string;
  findings: object;
  createdBy: string;
  expiresInHours: number;
}

export interface PlanListRecord extends PlanRecord {
  itemCount: number;
  pendingCount: number;
}

const columns = [
  'plans.id',
  'plans.organisation_id',
  'plans.campaign_id',
  'plans.origin',
  'plans.title',
  'plans.version',
  'plans.round',
  'plans.hash',
  'plans.status',
  'plans.findings',
  'plans.created_by',
  'plans.expires_at',
  'plans.created_at',
] as const;

/** Plans: one change set each. Items and their versions are in `plan-items.ts`, decisions in `decisions.ts`. */
export function createPlanQueries(tx: Tx) {
  return {
    async insert(plan: NewPlan): Promise<PlanRecord> {
      const row = await tx
        .insertInto('plans')
        .values({
          id: plan.id,
          organisation_id: plan.organisationId,
          campaign_id: plan.campaignId ?? null,
          origin: plan.origin,
          title: plan.title,
          hash: plan.hash,
          findings: json(plan.findings),
          created_by: plan.createdBy,
          expires_at: sql<Date>`now() + make_interval(hours => ${plan.expiresInHours}::integer)`,
        })
        .returning(columns)
        .executeTakeFirstOrThrow();
      return toPlan(row);
    },

    async find(id: string): Promise<PlanRecord | undefined> {
      const row = await tx.selectFrom('plans').select(columns).where('id', '=', id).executeTakeFirst();
      return row === undefined ? undefined : toPlan(row);
    },

    async findByCampaign(campaignId: string): Promise<PlanRecord | undefined> {
      const row = await tx.selectFrom('plans').select(columns).where('campaign_id', '=', campaignId).executeTakeFirst();
      return row === undefined ? undefined : toPlan(row);
    },

    /** Locked until the transaction ends: whatever decides, edits or submits takes this lock first. */
    async lock(id: string): Promise<(PlanRecord & { isOverdue: boolean }) | undefined> {
      const row = await tx
        .selectFrom('plans')
        .select([...columns, sql<boolean>`expires_at <= now()`.as('is_overdue')])
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst();
      return row === undefined ? undefined : { ...toPlan(row), isOverdue: row.is_overdue };
    },

    /** Newest first; `cursor` is the id of the last plan of the page before. */
    async list(page: { limit: number; cursor?: string; status?: PlanStatus; id?: string }): Promise<PlanListRecord[]> {
      const rows = await tx
        .selectFrom('plans')
        .select([
          ...columns,
          sql<number>`(select count(*) from plan_items i where i.plan_id = plans.id and i.status <> 'cancelled')`.as(
            'item_count',
          ),
          sql<number>`(select count(*) from plan_items i where i.plan_id = plans.id and i.status in ('pending','held'))`.as(
            'pending_count',
          ),
        ])
        .$if(page.id !== undefined, (query) => query.where('plans.id', '=', page.id ?? ''))
        .$if(page.status !== undefined, (query) => query.where('plans.status', '=', page.status ?? 'pending'))
        .$if(page.cursor !== undefined, (query) =>
          query.where(
            sql<boolean>`(plans.created_at, plans.id) < (select c.created_at, c.id from plans c where c.id = ${page.cursor})`,
          ),
        )
        .orderBy('plans.created_at', 'desc')
        .orderBy('plans.id', 'desc')
        .limit(page.limit)
        .execute();
      return rows.map((row) => ({
        ...toPlan(row),
        itemCount: row.item_count,
        pendingCount: row.pending_count,
      }));
    },

    async update(
      id: string,
      change: {
        version?: number;
        round?: number;
        hash?: string;
        status?: PlanStatus;
        findings?: object;
        expiresInHours?: number;
      },
    ): Promise<void> {
      await tx
        .updateTable('plans')
        .set({
          ...(change.version === undefined ? {} : { version: change.version }),
          ...(change.round === undefined ? {} : { round: change.round }),
          ...(change.hash === undefined ? {} : { hash: change.hash }),
          ...(change.status === undefined ? {} : { status: change.status }),
          ...(change.findings === undefined ? {} : { findings: json(change.findings) }),
          ...(change.expiresInHours === undefined
            ? {}
            : { expires_at: sql<Date>`now() + make_interval(hours => ${change.expiresInHours}::integer)` }),
          updated_at: sql<Date>`now()`,
        })
        .where('id', '=', id)
        .execute();
    },
  };
}

interface PlanRow {
  id: string;
  organisation_id: string;
  campaign_id: string | null;
  origin: string;
  title: string;
  version: number;
  round: number;
  hash: string;
  status: string;
  findings: unknown;
  created_by: string;
  expires_at: Date;
  created_at: Date;
}

function toPlan(row: PlanRow): PlanRecord {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    campaignId: row.campaign_id ?? undefined,
    origin: row.origin === 'manual' ? 'manual' : 'campaign',
    title: row.title,
    version: row.version,
    round: row.round,
    hash: row.hash,
    status: row.status as PlanStatus,
    findings: row.findings,
    createdBy: row.created_by,
    expiresAt: row.expires_at,
    createdAt: row.created_at,
  };
}
