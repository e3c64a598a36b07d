import { sql } from 'kysely';
import type { Tx } from '../database.ts';

export type DecisionOutcome = 'approve' | 'edit' | 'request_changes' | 'reject' | 'hold';

export interface NewDecision {
  organisationId: string;
  planId: string;
  planVersion: number;
  itemId: string;
  itemVersion: number;
  itemHash: string;
  outcome: DecisionOutcome;
  comment?: string;
  decidedBy: string;
}

export interface DecisionRecord extends NewDecision {
  id: string;
  decidedAt: Date;
}

export interface NewApproval {
  organisationId: string;
  itemId: string;
  itemVersion: number;
  decisionId: string;
  level: number;
  hash: string;
  seal: string;
  sealKeyId: string;
  approvedBy: string;
  expiresAt: Date;
}

export interface ApprovalRecord extends NewApproval {
  id: string;
  status: 'active' | 'consumed' | 'voided';
  isExpired: boolean;
}

/** What people decided, and the sealed approvals that follow from it. */
export function createDecisionQueries(tx: Tx) {
  return {
    /**
     * Undefined when this version of the item already has a terminal decision: the second of a double click. `edit` and
     * `hold` are not terminal and always go in.
     */
    async insert(decision: NewDecision): Promise<string | undefined> {
      const row = await tx
        .insertInto('decisions')
        .values({
          organisation_id: decision.organisationId,
          plan_id: decision.planId,
          plan_version: decision.planVersion,
          item_id: decision.itemId,
          item_version: decision.itemVersion,
          item_hash: decision.itemHash,
          outcome: decision.outcome,
          comment: decision.comment ?? null,
          decided_by: decision.decidedBy,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .executeTakeFirst();
      return row?.id;
    },

    /** Oldest first. */
    async listByPlan(planId: string): Promise<DecisionRecord[]> {
      const rows = await tx
        .selectFrom('decisions')
        .select([
          'id',
          'organisation_id',
          'plan_id',
          'plan_version',
          'item_id',
          'item_version',
          'item_hash',
          'outcome',
          'comment',
          'decided_by',
          'decided_at',
        ])
        .where('plan_id', '=', planId)
        .orderBy('decided_at')
        .orderBy('id')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        organisationId: row.organisation_id,
        planId: row.plan_id,
        planVersion: row.plan_version,
        itemId: row.item_id,
        itemVersion: row.item_version,
        itemHash: row.item_hash,
        outcome: row.outcome as DecisionOutcome,
        comment: row.comment ?? undefined,
        decidedBy: row.decided_by,
        decidedAt: row.decided_at,
      }));
    },

    async insertApproval(approval: NewApproval): Promise<void> {
      await tx
        .insertInto('approvals')
        .values({
          organisation_id: approval.organisationId,
          item_id: approval.itemId,
          item_version: approval.itemVersion,
          decision_id: approval.decisionId,
          level: approval.level,
          hash: approval.hash,
          seal: approval.seal,
          seal_key_id: approval.sealKeyId,
          approved_by: approval.approvedBy,
          expires_at: approval.expiresAt,
        })
        .execute();
    },

    async listApprovals(itemId: string, itemVersion: number): Promise<ApprovalRecord[]> {
      const rows = await tx
        .selectFrom('approvals')
        .select([
          'id',
          'organisation_id',
          'item_id',
          'item_version',
          'decision_id',
          'level',
          'hash',
          'seal',
          'seal_key_id',
          'approved_by',
          'status',
          'expires_at',
          sql<boolean>`expires_at <= now()`.as('is_expired'),
        ])
        .where('item_id', '=', itemId)
        .where('item_version', '=', itemVersion)
        .orderBy('level')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        organisationId: row.organisation_id,
        itemId: row.item_id,
        itemVersion: row.item_version,
        decisionId: row.decision_id,
        level: row.level,
        hash: row.hash,
        seal: row.seal,
        sealKeyId: row.seal_key_id,
        approvedBy: row.approved_by,
        status: row.status as ApprovalRecord['status'],
        expiresAt: row.expires_at,
        isExpired: row.is_expired,
      }));
    },

    /** Voids every approval of the item that has not been used. */
    async voidApprovals(itemId: string): Promise<number> {
      const rows = await tx
        .updateTable('approvals')
        .set({ status: 'voided' })
        .where('item_id', '=', itemId)
        .where('status', '=', 'active')
        .returning('id')
        .execute();
      return rows.length;
    },

    async consumeApprovals(itemId: string, itemVersion: number): Promise<void> {
      await tx
        .updateTable('approvals')
        .set({ status: 'consumed' })
        .where('item_id', '=', itemId)
        .where('item_version', '=', itemVersion)
        .where('status', '=', 'active')
        .execute();
    },
  };
}
