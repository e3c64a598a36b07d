import { randomInt } from 'node:crypto';
import type { RunnableConfig } from '@langchain/core/runnables';
import type { ChannelVersions, Checkpoint, CheckpointMetadata, PendingWrite } from '@langchain/langgraph-checkpoint';
import { PostgresSaver } from '@langchain/langgraph-checkpoint-postgres';
import type pg from 'pg';
import { InvalidInputError, StaleEpochError } from '../db/errors.ts';
import { createPool } from '../db/index.ts';
import {
  checkpointSchema,
  deleteFenceSql,
  pruneThreadSql,
  putCheckpointSql,
  putWritesSql,
  raiseFenceSql,
} from './checkpoint-sql.ts';
import { withoutPartialResults } from './pending-writes.ts';
import { guardOf } from './write-guard.ts';

/** What a run needs of a checkpointer beside saving: a fence that a newer owner of a thread raises. */
export interface ThreadFence {
  /**
   * From here on only writes with this epoch or a later one are taken. Waits for a write that is under way.
   *
   * @throws {StaleEpochError} when the fence is higher already.
   */
  raiseFence(threadId: string, epoch: number): Promise<void>;
  /**
   * Forgets how a thread got where it is: a plan may wait for weeks, and the way there is ten times the size of the place.
   *
   * @throws {StaleEpochError} when a newer owner has raised the fence.
   */
  pruneThread(threadId: string, epoch: number): Promise<void>;
}

interface WriteTarget {
  threadId: string;
  checkpointNs: string;
  checkpointId: string | undefined;
  epoch: number;
}

/**
 * LangGraph's Postgres checkpointer with four differences.
 * - Each write carries the run's epoch (`configurable.epoch`) and is refused when a newer owner has raised the thread's fence. An
 *   advisory lock can't do that: a paused process wakes up and writes.
 * - A failed task leaves its error and no part of a result, so that it runs again as a whole.
 * - A checkpoint is one statement and one round trip, not about ten.
 * - Channel versions grow with time and a random part. With the library's integers, two forks of a thread give the same version to
 *   different values, and `ON CONFLICT DO NOTHING` keeps the wrong one.
 */
