import type { StepReport } from '../../agents/index.ts';
import { StaleEpochError } from '../../db/errors.ts';
import type { Database } from '../../db/index.ts';
import { createEventQueries } from '../../db/queries/events.ts';
import { createRunStepQueries } from '../../db/queries/run-steps.ts';
import { createRunClaimQueries } from '../../db/queries/run-claims.ts';
import { createRunQueries, type RunRecord } from '../../db/queries/runs.ts';
import type { RunMeter } from './run-meter.ts';
import { viewStep } from './step-view.ts';

export interface StepWriter {
  /**
   * Takes the step. Agents don't wait for the database to write down their progress, but the end of a piece of work is written
   * before its result counts: a kill after it must not leave the work done and untold.
   */
  write(step: StepReport): Promise<void>;
  /** Waits until all that was taken is written. @throws what writing threw */
  flush(): Promise<void>;
}

interface Pending extends StepReport {
  costUsd: number;
}

/** Kinds that close a piece of work: they carry what the agent's model calls have used. */
const closingKinds = new Set<StepReport['kind']>(['finished', 'failed']);

/**
 * Writes a run's progress, in order, as much at once as has come together: each step with its event, and the run's totals. A
 * fault, such as a stale epoch, ends it; `onFault` is told once.
 */
export function createStepWriter(deps: {
  database: Database;
  run: Pick<RunRecord, 'id' | 'organisationId' | 'epoch' | 'campaignId'>;
  meter: RunMeter;
  onFault(error: unknown): void;
}): StepWriter {
  const { database, run, meter } = deps;
  let pending: Pending[] = [];
  let writing: Promise<void> = Promise.resolve();
  let isBusy = false;
  let fault: { error: unknown } | undefined;

  async function writeBatch(): Promise<void> {
    const batch = pending;
    pending = [];
    const usage = meter.takeRunUsage();
    await database.inOrganisation(run.organisationId, async (tx) => {
      if (usage !== undefined) await createRunQueries(tx).addUsage(run.id, usage);
      if (!(await createRunClaimQueries(tx).isCurrent(run.id, run.epoch))) {
        throw new StaleEpochError('run.stale_epoch', 'This run has a newer owner.', {
          details: { runId: run.id, epoch: run.epoch },
        });
      }
      const steps = createRunStepQueries(tx);
      const events = createEventQueries(tx);
      for (const step of batch) {
        const stored = await steps.append({ organisationId: run.organisationId, runId: run.id, epoch: run.epoch, ...step });
        await events.append('run.step', { runId: run.id, campaignId: run.campaignId, step: viewStep(stored) });
      }
    });
  }

  async function drain(): Promise<void> {
    if (fault !== undefined) return;
    isBusy = true;
    try {
      while (pending.length > 0) await writeBatch();
    } catch (error) {
      fault = { error };
      deps.onFault(error);
    } finally {
      isBusy = false;
    }
  }

  return {
    async write(step) {
      const isClosing = closingKinds.has(step.kind);
      const usage = isClosing ? meter.takeAgentUsage(step.agent) : undefined;
      pending.push({ ...step, ...usage, costUsd: usage?.costUsd ?? 0 });
      if (!isBusy) writing = drain();
      if (!isClosing) return;
      await writing;
      if (fault !== undefined) throw fault.error;
    },
    async flush() {
      await writing;
      if (fault === undefined) await writeBatch();
      if (fault !== undefined) throw fault.error;
    },
  };
}
