import { runMigrations } from 'bullmq';
import { Client } from 'pg';

/** Makes or updates the queue's tables. A migration step: run under the migration lock. */
export async function migrateQueues(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await runMigrations(client, 'bullmq');
  } finally {
    await client.end();
  }
}
