import type { Logger } from 'pino';

export interface Shutdown {
  /** What is to be undone at the end, last first. */
  add(name: string, stop: () => unknown): void;
  /** Runs once, however often it is asked for. Ends the process. */
  run(reason: string, exitCode: number): Promise<void>;
  readonly isRunning: boolean;
}

/** Longer than the draining of runs and requests; a second signal does not wait. */
const deadlineMs = 20_000;

/** Ordered ending: whatever was started is stopped, newest first; one that fails does not keep the others from ending. */
export function createShutdown(logger: Logger, exit: (code: number) => void = (code) => process.exit(code)): Shutdown {
  const steps: { name: string; stop: () => unknown }[] = [];
  let running: Promise<void> | undefined;

  async function stopAll(reason: string, exitCode: number): Promise<void> {
    logger.info({ reason }, 'stopping');
    const timer = setTimeout(() => {
      logger.error({ reason }, 'did not stop in time');
      exit(1);
    }, deadlineMs);
    timer.unref();
    // Also what is added while we are stopping.
    for (let step = steps.pop(); step; step = steps.pop()) {
      try {
        await step.stop();
      } catch (error) {
        logger.error({ err: error, step: step.name }, 'step of stopping failed');
      }
    }
    clearTimeout(timer);
    logger.info({ reason }, 'stopped');
    logger.flush();
    exit(exitCode);
  }

  return {
    add: (name, stop) => steps.push({ name, stop }),
    run(reason, exitCode) {
      running ??= stopAll(reason, exitCode);
      return running;
    },
    get isRunning() {
      return running !== undefined;
    },
  };
}
