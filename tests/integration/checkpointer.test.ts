import { randomUUID } from 'node:crypto';
import type { Checkpoint } from '@langchain/langgraph-checkpoint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCheckpointer, setupCheckpointer } from '../../graphs/index.ts';
import { createOrchestrator } from '../../graphs/orchestrator/index.ts';
import { ProviderError } from '../../db/errors.ts';
import { aCampaign, diligentModel, fakeDesk, fakeServices, silentLogger } from '../support/campaign.ts';
import { asOwner, createTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let open: ReturnType<typeof createCheckpointer>;
const { signal } = new AbortController();

beforeAll(async () => {
  database = await createTestDatabase();
  await setupCheckpointer(database.urls.checkpoint);
  open = createCheckpointer({ url: database.urls.checkpoint });
});

afterAll(async () => {
  await open.close();
  await database.close();
});

function aCheckpoint(id: string, values: Record<string, unknown>, versions: Record<string, number>): Checkpoint {
  return { v: 4, id, ts: new Date().toISOString(), channel_values: values, channel_versions: versions, versions_seen: {} };
}

const metadata = { source: 'loop' as const, step: 0, parents: {} };

describe('the checkpoint tables', () => {
  it('are set up by their own role, twice without harm, and belong to it', async () => {
    await setupCheckpointer(database.urls.checkpoint);

    const owners = await asOwner(database.ownerUrl, (owner) =>
      owner.query(`select distinct tableowner from pg_tables where schemaname = 'checkpoint'`),
    );

    expect(owners.rows).toEqual([{ tableowner: 'septet_checkpoint' }]);
  });

  it('can not be read by the application’s role', async () => {
    await expect(asOwner(database.urls.app, (app) => app.query('select 1 from checkpoint.checkpoints'))).rejects.toThrow(
      /permission denied/,
    );
  });
});

describe('a checkpoint', () => {
  it('comes back as it was written, with its pending writes', async () => {
    const { checkpointer } = open;
    const threadId = randomUUID();
    await checkpointer.raiseFence(threadId, 1);
    const configurable = { thread_id: threadId, checkpoint_ns: '', epoch: 1 };
    const version = checkpointer.getNextVersion(undefined);
    const saved = await checkpointer.put(
      { configurable },
      aCheckpoint(
        '1ef00000-0000-6000-8000-000000000001',
        { text: 'Grüße \u{1F600}', empty: null },
        { text: version, empty: version },
      ),
      metadata,
      { text: version, empty: version },
    );
    await checkpointer.putWrites(
      { configurable: { ...configurable, ...saved.configurable } },
      [
        ['text', 'next'],
        ['list', [1, 2]],
      ],
      'task-1',
    );

    const tuple = await checkpointer.getTuple({ configurable: { thread_id: threadId } });

    expect(tuple?.checkpoint.channel_values).toMatchObject({ text: 'Grüße \u{1F600}' });
    expect(tuple?.pendingWrites).toEqual([
      ['task-1', 'text', 'next'],
      ['task-1', 'list', [1, 2]],
    ]);
  });

  it('is refused with an old epoch, and with none', async () => {
    const { checkpointer } = open;
    const threadId = randomUUID();
    await checkpointer.raiseFence(threadId, 2);
    const write = (epoch: number | undefined) =>
      checkpointer.put(
        { configurable: { thread_id: threadId, checkpoint_ns: '', epoch } },
        aCheckpoint(randomUUID(), {}, {}),
        metadata,
        {},
      );

    await expect(write(1)).rejects.toMatchObject({ name: 'StaleEpochError', code: 'checkpoint.stale_epoch' });
    await expect(write(undefined)).rejects.toMatchObject({ code: 'checkpoint.no_epoch' });
    await expect(checkpointer.raiseFence(threadId, 1)).rejects.toMatchObject({ name: 'StaleEpochError' });
    await expect(write(2)).resolves.toBeDefined();
    expect(await checkpointer.getTuple({ configurable: { thread_id: threadId } })).toBeDefined();
  });

  it('is refused for a thread that is deleted', async () => {
    const { checkpointer } = open;
    const threadId = randomUUID();
    await checkpointer.raiseFence(threadId, 1);
    const write = () =>
      checkpointer.put(
        { configurable: { thread_id: threadId, checkpoint_ns: '', epoch: 1 } },
        aCheckpoint(randomUUID(), { a: 1 }, { a: 1 }),
        metadata,
        { a: 1 },
      );
    await write();

    await checkpointer.deleteThread(threadId);

    await expect(write()).rejects.toMatchObject({ name: 'StaleEpochError' });
    expect(await checkpointer.getTuple({ configurable: { thread_id: threadId } })).toBeUndefined();
  });

  it('gives channel versions that grow, also past a clock that went back, and differ between forks', () => {
    const { checkpointer } = open;
    const far = Date.now() * 1024 + 1e12;

    expect(checkpointer.getNextVersion(far)).toBeGreaterThan(far);
    const forks = new Set(Array.from({ length: 20 }, () => checkpointer.getNextVersion(1)));
    expect(forks.size).toBeGreaterThan(10);
    expect([...forks].every(Number.isSafeInteger)).toBe(true);
  });

  it('of a failed task keeps its error but no part of a result', async () => {
    const { checkpointer } = open;
    const threadId = randomUUID();
    await checkpointer.raiseFence(threadId, 1);
    const configurable = { thread_id: threadId, checkpoint_ns: '', epoch: 1 };
    const saved = await checkpointer.put({ configurable }, aCheckpoint(randomUUID(), {}, {}), metadata, {});

    await checkpointer.putWrites(
      { configurable: { ...configurable, ...saved.configurable } },
      [
        ['media', { a: 1 }],
        ['__error__', { message: 'aborted' }],
      ],
      'task-1',
    );

    const tuple = await checkpointer.getTuple({ configurable: { thread_id: threadId } });
    expect(tuple?.pendingWrites?.map(([, channel]) => channel)).toEqual(['__error__']);
  });
});

describe('the orchestrator on Postgres', () => {
  it('goes on in another process after a crash beside a running step, and lets the first one write nothing more', async () => {
    const desk = fakeDesk();
    const model = diligentModel();
    const threadId = randomUUID();
    const first = createOrchestrator({ checkpointer: open.checkpointer, approvalDesk: desk.desk, logger: silentLogger });
    const dying = fakeServices({ modelFor: (agent) => (agent === 'scheduler' ? fail() : model) });
    await expect(first.advance({ threadId, input: aCampaign(), services: dying.services, signal })).rejects.toMatchObject({
      code: 'test.killed',
    });

    const other = createCheckpointer({ url: database.urls.checkpoint });
    const second = createOrchestrator({ checkpointer: other.checkpointer, approvalDesk: desk.desk, logger: silentLogger });
    const next = fakeServices({ model, epoch: 2 });
    const result = await second.advance({ threadId, input: aCampaign(), services: next.services, signal });
    await other.close();

    expect(result).toMatchObject({ kind: 'parked', round: 1 });
    expect(desk.items()).toHaveLength(8);
    expect(next.steps.some(({ agent }) => agent === 'creator')).toBe(false);
    await expect(first.advance({ threadId, input: aCampaign(), services: dying.services, signal })).rejects.toMatchObject({
      name: 'StaleEpochError',
    });
  });

  it('stops a run whose thread was taken over while it worked', async () => {
    const desk = fakeDesk();
    const threadId = randomUUID();
    const orchestrator = createOrchestrator({ checkpointer: open.checkpointer, approvalDesk: desk.desk, logger: silentLogger });
    const { services } = fakeServices();
    const report = async (step: { agent: string; kind: string }) => {
      if (step.agent === 'creator' && step.kind === 'started') await open.checkpointer.raiseFence(threadId, 2);
    };

    await expect(
      orchestrator.advance({ threadId, input: aCampaign(), services: { ...services, report }, signal }),
    ).rejects.toMatchObject({ name: 'StaleEpochError' });

    expect(desk.submissions).toEqual([]);
  });

  it('stops, and does not take the process with it, when the database goes away', async () => {
    const rejections: unknown[] = [];
    const listen = (reason: unknown) => void rejections.push(reason);
    process.on('unhandledRejection', listen);
    const gone = createCheckpointer({ url: database.urls.checkpoint });
    const orchestrator = createOrchestrator({
      checkpointer: gone.checkpointer,
      approvalDesk: fakeDesk().desk,
      logger: silentLogger,
    });
    const { services } = fakeServices();
    let isEnding = false;
    const report = async (step: { agent: string }) => {
      if (step.agent !== 'creator' || isEnding) return;
      isEnding = true;
      await gone.close();
    };

    const threadId = randomUUID();
    await expect(
      orchestrator.advance({ threadId, input: aCampaign(), services: { ...services, report }, signal }),
    ).rejects.toMatchObject({ code: 'checkpoint.write_failed', isRetryable: true });

    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', listen);
    expect(rejections).toEqual([]);
    const later = createOrchestrator({ checkpointer: open.checkpointer, approvalDesk: fakeDesk().desk, logger: silentLogger });
    expect(await later.advance({ threadId, input: aCampaign(), services: { ...services, epoch: 2 }, signal })).toMatchObject({
      kind: 'parked',
    });
  });

  it('keeps a parked thread small', async () => {
    const threadId = randomUUID();
    const orchestrator = createOrchestrator({
      checkpointer: open.checkpointer,
      approvalDesk: fakeDesk().desk,
      logger: silentLogger,
    });
    await orchestrator.advance({ threadId, input: aCampaign(), services: fakeServices().services, signal });

    const { rows } = await asOwner(database.ownerUrl, (owner) =>
      owner.query(
        `select (select coalesce(sum(pg_column_size(b.*)), 0) from checkpoint.checkpoint_blobs b where thread_id = $1)
              + (select coalesce(sum(pg_column_size(w.*)), 0) from checkpoint.checkpoint_writes w where thread_id = $1)
              + (select coalesce(sum(pg_column_size(c.*)), 0) from checkpoint.checkpoints c where thread_id = $1) as bytes`,
        [threadId],
      ),
    );

    expect(Number(rows[0].bytes)).toBeLessThan(40_000);
  });
});

function fail(): never {
  throw new ProviderError('test.killed', 'The process died.');
}
