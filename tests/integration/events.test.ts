import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createEventQueries } from '../../db/queries/events.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

function aGate(): { open: () => void; opened: Promise<void> } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

describe('the event stream', () => {
  const databases: TestDatabase[] = [];
  let test: TestDatabase;
  beforeEach(async () => {
    test = await createTestDatabase();
    databases.push(test);
  });
  afterAll(() => Promise.all(databases.map((database) => database.close())));

  const append = (type: string, payload: object = {}, organisationId = test.organisationId) =>
    test.database.inOrganisation(organisationId, (tx) => createEventQueries(tx).append(type, payload));
  const listAfter = (cursor?: string, options: { limit?: number; type?: string } = {}) =>
    test.database.inOrganisation(test.organisationId, (tx) => createEventQueries(tx).listAfter(cursor, options));
  /** Other databases of this server have transactions too, and an event waits for all that are older. */
  const listWhenSettled = async (count: number, cursor?: string) => {
    await expect.poll(async () => (await listAfter(cursor)).events.length).toBe(count);
    return listAfter(cursor);
  };

  it('gives out events in order, page by page, each once', async () => {
    for (let index = 0; index < 5; index += 1) await append('run.step', { index });
    await listWhenSettled(5);

    const first = await listAfter(undefined, { limit: 2 });
    const second = await listAfter(first.cursor, { limit: 2 });
    const third = await listAfter(second.cursor, { limit: 2 });
    const end = await listAfter(third.cursor);

    const payloads = [...first.events, ...second.events, ...third.events].map((event) => event.payload);
    expect(payloads).toEqual([0, 1, 2, 3, 4].map((index) => ({ index })));
    expect(end).toEqual({ events: [], cursor: third.cursor });
  });

  it('never skips an event that was written first and committed last', async () => {
    const written = aGate();
    const release = aGate();
    const slow = test.database.inOrganisation(test.organisationId, async (tx) => {
      await createEventQueries(tx).append('slow', {});
      written.open();
      await release.opened;
    });
    await written.opened;
    await append('fast');

    const whileOpen = await listAfter();
    release.open();
    await slow;
    const after = await listWhenSettled(2, whileOpen.cursor);

    expect(whileOpen.events).toEqual([]);
    expect(after.events.map((event) => event.type)).toEqual(['slow', 'fast']);
  });

  it('loses and doubles nothing while many write and one follows', async () => {
    const writers = Array.from({ length: 40 }, (_, index) =>
      test.database.inOrganisation(test.organisationId, async (tx) => {
        await createEventQueries(tx).append('tick', { index });
        await delay(Math.random() * 20);
      }),
    );
    const seen: unknown[] = [];
    let cursor: string | undefined;
    const follow = async () => {
      const page = await listAfter(cursor, { limit: 3 });
      cursor = page.cursor;
      seen.push(...page.events.map((event) => (event.payload as { index: number }).index));
      return seen.length;
    };
    await expect.poll(follow, { timeout: 10_000, interval: 5 }).toBe(40);
    await Promise.all(writers);

    expect(new Set(seen).size).toBe(40);
  });

  it('shows only the own organisation and the asked type', async () => {
    const otherId = await test.addOrganisation();
    await append('a');
    await append('b');
    await append('a', {}, otherId);
    await listWhenSettled(2);

    expect((await listAfter(undefined, { type: 'a' })).events).toHaveLength(1);
  });

  it('tells listeners after the commit, never before', async () => {
    const heard: { organisationId: string; seq: number }[] = [];
    await test.database.listen('septet_events', (payload) => heard.push(JSON.parse(payload)));
    const failed = test.database.inOrganisation(test.organisationId, async (tx) => {
      await createEventQueries(tx).append('undone', {});
      throw new Error('undo');
    });
    await expect(failed).rejects.toThrow('undo');
    await append('done', { value: 1 });
    await expect.poll(() => heard.length).toBe(1);

    const named = await test.database.inOrganisation(test.organisationId, (tx) =>
      createEventQueries(tx).findBySeq(heard[0]?.seq ?? 0),
    );
    expect(heard[0]?.organisationId).toBe(test.organisationId);
    expect(named).toMatchObject({ type: 'done', payload: { value: 1 } });
  });

  it('starts at the end for a reader that wants only what comes', async () => {
    await append('old');
    await listWhenSettled(1);
    const cursor = await test.database.inOrganisation(test.organisationId, (tx) => createEventQueries(tx).latestCursor());
    await append('new');

    expect((await listWhenSettled(1, cursor)).events[0]?.type).toBe('new');
  });

  it.each(['', 'x', '1', '1-', '-1-2', '99999999999999999999-1', "1-1' or true"])('refuses the cursor %j', async (cursor) => {
    await expect(listAfter(cursor)).rejects.toMatchObject({ code: 'events.bad_cursor' });
  });
});
