import { sql } from 'kysely';
import { json } from '../column-types.ts';
import type { Tx } from '../database.ts';

export type RunStatus = 'queued' | 'running' | 'parked' | 'succeeded' | 'failed' | 'cancelled' | 'version_mismatch';

export interface StoredError {
  code: string;
  message: string;
}

export interface RunRecord {
  id: string;
  organisationId: string;
  threadId: string;
  campaignId?: string;
  workflow: string;
  graphVersion: number;
  status: RunStatus;
  cancelRequested: boolean;
  epoch: number;
  attemptCount: number;
  progressMark?: string;
  input: unknown;
  error?: StoredError;
  models: string[];
  offline: boolean;
  promptTokens: number;
  completionTokens: number;
  costUsd: number;
  startedAt?: Date;
  finishedAt?: Date;
  createdBy?: string;
  createdAt: Date;
}

export interface NewRun {
  organisationId: string;
  threadId: string;
  campaignId?: string;
  workflow: string;
  graphVersion: number;
  input: object;
  createdBy?: string;
}

export interface RunUsage {
  promptTokens: number;
  completionTokens: number;
  costUsd: number;
  models: readonly string[];
  offline: boolean;
}

const columns = [
  'id',
  'organisation_id',
  'thread_id',
  'campaign_id',
  'workflow',
  'graph_version',
  'status',
  'cancel_requested',
  'epoch',
  'attempt_count',
  'progress_mark',
  'input',
  'error',
  'models',
  'offline',
  'prompt_tokens',
  'completion_tokens',
  'cost_usd',
  'started_at',
  'finished_at',
  'created_by',
  'created_at',
] as const;

