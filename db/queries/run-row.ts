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

export const runColumns = [
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

export function toRun(row: RunRow): RunRecord {
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
    promptTokens: row.prompt_tokens,
    completionTokens: row.completion_tokens,
    costUsd: row.cost_usd,
    startedAt: row.started_at ?? undefined,
    finishedAt: row.finished_at ?? undefined,
    createdBy: row.created_by ?? undefined,
    createdAt: row.created_at,
  };
}
