import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { generateDatabaseTypes } from '../../scripts/database-types.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.close());

it('db/database.gen.ts is what the migrations make (else run: npm run generate)', async () => {
  const committed = readFileSync(new URL('../../db/database.gen.ts', import.meta.url), 'utf8');

  expect(await generateDatabaseTypes(test.ownerUrl)).toBe(committed);
});
