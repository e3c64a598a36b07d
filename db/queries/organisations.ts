import { sql } from 'kysely';
import { NotFoundError } from '../errors.ts';
import type { Tx } from '../database.ts';

export type LatePolicy = 'publish' | 'skip' | 'ask';

export interface OrganisationRecord {
  id: string;
  name: string;
  slug: string;
  timeZone: string;
  isDemo: boolean;
  publishingPaused: boolean;
  undoWindowSeconds: number;
  approvalExpiryHours: number;
  monthlyBudgetUsd: number;
  latePolicy: LatePolicy;
  lateAfterSeconds: number;
  createdAt: Date;
}

export interface NewOrganisation {
  id: string;
  name: string;
  slug: string;
  timeZone?: string;
  isDemo?: boolean;
}

const columns = [
  'id',
  'name',
  'slug',
  'time_zone as timeZone',
  'is_demo as isDemo',
  'publishing_paused as publishingPaused',
  'undo_window_seconds as undoWindowSeconds',
  'approval_expiry_hours as approvalExpiryHours',
  'monthly_budget_usd as monthlyBudgetUsd',
  'late_policy as latePolicy',
  'late_after_seconds as lateAfterSeconds',
  'created_at as createdAt',
] as const;

/** The settings of the transaction's own organisation; no other one can be seen. */
export function createOrganisationQueries(tx: Tx) {
  return {
    async find(): Promise<OrganisationRecord | undefined> {
      const row = await tx.selectFrom('organisations').select(columns).executeTakeFirst();
      return row && { ...row, latePolicy: row.latePolicy as LatePolicy };
    },

    /** @throws {NotFoundError} `organisation.not_found` */
    async get(): Promise<OrganisationRecord> {
      const found = await this.find();
      if (!found) throw new NotFoundError('organisation.not_found', 'This organisation does not exist.');
      return found;
    },

    /** Inside a transaction of exactly this id. */
    async insert(organisation: NewOrganisation): Promise<void> {
      await tx
        .insertInto('organisations')
        .values({
          id: organisation.id,
          name: organisation.name,
          slug: organisation.slug,
          time_zone: organisation.timeZone,
          is_demo: organisation.isDemo,
        })
        .execute();
    },

    async setPublishingPaused(publishingPaused: boolean): Promise<void> {
      await tx
        .updateTable('organisations')
        .set({ publishing_paused: publishingPaused, updated_at: sql<Date>`now()` })
        .execute();
    },
  };
}

export type OrganisationQueries = ReturnType<typeof createOrganisationQueries>;
