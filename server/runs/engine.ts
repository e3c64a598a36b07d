import { randomUUID } from 'node:crypto';
import { RunCancelledError, SeptetError, StaleEpochError } from '../../db/errors.ts';
import type { Tx } from '../../db/index.ts';
import { createCampaignQueries } from '../../db/queries/campaigns.ts';
import { createEventQueries } from '../../db/queries/events.ts';
import { createRunClaimQueries } from '../../db/queries/run-claims.ts';
import type { RunRecord, StoredError } from '../../db/queries/runs.ts';
import type { RunDeps } from './deps.ts';
import { cancelled, type RunLease, runLeaseSeconds, startRunLease } from './run-lease.ts';
import { createRunWork } from './run-work.ts';
import { settleAdvance, settleCancelled, settleFailure, settleRetry } from './settle-run.ts';

/** A run that ends its process so often without getting anywhere is set aside. */
export const maxRunAttempts = 5;

export interface RunEngine {
  /**
   * Takes a run as far as it goes, if nobody else has it. Safe to call at any time, any number of times, from anywhere.
   *
   * @param drainSignal - Aborted when the worker stops: the run halts at its next step and goes back to the queue.
   */
  execute(organisationId: string, runId: string, drainSignal: AbortSignal): Promise<void>;
  /** Stops a run of this process at once; others learn of a cancellation by their heartbeat. */
  abort(runId: string): void;
  /** Takes no more runs and sends those under way back to the queue at their next step, or where they are after a while. */
  drain(): Promise<void>;
}

/** Less than a supervisor waits before it kills. */
const drainPatienceMs = 8000;

/** After these a thread is never taken up again. */
const finalEnds: ReadonlySet<string> = new Set(['finished', 'cancelled', 'failed']);

export function createRunEngine(deps: RunDeps): RunEngine {
  const leases = new Map<string, RunLease>();
  const draining = new AbortController();
  const executing = new Set<Promise<void>>();

  async function execute(organisationId: string, runId: string, drainSignal: AbortSignal): Promise<void> {
    if (drainSignal.aborted) return;
    const run = await deps.database.inOrganisation(organisationId, (tx) => claim(tx, runId, deps.workerName));
    if (run === undefined) return;
    const log = deps.logger.child({ runId, epoch: run.epoch, workflow: run.workflow });
    const lease = startRunLease(
      { database: deps.database, onTrouble: (error) => log.warn({ err: error }, 'run lease not prolonged') },
      run,
    );
    leases.set(runId, lease);
    const startedMs = performance.now();
    try {
      await deps.failpoints.hit('run.claimed');
      const end = await work(run, lease, drainSignal);
      lease.stop();
      await deps.failpoints.hit('run.before_settle');
      await deps.database.inOrganisation(organisationId, end.settle);
      await deps.failpoints.hit('run.settled');
      // Nothing goes on from here; what is worth keeping is in tables. A crash before this leaves checkpoints behind, no more.
      if (finalEnds.has(end.name)) await (await deps.loadOrchestrator()).deleteThread(run.threadId);
      log.info({ end: end.name, durationMs: Math.round(performance.now() - startedMs) }, 'run stretch ended');
    } finally {
      lease.stop();
      leases.delete(runId);
    }
    await deps.dispatch(organisationId);
  }

  async function work(run: RunRecord, lease: RunLease, drainSignal: AbortSignal): Promise<RunEnd> {
    if (run.cancelRequested) return { name: 'cancelled', settle: (tx) => settleCancelled(tx, run) };
    try {
      const { orchestrator, readProgressMark } = await deps.loadOrchestrator();
      if (!(await mayTry(run, await readProgressMark(run.threadId)))) {
        const message = `The run was set aside: its worker ended ${maxRunAttempts} times at the same place.`;
        return failed(run, { code: 'run.attempts_exhausted', message });
      }
      const runWork = await createRunWork(deps, run, lease);
      const result = await orchestrator.advance({
        threadId: run.threadId,
        input: runWork.input,
        services: runWork.services,
        signal: lease.signal,
        drainSignal,
      });
      await runWork.flush();
      return { name: result.kind, settle: (tx) => settleAdvance(tx, deps, run, result) };
    } catch (error) {
      return endOf(run, lease.signal.aborted ? lease.signal.reason : error);
    }
  }

  /** False when the thread has stood still through too many claims. */
  async function mayTry(run: RunRecord, mark: string): Promise<boolean> {
    const attempts = await deps.database.inOrganisation(run.organisationId, (tx) =>
      createRunClaimQueries(tx).recordProgress(run.id, run.epoch, mark),
    );
    return attempts !== undefined && attempts <= maxRunAttempts;
  }

  function endOf(run: RunRecord, error: unknown): RunEnd {
    if (error instanceof StaleEpochError) throw error;
    if (error instanceof RunDrainedError)
      return { name: 'drained', settle: (tx) => settleAdvance(tx, deps, run, { kind: 'drained' }) };
    if (error instanceof RunCancelledError) return { name: 'cancelled', settle: (tx) => settleCancelled(tx, run) };
    if (error instanceof SeptetError && !error.isRetryable) {
      deps.logger.warn({ runId: run.id, code: error.code, details: error.details }, 'run failed');
      return failed(run, { code: error.code, message: error.message });
    }
    // A lost connection, a full disk, a fault of ours: try again, up to the bound.
    deps.logger.error({ err: error, runId: run.id, attempt: run.attemptCount }, 'run stopped by a fault');
    const stored: StoredError =
      error instanceof SeptetError
        ? { code: error.code, message: error.message }
        : { code: 'run.fault', message: 'The run stopped unexpectedly.' };
    if (run.attemptCount >= maxRunAttempts) return failed(run, stored);
    return { name: 'retry', settle: (tx) => settleRetry(tx, run, stored) };
  }

  function failed(run: RunRecord, error: StoredError): RunEnd {
    return { name: 'failed', settle: (tx) => settleFailure(tx, deps, run, 'failed', error) };
  }

  return {
    async execute(organisationId, runId, drainSignal) {
      const execution = execute(organisationId, runId, AbortSignal.any([drainSignal, draining.signal]));
      executing.add(execution);
      await execution.finally(() => executing.delete(execution));
    },
    abort: (runId) => leases.get(runId)?.abort(cancelled()),
    async drain() {
      draining.abort();
      const patience = setTimeout(() => {
        for (const lease of leases.values()) lease.abort(new RunDrainedError());
      }, drainPatienceMs);
      await Promise.allSettled(executing);
      clearTimeout(patience);
    },
  };
}

/** The worker stops and the step under way takes too long to wait for: it will be done again elsewhere. */
class RunDrainedError extends Error {
  override readonly name = 'RunDrainedError';
}

interface RunEnd {
  name: string;
  settle(tx: Tx): Promise<void>;
}

async function claim(tx: Tx, runId: string, workerName: string): Promise<RunRecord | undefined> {
  const run = await createRunClaimQueries(tx).claim(runId, `${workerName} ${randomUUID().slice(0, 8)}`, runLeaseSeconds);
  if (run === undefined) return undefined;
  const events = createEventQueries(tx);
  await events.append('run.status', { runId, campaignId: run.campaignId, status: 'running' });
  if (run.campaignId !== undefined && run.workflow === 'campaign' && run.epoch === 1) {
    if (await createCampaignQueries(tx).setStatus(run.campaignId, 'running')) {
      await events.append('campaign.status', { campaignId: run.campaignId, status: 'running' });
    }
  }
  return run;
}
