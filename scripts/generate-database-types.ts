import { writeFile } from 'node:fs/promises';
import { migrateDatabase } from '../db/migrate.ts';
import { startTestCluster } from '../tests/support/test-cluster.ts';
import { generateDatabaseTypes } from './database-types.ts';

/** Migrates an empty database and writes `db/database.gen.ts` from what is there then. */
const cluster = await startTestCluster();
try {
  await migrateDatabase({ ownerUrl: cluster.ownerUrl, secret: 'only-for-the-generator-of-types' });
  const file = new URL('../db/database.gen.ts', import.meta.url);
  await writeFile(file, await generateDatabaseTypes(cluster.ownerUrl));
  console.log('db/database.gen.ts is up to date');
} finally {
  await cluster.remove();
}
