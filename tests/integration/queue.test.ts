import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createOutboxQueries } from '../../db/queries/outbox.ts';
import { systemClock } from '../../server/clock.ts';
import { migrateOtherLayers } from '../../server/migrate/index.ts';
import { createQueues, type JobPayload, type Queues } from '../../server/queue/index.ts';
import { asOwner, createTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
const open: Queues[] = [];

beforeAll(async () => {
  database = await createTestDatabase({ extra: { name: 'server', afterMigrations: migrateOtherLayers } });
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((queues) => queues.close()));
});
afterAll(() => database.close());

function makeQueues(onJob: (payload: JobPayload, signal: AbortSignal) => Promise<void> | void = () => undefined): {
  queues: Queues;
  seen: JobPayload[];
} {
  const seen: JobPayload[] = [];
  const queues = createQueues({
    url: database.urls.queue,
    database: database.database,
    clock: systemClock,
    logger: pino({ level: 'silent' }),
  });
  for (const topic of ['run.ready', 'publication.due', 'channel.sync', 'metrics.poll', 'performance.review'] as const) {
    queues.registerHandler(topic, async (payload, { signal }) => {
      seen.push(payload);
      await onJob(payload, signal);
    });
  }
  open.push(queues);
  return { queues, seen };
}

const wakeUp = () => ({ id: randomUUID(), organisationId: database.organisationId });

describe('queue', () => {
  it('brings a wake-up to a worker of another process at once', async () => {
    const { queues: api } = makeQueues();
    const { queues: worker, seen } = makeQueues();
    await worker.start();
    const wanted = wakeUp();

    await api.enqueue('channel.sync', wanted);

    await expect.poll(() => seen, { interval: 5, timeout: 2000 }).toEqual([wanted]);
  });

  it('makes one job of the same topic, subject and time', async () => {
    const { queues, seen } = makeQueues();
    const wanted = { ...wakeUp(), runAt: new Date() };
    await Promise.all(Array.from({ length: 20 }, () => queues.enqueue('channel.sync', wanted)));

    await queues.start();

    await expect.poll(() => seen.length).toBeGreaterThan(0);
    await queues.drain();
    expect(seen).toHaveLength(1);
  });

  it('waits until a wake-up is due', async () => {
    const { queues, seen } = makeQueues();
    await queues.start();
    const dueAt = Date.now() + 700;

    await queues.enqueue('metrics.poll', { ...wakeUp(), runAt: new Date(dueAt) });
    await expect.poll(() => seen.length, { interval: 5, timeout: 5000 }).toBe(1);

    expect(Date.now()).toBeGreaterThanOrEqual(dueAt - 5);
    expect(Date.now()).toBeLessThan(dueAt + 1500);
  });

  it('goes on after a handler failed, and takes the same subject again later', async () => {
    const { queues, seen } = makeQueues((payload) => {
      if (seen.length === 1) throw new Error(`broken for ${payload.id}`);
    });
    await queues.start();
    const wanted = wakeUp();

    await queues.enqueue('channel.sync', { ...wanted, runAt: new Date(1000) });
    await expect.poll(() => seen.length).toBe(1);
    await queues.enqueue('channel.sync', { ...wanted, runAt: new Date(2000) });

    await expect.poll(() => seen.length).toBe(2);
  });

  it('refuses a payload that is more than an id and an organisation', async () => {
    const { queues } = makeQueues();

    await expect(queues.enqueue('run.ready', { id: 'not-an-id', organisationId: database.organisationId })).rejects.toThrow(
      'UUID',
    );
  });

  it('finds wake-ups whose process died between commit and dispatch', async () => {
    const { id } = wakeUp();
    await database.database.inOrganisation(database.organisationId, (tx) =>
      createOutboxQueries(tx).add({ organisationId: database.organisationId, topic: 'channel.sync', subjectId: id }),
    );

    const { queues, seen } = makeQueues();
    await queues.start();

    await expect.poll(() => seen.map((payload) => payload.id)).toContain(id);
    const { rows } = await asOwner(database.ownerUrl, (owner) =>
      owner.query('select dispatched_at from outbox where subject_id = $1', [id]),
    );
    expect(rows[0]).toMatchObject({ dispatched_at: expect.any(Date) });
  });

  it('tells running jobs to stop when it drains, waits for them, and takes no new ones', async () => {
    let ended = 0;
    const { queues, seen } = makeQueues(async (_payload, signal) => {
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
      ended += 1;
    });
    await queues.start();
    await queues.enqueue('channel.sync', wakeUp());
    await expect.poll(() => seen.length).toBe(1);

    await queues.drain();
    await queues.enqueue('channel.sync', wakeUp());

    expect(ended).toBe(1);
    expect(seen).toHaveLength(1);
  });

  it('survives a database that ends all its connections', async () => {
    const { queues, seen } = makeQueues();
    await queues.start();
    await asOwner(database.ownerUrl, (owner) =>
      owner.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      ),
    );

    const wanted = wakeUp();
    await expect
      .poll(
        async () =>
          queues.enqueue('channel.sync', { ...wanted, runAt: new Date(5000) }).then(
            () => true,
            () => false,
          ),
        { timeout: 10_000 },
      )
      .toBe(true);

    await expect.poll(() => seen.map((payload) => payload.id), { timeout: 10_000 }).toContain(wanted.id);
  });
});
