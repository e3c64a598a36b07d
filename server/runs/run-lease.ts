import { RunCancelledError, StaleEpochError } from '../../db/errors.ts';
import type { Database } from '../../db/index.ts';
import { createRunClaimQueries } from '../../db/queries/run-claims.ts';
import type { RunRecord } from '../../db/queries/runs.ts';

export const runLeaseSeconds = 15;
const heartbeatMs = 4000;
/** Without a word from the database for so long, somebody else may have taken over: stop before that. */
const selfEndMs = (runLeaseSeconds - 3) * 1000;

export interface RunLease {
  /** Aborted with the reason: cancelled by a person, or taken over. */
  readonly signal: AbortSignal;
  /** Ends the run here and now, e.g. when this process learns of a cancellation first. */
  abort(reason: Error): void;
  stop(): void;
}

/** Keeps a claimed run ours while it works, and stops it as soon as it is not. */
export function startRunLease(deps: { database: Database; onTrouble(error: unknown): void }, run: RunRecord): RunLease {
  const controller = new AbortController();
  let lastHeardMs = performance.now();

  async function beat(): Promise<void> {
    const startedMs = performance.now();
    try {
      const held = await deps.database.inOrganisation(run.organisationId, (tx) =>
        createRunClaimQueries(tx).heartbeat(run.id, run.epoch, runLeaseSeconds),
      );
      if (held === undefined) {
        controller.abort(lost(run));
        return;
      }
      lastHeardMs = startedMs;
      if (held.cancelRequested) controller.abort(cancelled());
    } catch (error) {
      deps.onTrouble(error);
    }
    if (performance.now() - lastHeardMs > selfEndMs) controller.abort(lost(run));
  }

  let beating: Promise<void> | undefined;
  const timer = setInterval(() => {
    beating ??= beat().finally(() => {
      beating = undefined;
    });
    if (performance.now() - lastHeardMs > selfEndMs) controller.abort(lost(run));
  }, heartbeatMs);

  return {
    signal: controller.signal,
    abort: (reason) => controller.abort(reason),
    stop: () => clearInterval(timer),
  };
}

export function cancelled(): RunCancelledError {
  return new RunCancelledError('run.cancelled', 'The run was cancelled.');
}

function lost(run: RunRecord): StaleEpochError {
  return new StaleEpochError('run.lease_lost', 'This run has a newer owner, or will have one soon.', {
    details: { runId: run.id, epoch: run.epoch },
  });
}
