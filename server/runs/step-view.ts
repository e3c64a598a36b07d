import type { z } from 'zod';
import type { RunStepRecord } from '../../db/queries/run-steps.ts';
import type { RunRecord } from '../../db/queries/runs.ts';
import type { runStep, runSummary } from '../agents/schema.ts';

export function viewStep(step: RunStepRecord): z.output<typeof runStep> {
  return {
    id: step.id,
    runId: step.runId,
    agent: step.agent,
    kind: step.kind,
    message: step.message,
    data: step.data,
    trust: step.trust,
    promptTokens: step.promptTokens,
    completionTokens: step.completionTokens,
    costUsd: step.costUsd,
    durationMs: step.durationMs,
    createdAt: step.createdAt.toISOString(),
  };
}

export function viewRun(run: RunRecord): z.output<typeof runSummary> {
  const endMs = run.finishedAt?.getTime();
  return {
    id: run.id,
    workflow: run.workflow,
    status: run.status,
    campaignId: run.campaignId,
    models: run.models,
    offline: run.offline,
    promptTokens: run.promptTokens,
    completionTokens: run.completionTokens,
    costUsd: run.costUsd,
    attemptCount: run.attemptCount,
    startedAt: run.startedAt?.toISOString(),
    finishedAt: run.finishedAt?.toISOString(),
    durationMs: run.startedAt !== undefined && endMs !== undefined ? Math.max(0, endMs - run.startedAt.getTime()) : undefined,
    error: run.error,
    createdAt: run.createdAt.toISOString(),
  };
}
