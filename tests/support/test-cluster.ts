import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres } from '../../db/embedded/index.ts';
import { clearFolder } from '../../db/embedded/postmaster.ts';
import { processStartMark } from '../../db/embedded/process-identity.ts';

export interface TestCluster {
  ownerUrl: string;
  remove(): Promise<void>;
}

const prefix = 'septet-test-cluster-';
const ownerFile = 'test-run';

/** A PostgreSQL in a temporary folder, quick and forgetful. */
export async function startTestCluster(): Promise<TestCluster> {
  const folder = mkdtempSync(path.join(tmpdir(), prefix));
  // As root, the server's own account must get in.
  chmodSync(folder, 0o711);
  writeFileSync(path.join(folder, ownerFile), JSON.stringify({ pid: process.pid, mark: processStartMark(process.pid) }));
  const logger = { info: () => undefined, warn: () => undefined, error: console.error };
  const server = await startEmbeddedPostgres({
    dataDir: path.join(folder, 'postgres'),
    logger,
    isDurable: false,
    maxConnections: 150,
  });
  return {
    ownerUrl: server.ownerUrl,
    async remove() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What a killed run left behind: its server outlives it. */
export async function removeLeftClusters(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const folder = path.join(tmpdir(), name);
    if (!name.startsWith(prefix) || !existsSync(path.join(folder, ownerFile))) continue;
    try {
      const owner = JSON.parse(readFileSync(path.join(folder, ownerFile), 'utf8')) as { pid: number; mark?: string };
      if (processStartMark(owner.pid) === owner.mark) continue;
      await clearFolder(path.join(folder, 'postgres/cluster/main'));
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Another user's.
    }
  }
}
