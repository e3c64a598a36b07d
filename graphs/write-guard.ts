import { SeptetError, ToolExecutionError } from '../db/errors.ts';

/**
 * Tells a run that a checkpoint could not be written. Checkpoints are written beside the work, and LangGraph leaves a failed write
 * as a rejection that nobody handles until the run is over: enough to end the process, while the run itself works on. So the
 * checkpointer takes the failure out of the promise and hands it to the guard, which stops the run; and after one failed write none of
 * that run is taken any more, since a later checkpoint would rest on values that are missing.
 */
export interface WriteGuard {
  /** Aborted with the failure. */
  readonly signal: AbortSignal;
  fail(error: unknown): void;
}

export function createWriteGuard(): WriteGuard {
  const controller = new AbortController();
  return {
    signal: controller.signal,
    fail(error) {
      const reason =
        error instanceof SeptetError
          ? error
          : new ToolExecutionError('checkpoint.write_failed', 'A checkpoint could not be written.', {
              cause: error,
              isRetryable: true,
            });
      controller.abort(reason);
    },
  };
}

/** The guard in a run's configuration, if it has one. */
export function guardOf(configurable: Readonly<Record<string, unknown>> | undefined): WriteGuard | undefined {
  const guard = configurable?.['writeGuard'];
  return isWriteGuard(guard) ? guard : undefined;
}

function isWriteGuard(value: unknown): value is WriteGuard {
  return (
    typeof value === 'object' &&
    value !== null &&
    'signal' in value &&
    value.signal instanceof AbortSignal &&
    'fail' in value &&
    typeof value.fail === 'function'
  );
}
