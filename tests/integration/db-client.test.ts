import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asOwner, createTestDatabase, type TestDatabase } from '../support/database.ts';

describe('the database client', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(() => test.close());

  it('reads counts and money as numbers, instants as dates, json as values', async () => {
    const rows = await test.database.inOrganisation(test.organisationId, (tx) =>
      tx
        .selectFrom('organisations')
        .select((eb) => ['created_at', 'monthly_budget_usd', 'settings', eb.fn.countAll<number>().over().as('count')])
        .execute(),
    );

    expect(rows).toEqual([{ created_at: expect.any(Date), monthly_budget_usd: 50, settings: {}, count: 1 }]);
  });

  it('rolls back when the work throws', async () => {
    const failed = test.database.inOrganisation(test.organisationId, async (tx) => {
      await tx.updateTable('organisations').set({ name: 'Changed' }).execute();
      throw new Error('stop');
    });
    await expect(failed).rejects.toThrow('stop');

    const row = await test.database.inOrganisation(test.organisationId, (tx) =>
      tx.selectFrom('organisations').select('name').executeTakeFirstOrThrow(),
    );
    expect(row.name).toBe('Northwind Coffee');
  });

  it('refuses an organisation id that is none', async () => {
    await expect(test.database.inOrganisation("x' or true", async () => 1)).rejects.toMatchObject({
      code: 'organisation.bad_id',
    });
  });

  it('fails a transaction whose connection is lost, and never goes on inside another organisation', async () => {
    const other = await test.addOrganisation({ name: 'Other' });
    let lostPid = 0;
    const lost = test.database.inOrganisation(test.organisationId, async (tx) => {
      const found = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
      lostPid = found.rows[0]?.pid ?? 0;
      await asOwner(test.ownerUrl, (owner) => owner.query('select pg_terminate_backend($1)', [lostPid]));
      await delay(50);
      await tx.insertInto('threads').values({ organisation_id: other, graph: 'g', graph_version: 1 }).execute();
    });
    const settled = Promise.allSettled([lost]);
    const seen = await Promise.all(
      Array.from({ length: 10 }, () =>
        test.database.inOrganisation(other, async (tx) => {
          await delay(20);
          const found = await sql<{ id: string }>`select current_organisation() as id`.execute(tx);
          return found.rows[0]?.id;
        }),
      ),
    );

    expect(await settled).toMatchObject([{ status: 'rejected' }]);
    expect(new Set(seen)).toEqual(new Set([other]));
    const threads = await asOwner(test.ownerUrl, (owner) => owner.query('select 1 from threads'));
    expect(threads.rowCount).toBe(0);
  });

  it('listens again after its connection was lost, and says so', async () => {
    const received: string[] = [];
    let readyCount = 0;
    const unlisten = await test.database.listen(
      'test_channel',
      (payload) => received.push(payload),
      () => (readyCount += 1),
    );
    await asOwner(test.ownerUrl, (owner) =>
      owner.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name like '% listen'"),
    );
    await expect.poll(() => readyCount).toBe(2);
    await asOwner(test.ownerUrl, (owner) => owner.query("select pg_notify('test_channel', 'after')"));

    await expect.poll(() => received).toEqual(['after']);
    await unlisten();
  });
});
