import { z } from 'zod';
import { instant, uuid } from '../http/common-schema.ts';

export const agentName = z
  .enum(['creator', 'trend', 'engagement', 'scheduler', 'performance', 'competitor', 'crisis'])
  .meta({ id: 'AgentName' });

export const runStatus = z
  .enum(['queued', 'running', 'parked', 'succeeded', 'failed', 'cancelled', 'version_mismatch'])
  .meta({ id: 'RunStatus' });

export const runSummary = z
  .object({
    id: uuid,
    workflow: z.string(),
    status: runStatus,
    campaignId: uuid.optional(),
    models: z.array(z.string()),
    /** True when any step was answered by the built-in offline model. */
    offline: z.boolean(),
    promptTokens: z.int(),
    completionTokens: z.int(),
    costUsd: z.number(),
    attemptCount: z.int(),
    startedAt: instant.optional(),
    finishedAt: instant.optional(),
    durationMs: z.int().optional(),
    error: z.object({ code: z.string(), message: z.string() }).optional(),
    createdAt: instant,
  })
  .meta({ id: 'RunSummary' });

export const runStep = z
  .object({
    /** Grows within a run; the cursor of the steps route. */
    id: z.int(),
    runId: uuid,
    /** An agent's name, or `orchestrator`. */
    agent: z.string(),
    kind: z.enum(['started', 'tool', 'finding', 'finished', 'failed', 'note']),
    message: z.string(),
    data: z.record(z.string(), z.unknown()),
    trust: z.enum(['trusted', 'untrusted']),
    promptTokens: z.int(),
    completionTokens: z.int(),
    costUsd: z.number(),
    durationMs: z.int().optional(),
    createdAt: instant,
  })
  .meta({ id: 'RunStep' });

export const agentSummary = z
  .object({
    name: agentName,
    title: z.string(),
    description: z.string(),
    tools: z.array(z.object({ name: z.string(), effect: z.enum(['read', 'propose', 'act']) })),
    promptVersion: z.string(),
    status: z.enum(['idle', 'working']),
    runCount: z.int(),
    failureCount: z.int(),
    promptTokens: z.int(),
    completionTokens: z.int(),
    costUsd: z.number(),
    lastStep: runStep.optional(),
  })
  .meta({ id: 'AgentSummary' });
