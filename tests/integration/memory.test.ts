import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBrandQueries } from '../../db/index.ts';
import { createMemory, createPostgresMemoryStore } from '../../memory/index.ts';
import { createDice } from '../../tools/analytics/index.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { describeMemoryContract } from '../support/memory-contract.ts';

let test: TestDatabase;
let other: string;
let brandId: string;

beforeAll(async () => {
  test = await createTestDatabase();
  other = await test.addOrganisation();
  brandId = (
    await test.database.inOrganisation(test.organisationId, (tx) =>
      createBrandQueries(tx).insert(test.organisationId, { name: 'Northwind' }),
    )
  ).id;
});
afterAll(async () => {
  await test.close();
});

describeMemoryContract('Postgres', {
  store: () => createPostgresMemoryStore(test.database),
  organisations: () => [test.organisationId, other],
  brandId: () => brandId,
});

describe('memory in Postgres at size', () => {
  const dimensions = 256;
  const dice = createDice(7);
  const randomVector = () => Array.from({ length: dimensions }, () => dice() + dice() + dice() - 1.5);

  it('finds the nearest of ten thousand and one things, soon', async () => {
    const organisation = await test.addOrganisation();
    const wanted = randomVector();
    const near = wanted.map((value) => value + 0.35 * (dice() - 0.5));
    const embeddings = { model: 'random', embedQuery: async () => wanted, embedDocuments: async () => [near] };
    const memory = createMemory({
      store: createPostgresMemoryStore(test.database),
      embeddings,
      clock: { now: () => new Date() },
    });
    const { id } = await memory.remember(organisation, {
      kind: 'fact',
      text: 'the one',
      dedupeKey: 'one',
      trust: 'trusted',
      source: {},
    });
    await fill(organisation, 10_000);

    const start = performance.now();
    const [found] = await memory.recall(organisation, { query: 'x', limit: 3 });
    const elapsedMs = performance.now() - start;

    expect(found).toMatchObject({ id, text: 'the one' });
    expect(elapsedMs).toBeLessThan(10_000);
  });

  /** Fills the table behind the store's back: random vectors with random signatures. */
  async function fill(organisation: string, count: number): Promise<void> {
    const client = new Client({ connectionString: test.ownerUrl });
    await client.connect();
    try {
      await client.query(
        `insert into memory_items (organisation_id, kind, text, dedupe_key, embedding, embedding_model, signature, trust, source)
         select $1, 'fact', 'filler ' || i, 'filler ' || i, array(select (random() - 0.5)::real from generate_series(1, $3) where i > 0), 'random/' || $3,
           (select string_agg((random() > 0.5)::int::text, '') from generate_series(1, 512) where i > 0)::bit(512), 'trusted', '{}'
         from generate_series(1, $2) as i`,
        [organisation, count, dimensions],
      );
    } finally {
      await client.end();
    }
  }
});