export class FencedPostgresSaver extends PostgresSaver implements ThreadFence {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    super(pool, undefined, { schema: checkpointSchema });
    this.#pool = pool;
  }

  override getNextVersion(current: number | undefined): number {
    const random = randomInt(versionsPerMs);
    return Math.max((current ?? 0) + 1 + random, Date.now() * versionsPerMs + random);
  }

  async raiseFence(threadId: string, epoch: number): Promise<void> {
    const { rowCount } = await this.#pool.query(raiseFenceSql, [threadId, epoch]);
    if (rowCount === 0) throw stale(threadId, epoch);
  }

  async pruneThread(threadId: string, epoch: number): Promise<void> {
    await this.#write(threadId, epoch, pruneThreadSql, [threadId, epoch]);
  }

  override async put(
    config: RunnableConfig,
    checkpoint: Checkpoint,
    metadata: CheckpointMetadata,
    newVersions: ChannelVersions,
  ): Promise<RunnableConfig> {
    const { threadId, checkpointNs, checkpointId, epoch } = targetOf(config);
    await this.#guarded(config, async () => {
      const blobs = await this._dumpBlobs(threadId, checkpointNs, checkpoint.channel_values, newVersions);
      await this.#write(threadId, epoch, putCheckpointSql, [
        threadId,
        epoch,
        checkpointNs,
        blobs.map(([, , channel]) => channel),
        blobs.map(([, , , version]) => version),
        blobs.map(([, , , , type]) => type),
        blobs.map(([, , , , , value]) => toBuffer(value)),
        checkpoint.id,
        checkpointId,
        this._dumpCheckpoint(checkpoint),
        await this._dumpMetadata(metadata),
      ]);
    });
    return { configurable: { thread_id: threadId, checkpoint_ns: checkpointNs, checkpoint_id: checkpoint.id } };
  }

  override async putWrites(config: RunnableConfig, writes: PendingWrite[], taskId: string): Promise<void> {
    const { threadId, checkpointNs, checkpointId, epoch } = targetOf(config);
    if (checkpointId === undefined)
      throw new InvalidInputError('checkpoint.no_checkpoint', 'Writes belong to a checkpoint, but the configuration names none.');
    await this.#guarded(config, async () => {
      const rows = await this._dumpWrites(threadId, checkpointNs, checkpointId, taskId, withoutPartialResults(writes));
      // Special writes (errors, interrupts, resumes) have negative indexes and replace what was there; results never do.
      const isReplacing = rows.every(([, , , , index]) => index < 0);
      await this.#write(threadId, epoch, putWritesSql(isReplacing), [
        threadId,
        epoch,
        checkpointNs,
        checkpointId,
        taskId,
        rows.map(([, , , , index]) => index),
        rows.map(([, , , , , channel]) => channel),
        rows.map(([, , , , , , type]) => type),
        rows.map(([, , , , , , , value]) => toBuffer(value)),
      ]);
    });
  }

  /** Removes a finished thread. What a late owner still tries to write afterwards is refused. */
  override async deleteThread(threadId: string): Promise<void> {
    await this.#pool.query(deleteFenceSql, [threadId]);
    await super.deleteThread(threadId);
  }

  /** With a guard, failures go to it instead of into the promise, and nothing is written after the first one. */
  async #guarded({ configurable }: RunnableConfig, write: () => Promise<void>): Promise<void> {
    const guard = guardOf(configurable);
    if (guard === undefined) return await write();
    if (guard.signal.aborted) return;
    try {
      await write();
    } catch (error) {
      guard.fail(error);
    }
  }

  async #write(threadId: string, epoch: number, sql: string, values: readonly unknown[]): Promise<void> {
    const { rows } = await this.#pool.query<{ allowed: boolean }>(sql, [...values]);
    if (rows[0]?.allowed !== true) throw stale(threadId, epoch);
  }
}

/** Keeps versions exact integers (below 2^53) until the year 2248. */
const versionsPerMs = 1024;

function targetOf(config: RunnableConfig): WriteTarget {
  const { thread_id: threadId, checkpoint_ns: checkpointNs = '', checkpoint_id: checkpointId, epoch } = config.configurable ?? {};
  if (typeof threadId !== 'string' || typeof epoch !== 'number') {
    throw new InvalidInputError(
      'checkpoint.no_epoch',
      'A checkpoint is written for a thread with the epoch of its claim; the configuration lacks one of the two.',
    );
  }
  return {
    threadId,
    checkpointNs: String(checkpointNs),
    checkpointId: typeof checkpointId === 'string' ? checkpointId : undefined,
    epoch,
  };
}

function toBuffer(value: Uint8Array | undefined): Buffer | null {
  return value === undefined ? null : Buffer.from(value.buffer, value.byteOffset, value.byteLength);
}

function stale(threadId: string, epoch: number): StaleEpochError {
  return new StaleEpochError(
    'checkpoint.stale_epoch',
    'This thread has a newer owner, or none any more; its checkpoints are closed to this run.',
    {
      details: { threadId, epoch },
    },
  );
}

/** A checkpointer on a pool of its own, which a lost connection can't hurt. */
export function createCheckpointer(options: {
  url: string;
  maxConnections?: number;
  onConnectionLost?: (error: Error) => void;
}): { checkpointer: FencedPostgresSaver; close(): Promise<void> } {
  const { url, maxConnections = 2, onConnectionLost } = options;
  const pool = createPool({ url, maxConnections, applicationName: 'septet checkpoints', onConnectionLost });
  return { checkpointer: new FencedPostgresSaver(pool), close: () => pool.end() };
}