/** Runs: who executes a thread right now (lease and epoch on the database clock), and what it has used. */
export function createRunQueries(tx: Tx) {
  const selectRun = () => tx.selectFrom('runs').select(columns);

  return {
    async insertThread(thread: { organisationId: string; graph: string; graphVersion: number }): Promise<string> {
      const row = await tx
        .insertInto('threads')
        .values({ organisation_id: thread.organisationId, graph: thread.graph, graph_version: thread.graphVersion })
        .returning('id')
        .executeTakeFirstOrThrow();
      return row.id;
    },

    async insert(run: NewRun): Promise<RunRecord> {
      const row = await tx
        .insertInto('runs')
        .values({
          organisation_id: run.organisationId,
          thread_id: run.threadId,
          campaign_id: run.campaignId ?? null,
          workflow: run.workflow,
          graph_version: run.graphVersion,
          input: json(run.input),
          created_by: run.createdBy ?? null,
        })
        .returning(columns)
        .executeTakeFirstOrThrow();
      return toRun(row);
    },

    async find(id: string): Promise<RunRecord | undefined> {
      const row = await selectRun().where('id', '=', id).executeTakeFirst();
      return row === undefined ? undefined : toRun(row);
    },

    /** Locked until the transaction ends. */
    async lock(id: string): Promise<RunRecord | undefined> {
      const row = await selectRun().where('id', '=', id).forUpdate().executeTakeFirst();
      return row === undefined ? undefined : toRun(row);
    },

    /** Newest first; `cursor` is the id of the last run of the page before. */
    async list(page: { limit: number; cursor?: string; status?: RunStatus; campaignId?: string }): Promise<RunRecord[]> {
      const rows = await selectRun()
        .$if(page.status !== undefined, (query) => query.where('status', '=', page.status ?? 'queued'))
        .$if(page.campaignId !== undefined, (query) => query.where('campaign_id', '=', page.campaignId ?? null))
        .$if(page.cursor !== undefined, (query) =>
          query.where(sql<boolean>`(created_at, id) < (select c.created_at, c.id from runs c where c.id = ${page.cursor})`),
        )
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(page.limit)
        .execute();
      return rows.map(toRun);
    },

    /** The newest run of the campaign in this workflow. */
    async findByCampaign(campaignId: string, workflow: string): Promise<RunRecord | undefined> {
      const row = await selectRun()
        .where('campaign_id', '=', campaignId)
        .where('workflow', '=', workflow)
        .orderBy('created_at', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? undefined : toRun(row);
    },

    async listByCampaigns(campaignIds: readonly string[]): Promise<RunRecord[]> {
      if (campaignIds.length === 0) return [];
      const rows = await selectRun()
        .where('campaign_id', 'in', [...campaignIds])
        .orderBy('created_at')
        .execute();
      return rows.map(toRun);
    },

    /**
     * Takes the run over: `queued`, or `running` under an expired lease. Undefined when somebody else holds it or another
     * run of the same thread. One lock per thread for the length of the transaction; the epoch is what fences.
     */
    async claim(id: string, owner: string, leaseSeconds: number): Promise<RunRecord | undefined> {
      const seen = await selectRun().where('id', '=', id).executeTakeFirst();
      if (seen === undefined) return undefined;
      await sql`select pg_advisory_xact_lock(hashtext(${seen.thread_id}))`.execute(tx);
      const row = await tx
        .updateTable('runs')
        .set({
          status: 'running',
          epoch: sql<number>`epoch + 1`,
          attempt_count: sql<number>`attempt_count + 1`,
          lease_owner: owner,
          lease_until: sql<Date>`clock_timestamp() + make_interval(secs => ${leaseSeconds})`,
          started_at: sql<Date>`coalesce(started_at, clock_timestamp())`,
        })
        .where('id', '=', id)
        .where(sql<boolean>`(status = 'queued' or (status = 'running' and lease_until < clock_timestamp()))`)
        .where(
          sql<boolean>`not exists (select 1 from runs o where o.thread_id = ${seen.thread_id} and o.id <> ${id}
            and o.status = 'running' and o.lease_until >= clock_timestamp())`,
        )
        .returning(columns)
        .executeTakeFirst();
      return row === undefined ? undefined : toRun(row);
    },

    /** Prolongs the lease. Undefined when a newer owner exists. */
    async heartbeat(id: string, epoch: number, leaseSeconds: number): Promise<{ cancelRequested: boolean } | undefined> {
      const row = await tx
        .updateTable('runs')
        .set({ lease_until: sql<Date>`clock_timestamp() + make_interval(secs => ${leaseSeconds})` })
        .where('id', '=', id)
        .where('epoch', '=', epoch)
        .where('status', '=', 'running')
        .returning('cancel_requested')
        .executeTakeFirst();
      return row === undefined ? undefined : { cancelRequested: row.cancel_requested };
    },

    /** Whether this epoch still owns the run; the row stays locked until the transaction ends. */
    async holds(id: string, epoch: number): Promise<boolean> {
      const row = await tx
        .selectFrom('runs')
        .select('id')
        .where('id', '=', id)
        .where('epoch', '=', epoch)
        .where('status', '=', 'running')
        .forUpdate()
        .executeTakeFirst();
      return row !== undefined;
    },

    /** As `holds`, without locking: for writes that a late owner may at worst repeat. */
    async isCurrent(id: string, epoch: number): Promise<boolean> {
      const row = await tx
        .selectFrom('runs')
        .select('id')
        .where('id', '=', id)
        .where('epoch', '=', epoch)
        .where('status', '=', 'running')
        .executeTakeFirst();
      return row !== undefined;
    },

    /** A thread that has moved on since the last claim starts counting its attempts anew. */
    async recordProgress(id: string, epoch: number, mark: string): Promise<number | undefined> {
      const row = await tx
        .updateTable('runs')
        .set({
          attempt_count: sql<number>`case when progress_mark is distinct from ${mark} then 1 else attempt_count end`,
          progress_mark: mark,
        })
        .where('id', '=', id)
        .where('epoch', '=', epoch)
        .returning('attempt_count')
        .executeTakeFirst();
      return row?.attempt_count;
    },

    /** Ends this epoch's hold with the given status. False: a newer owner exists, nothing was written. */
    async release(
      id: string,
      epoch: number,
      to: { status: RunStatus; error?: StoredError; keepsAttempts?: boolean },
    ): Promise<boolean> {
      const isFinal = to.status !== 'queued' && to.status !== 'parked';
      const row = await tx
        .updateTable('runs')
        .set({
          status: to.status,
          lease_owner: null,
          lease_until: null,
          error: to.error === undefined ? null : json(to.error),
          ...(to.keepsAttempts === true
            ? {}
            : { attempt_count: sql<number>`case when ${isFinal} then attempt_count else 0 end` }),
          finished_at: isFinal ? sql<Date>`clock_timestamp()` : null,
        })
        .where('id', '=', id)
        .where('epoch', '=', epoch)
        .where('status', '=', 'running')
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },

    /** `parked -> queued`. False when the run was not parked (it looks again by itself before it parks). */
    async wake(id: string): Promise<boolean> {
      const row = await tx
        .updateTable('runs')
        .set({ status: 'queued' })
        .where('id', '=', id)
        .where('status', '=', 'parked')
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },

    /** Asks the owner to stop; a run that nobody executes is cancelled here and now. */
    async requestCancel(campaignId: string): Promise<{ id: string; status: RunStatus; epoch: number }[]> {
      const rows = await tx
        .updateTable('runs')
        .set({
          cancel_requested: true,
          status: sql<string>`case when status in ('queued','parked') then 'cancelled' else status end`,
          finished_at: sql<Date>`case when status in ('queued','parked') then now() else finished_at end`,
        })
        .where('campaign_id', '=', campaignId)
        .where('status', 'in', ['queued', 'running', 'parked', 'version_mismatch'])
        .returning(['id', 'status', 'epoch'])
        .execute();
      return rows.map((row) => ({ id: row.id, status: row.status as RunStatus, epoch: row.epoch }));
    },

    async addUsage(id: string, usage: RunUsage): Promise<void> {
      await tx
        .updateTable('runs')
        .set({
          prompt_tokens: sql<number>`prompt_tokens + ${usage.promptTokens}::bigint`,
          completion_tokens: sql<number>`completion_tokens + ${usage.completionTokens}::bigint`,
          cost_usd: sql<number>`cost_usd + ${usage.costUsd}::numeric`,
          offline: sql<boolean>`offline or ${usage.offline}::boolean`,
          models: sql<
            string[]
          >`(select coalesce(array_agg(distinct m), '{}') from unnest(models || ${[...usage.models]}::text[]) m)`,
        })
        .where('id', '=', id)
        .execute();
    },

    /** What the organisation's runs have cost in this calendar month (UTC), in US dollars. */
    async costThisMonthUsd(): Promise<number> {
      const row = await tx
        .selectFrom('runs')
        .select(sql<number>`coalesce(sum(cost_usd), 0)`.as('cost'))
        .where('created_at', '>=', sql<Date>`date_trunc('month', now() at time zone 'utc') at time zone 'utc'`)
        .executeTakeFirstOrThrow();
      return Number(row.cost);
    },
  };
}

interface RunRow {
  id: string;
  organisation_id: string;
  thread_id: string;
  campaign_id: string | null;
  workflow: string;
  graph_version: number;
  status: string;
  cancel_requested: boolean;
  epoch: number;
  attempt_count: number;
  progress_mark: string | null;
  input: unknown;
  error: unknown;
  models: string[];
  offline: boolean;
  prompt_tokens: number;
  completion_tokens: number;
  cost_usd: number;
  started_at: Date | null;
  finished_at: Date | null;
  created_by: string | null;
  created_at: Date;
}

function toRun(row: RunRow): RunRecord {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    threadId: row.thread_id,
    campaignId: row.campaign_id ?? undefined,
    workflow: row.workflow,
    graphVersion: row.graph_version,
    status: row.status as RunStatus,
    cancelRequested: row.cancel_requested,
    epoch: row.epoch,
    attemptCount: row.attempt_count,
    progressMark: row.progress_mark ?? undefined,
    input: row.input,
    error: (row.error as StoredError | null) ?? undefined,
    models: row.models,
    offline: row.offline,
    promptTokens: Number(row.prompt_tokens),
    completionTokens: Number(row.completion_tokens),
    costUsd: Number(row.cost_usd),
    startedAt: row.started_at ?? undefined,
    finishedAt: row.finished_at ?? undefined,
    createdBy: row.created_by ?? undefined,
    createdAt: row.created_at,
  };
}
