import { type BaseCheckpointSaver, Command, isGraphDrained, isInterrupted, RunControl } from '@langchain/langgraph';
import type { Logger } from 'pino';
import { createAgents } from '../../agents/index.ts';
import { BudgetExceededError, RunCancelledError, SeptetError, StaleEpochError, ToolExecutionError } from '../../db/errors.ts';
import type { ThreadFence } from '../checkpointer.ts';
import { createWriteGuard } from '../write-guard.ts';
import type { AdvanceRequest, AdvanceResult } from './advance.ts';
import { buildOrchestratorGraph } from './build-graph.ts';
import { orchestratorInput } from './input.ts';
import type { ApprovalDesk } from './services.ts';
import { maxImprovementRounds, maxRevisionRounds, type OrchestratorState, orchestratorVersion } from './state.ts';

export interface OrchestratorDeps {
  checkpointer: BaseCheckpointSaver & Partial<ThreadFence>;
  approvalDesk: ApprovalDesk;
  logger: Logger;
}

export interface Orchestrator {
  /**
   * Takes a thread as far as it goes: begins it, goes on after a crash (finished nodes are not repeated), or resumes it
   * when it is parked and the desk's outcome is no longer pending. Safe to call again at any time.
   *
   * @throws {StaleEpochError} when a newer owner of the thread exists; errors of the family otherwise.
   */
  advance(request: AdvanceRequest): Promise<AdvanceResult>;
}

/** Supersteps of the longest possible thread in one stretch: every improvement and revision round, and room for the fixed nodes. */
const recursionLimit = 20 + 5 * maxImprovementRounds + 5 * maxRevisionRounds;

/**
 * Compiled once; services come with each request.
 *
 * Durability is `async`: a step's checkpoint is written while the next step runs. After a kill at most the last finished step runs
 * again, and every node may run twice; what must not be lost or doubled is in tables with keys of their own. The library waits
 * for all writes before it returns, so a thread that is reported as parked is on disk. A write that fails stops the run.
 */
export function createOrchestrator({ checkpointer, approvalDesk, logger }: OrchestratorDeps): Orchestrator {
  const graph = buildOrchestratorGraph({ agents: createAgents(), approvalDesk }, checkpointer);

  async function advance(request: AdvanceRequest): Promise<AdvanceResult> {
    const { threadId, services } = request;
    const log = logger.child({ threadId, runId: services.runId, epoch: services.epoch });
    await checkpointer.raiseFence?.(threadId, services.epoch);

    const configurable = { thread_id: threadId, epoch: services.epoch };
    const thread = await graph.getState({ configurable });
    const isNew = thread.createdAt === undefined;
    const { graphVersion: threadVersion, result: ended = '' }: Partial<OrchestratorState> = thread.values;
    // Zero: begun, but not past the first node; nothing of it depends on the version.
    if (!isNew && threadVersion !== undefined && threadVersion !== 0 && threadVersion !== orchestratorVersion) {
      log.warn({ threadVersion, graphVersion: orchestratorVersion }, 'thread of another graph version');
      return { kind: 'version_mismatch', threadVersion, graphVersion: orchestratorVersion };
    }
    // Not by `next`: it is empty too where a kill came between a step's results and its checkpoint.
    if (ended !== '') return describeFinished(thread.values);

    const interruptId = thread.tasks.flatMap((task) => task.interrupts).find(({ id }) => id !== undefined)?.id;
    if (interruptId !== undefined) {
      const outcome = await approvalDesk.readOutcome(services.organisationId, thread.values.planId);
      if (outcome.kind === 'pending') return describeParked(thread.values);
    }
    // The payload says nothing: the node reads the desk.
    const next = isNew
      ? {}
      : interruptId === undefined
        ? null
        : new Command({ resume: { [interruptId]: { kind: 'look_again' } } });
    log.info({ from: isNew ? 'start' : thread.next }, 'run advances');
    return await run(next, request);
  }

  async function run(
    next: Parameters<typeof graph.invoke>[0],
    { threadId, input, services, signal, drainSignal }: AdvanceRequest,
  ): Promise<AdvanceResult> {
    const control = new RunControl();
    const writeGuard = createWriteGuard();
    const stop = AbortSignal.any([signal, writeGuard.signal]);
    const onDrain = () => control.requestDrain('shutdown');
    drainSignal?.addEventListener('abort', onDrain);
    if (drainSignal?.aborted === true) onDrain();
    try {
      const state = await graph.invoke(next, {
        configurable: { thread_id: threadId, epoch: services.epoch, writeGuard },
        context: { services, input: orchestratorInput.parse(input) },
        durability: 'async',
        recursionLimit,
        signal: stop,
        control,
      });
      stop.throwIfAborted();
      if (!isInterrupted(state)) return describeFinished(state);
      await checkpointer.pruneThread?.(threadId, services.epoch);
      return describeParked(state);
    } catch (error) {
      if (isGraphDrained(error)) return { kind: 'drained' };
      throw decisiveError(error, stop);
    } finally {
      drainSignal?.removeEventListener('abort', onDrain);
    }
  }

  return { advance };
}

/** Branches that run side by side may fail together. The one that says most about the run is passed on. */
function decisiveError(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted)
    return signal.reason instanceof SeptetError
      ? signal.reason
      : new RunCancelledError('run.cancelled', 'The run was cancelled.', { cause: error });
  if (!(error instanceof AggregateError)) return error;
  const errors: unknown[] = error.errors;
  const ranked = [StaleEpochError, BudgetExceededError, SeptetError].flatMap((kind) =>
    errors.filter((candidate) => candidate instanceof kind),
  );
  return ranked[0] ?? error;
}

function describeParked({ planId, planVersion, round }: OrchestratorState): AdvanceResult {
  return { kind: 'parked', planId, planVersion, round };
}

function describeFinished({ result, planId, outcome }: OrchestratorState): AdvanceResult {
  if (result === '') throw new ToolExecutionError('orchestrator.stalled', 'The workflow came to an end without a result.');
  const status = outcome?.kind === 'settled' ? outcome.status : undefined;
  return { kind: 'finished', outcome: result, planId: planId === '' ? undefined : planId, status };
}
