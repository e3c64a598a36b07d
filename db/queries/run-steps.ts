import { sql } from 'kysely';
import { json } from '../column-types.ts';
import type { Tx } from '../database.ts';

export type RunStepKind = 'started' | 'tool' | 'finding' | 'finished' | 'failed' | 'note';

export interface NewRunStep {
  organisationId: string;
  runId: string;
  epoch: number;
  agent: string;
  kind: RunStepKind;
  message: string;
  data?: object;
  trust?: 'trusted' | 'untrusted';
  promptTokens?: number;
  completionTokens?: number;
  costUsd?: number;
  durationMs?: number;
}

export interface RunStepRecord {
  /** Grows within a run. */
  id: number;
  runId: string;
  epoch: number;
  agent: string;
  kind: RunStepKind;
  message: string;
  data: Record<string, unknown>;
  trust: 'trusted' | 'untrusted';
  promptTokens: number;
  completionTokens: number;
  costUsd: number;
  durationMs?: number;
  createdAt: Date;
}

export interface AgentTotals {
  agent: string;
  runCount: number;
  failureCount: number;
  promptTokens: number;
  completionTokens: number;
  costUsd: number;
  lastStep: RunStepRecord;
}

const columns = [
  'id',
  'run_id',
  'epoch',
  'agent',
  'kind',
  'message',
  'data',
  'trust',
  'prompt_tokens',
  'completion_tokens',
  'cost_usd',
  'duration_ms',
  'created_at',
] as const;

/** What the agents did, one line each. */
export function createRunStepQueries(tx: Tx) {
  return {
    async append(step: NewRunStep): Promise<RunStepRecord> {
      const row = await tx
        .insertInto('run_steps')
        .values({
          organisation_id: step.organisationId,
          run_id: step.runId,
          epoch: step.epoch,
          agent: step.agent,
          kind: step.kind,
          message: step.message,
          data: json(step.data ?? {}),
          trust: step.trust ?? 'trusted',
          prompt_tokens: step.promptTokens ?? 0,
          completion_tokens: step.completionTokens ?? 0,
          cost_usd: step.costUsd ?? 0,
          duration_ms: step.durationMs ?? null,
        })
        .returning(columns)
        .executeTakeFirstOrThrow();
      return toStep(row);
    },

    /** Oldest first, after the given step id. */
    async listByRun(runId: string, page: { after?: number; limit: number }): Promise<RunStepRecord[]> {
      const rows = await tx
        .selectFrom('run_steps')
        .select(columns)
        .where('run_id', '=', runId)
        .where('id', '>', page.after ?? 0)
        .orderBy('id')
        .limit(page.limit)
        .execute();
      return rows.map(toStep);
    },

    async listByCampaign(campaignId: string, page: { after?: number; limit: number }): Promise<RunStepRecord[]> {
      const rows = await tx
        .selectFrom('run_steps')
        .select(columns)
        .where('run_id', 'in', (query) => query.selectFrom('runs').select('runs.id').where('runs.campaign_id', '=', campaignId))
        .where('id', '>', page.after ?? 0)
        .orderBy('id')
        .limit(page.limit)
        .execute();
      return rows.map(toStep);
    },

    /** Sums per agent over all steps, each with its newest step. */
    async totalsByAgent(): Promise<AgentTotals[]> {
      const totals = await tx
        .selectFrom('run_steps')
        .select([
          'agent',
          sql<number>`count(distinct run_id)`.as('run_count'),
          sql<number>`count(*) filter (where kind = 'failed')`.as('failure_count'),
          sql<number>`sum(prompt_tokens)`.as('prompt_tokens'),
          sql<number>`sum(completion_tokens)`.as('completion_tokens'),
          sql<number>`sum(cost_usd)`.as('cost_usd'),
          sql<number>`max(id)`.as('last_id'),
        ])
        .groupBy('agent')
        .execute();
      if (totals.length === 0) return [];
      const rows = await tx
        .selectFrom('run_steps')
        .select(columns)
        .where(
          'id',
          'in',
          totals.map((total) => total.last_id),
        )
        .execute();
      const lastSteps = new Map(rows.map((row) => [row.id, toStep(row)]));
      return totals.flatMap((total) => {
        const lastStep = lastSteps.get(total.last_id);
        if (lastStep === undefined) return [];
        return {
          agent: total.agent,
          runCount: total.run_count,
          failureCount: total.failure_count,
          promptTokens: total.prompt_tokens,
          completionTokens: total.completion_tokens,
          costUsd: total.cost_usd,
          lastStep,
        };
      });
    },
  };
}

interface StepRow {
  id: number | string;
  run_id: string;
  epoch: number;
  agent: string;
  kind: string;
  message: string;
  data: unknown;
  trust: string;
  prompt_tokens: number;
  completion_tokens: number;
  cost_usd: number | string;
  duration_ms: number | null;
  created_at: Date;
}

function toStep(row: StepRow): RunStepRecord {
  return {
    id: Number(row.id),
    runId: row.run_id,
    epoch: row.epoch,
    agent: row.agent,
    kind: row.kind as RunStepKind,
    message: row.message,
    data: row.data as Record<string, unknown>,
    trust: row.trust === 'untrusted' ? 'untrusted' : 'trusted',
    promptTokens: row.prompt_tokens,
    completionTokens: row.completion_tokens,
    costUsd: Number(row.cost_usd),
    durationMs: row.duration_ms ?? undefined,
    createdAt: row.created_at,
  };
}
