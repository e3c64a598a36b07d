import { sql } from 'kysely';
import { json } from '../column-types.ts';
import type { Tx } from '../database.ts';
import { runColumns as columns, type RunRecord, type RunStatus, toRun } from './run-row.ts';

export type { RunRecord, RunStatus, StoredError } from './run-row.ts';

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

/** Runs, to be made, looked at and charged. Who executes one right now is in `run-claims.ts`. */
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
      return row.cost;
    },
  };
}
