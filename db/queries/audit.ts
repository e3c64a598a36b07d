import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { sql } from 'kysely';
import { json } from '../column-types.ts';
import type { Tx } from '../database.ts';

export interface AuditEntry {
  actor: { kind: 'user' | 'agent' | 'system'; id: string };
  /** A past fact, noun first: `plan_item.approved`. */
  action: string;
  subject: { kind: string; id: string };
  detail?: object;
}

export interface AuditRecord extends Required<AuditEntry> {
  seq: number;
  at: Date;
  previousHash: string;
  hash: string;
}

export type AuditVerdict =
  | { isIntact: true; count: number; headHash: string }
  | { isIntact: false; brokenAtSeq: number; reason: 'missing_entry' | 'wrong_previous_hash' | 'wrong_hash' };

const genesisHash = '0'.repeat(64);
const verifyPageSize = 1000;

/** The organisation's append-only log; each entry carries the hash of the one before. */
export function createAuditQueries(tx: Tx) {
  async function page(afterSeq: number, limit: number): Promise<(AuditRecord & { organisationId: string })[]> {
    const rows = await tx.selectFrom('audit_log').selectAll().where('seq', '>', afterSeq).orderBy('seq').limit(limit).execute();
    return rows.map((row) => ({ ...toRecord(row), organisationId: row.organisation_id }));
  }

  return {
    /** Entries of one organisation take turns from here to the end of the transaction, so append last. */
    async append(entry: AuditEntry): Promise<AuditRecord> {
      await sql`select pg_advisory_xact_lock(hashtextextended('audit ' || current_organisation()::text, 0))`.execute(tx);
      const head = await sql<{ organisation: string; at: Date; seq: number | null; hash: string | null }>`
        select current_organisation() as organisation, date_trunc('milliseconds', clock_timestamp()) as at, last.seq, last.hash
        from (select 1) as one left join lateral
          (select seq, hash from audit_log where organisation_id = current_organisation() order by seq desc limit 1) as last on true
      `.execute(tx);
      const last = head.rows[0];
      if (!last) throw new Error('the audit log has no head');
      // As it will be read back: without undefined, dates as text.
      const detail: object = JSON.parse(JSON.stringify(entry.detail ?? {}));
      const unhashed = {
        ...entry,
        detail,
        seq: (last.seq ?? 0) + 1,
        at: last.at,
        previousHash: last.hash ?? genesisHash,
      };
      const record: AuditRecord = { ...unhashed, hash: hashOf(last.organisation, unhashed) };
      await tx
        .insertInto('audit_log')
        .values({
          organisation_id: last.organisation,
          seq: record.seq,
          at: record.at,
          actor_kind: record.actor.kind,
          actor_id: record.actor.id,
          action: record.action,
          subject_kind: record.subject.kind,
          subject_id: record.subject.id,
          detail: json(detail),
          previous_hash: record.previousHash,
          hash: record.hash,
        })
        .execute();
      return record;
    },

    /** Newest first; `beforeSeq` is the last one seen. */
    async list(options: { beforeSeq?: number; limit?: number; subjectId?: string } = {}): Promise<AuditRecord[]> {
      let query = tx.selectFrom('audit_log').selectAll();
      if (options.beforeSeq !== undefined) query = query.where('seq', '<', options.beforeSeq);
      if (options.subjectId !== undefined) query = query.where('subject_id', '=', options.subjectId);
      const rows = await query
        .orderBy('seq', 'desc')
        .limit(options.limit ?? 100)
        .execute();
      return rows.map(toRecord);
    },

    /**
     * Recomputes the whole chain. A cut-off end can't be seen from inside: keep `headHash` and `count` elsewhere and compare.
     */
    async verify(): Promise<AuditVerdict> {
      let count = 0;
      let headHash = genesisHash;
      for (;;) {
        const records = await page(count, verifyPageSize);
        for (const { organisationId, ...record } of records) {
          if (record.seq !== count + 1) return { isIntact: false, brokenAtSeq: count + 1, reason: 'missing_entry' };
          if (record.previousHash !== headHash) {
            return { isIntact: false, brokenAtSeq: record.seq, reason: 'wrong_previous_hash' };
          }
          if (hashOf(organisationId, record) !== record.hash) {
            return { isIntact: false, brokenAtSeq: record.seq, reason: 'wrong_hash' };
          }
          count = record.seq;
          headHash = record.hash;
        }
        if (records.length < verifyPageSize) return { isIntact: true, count, headHash };
      }
    },
  };
}

export type AuditQueries = ReturnType<typeof createAuditQueries>;

function hashOf(organisationId: string, record: Omit<AuditRecord, 'hash'>): string {
  const { seq, at, actor, action, subject, detail, previousHash } = record;
  const text = canonicalize({ organisationId, seq, at: at.toISOString(), actor, action, subject, detail, previousHash });
  return createHash('sha256')
    .update(text ?? '')
    .digest('hex');
}

interface AuditRow {
  seq: number;
  at: Date;
  actor_kind: string;
  actor_id: string;
  action: string;
  subject_kind: string;
  subject_id: string;
  detail: unknown;
  previous_hash: string;
  hash: string;
}

function toRecord(row: AuditRow): AuditRecord {
  return {
    seq: row.seq,
    at: row.at,
    actor: { kind: row.actor_kind as AuditRecord['actor']['kind'], id: row.actor_id },
    action: row.action,
    subject: { kind: row.subject_kind, id: row.subject_id },
    detail: row.detail as object,
    previousHash: row.previous_hash,
    hash: row.hash,
  };
}
