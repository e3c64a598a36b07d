import { createServer } from 'node:http';
import type { TestProject } from 'vitest/node';
import { removeLeftClusters, startTestCluster, type TestCluster } from './test-cluster.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Answers with the address of this run's PostgreSQL, which starts when the first test asks. */
    testClusterUrl: string;
  }
}

/** One embedded PostgreSQL per run, for the tests that need one: a run of unit tests alone starts none. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let cluster: Promise<TestCluster> | undefined;
  const server = createServer((_request, response) => {
    cluster ??= removeLeftClusters().then(startTestCluster);
    cluster.then(
      ({ ownerUrl }) => response.end(ownerUrl),
      (error: unknown) => response.writeHead(500).end(error instanceof Error ? error.message : String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no port for the test cluster');
  project.provide('testClusterUrl', `http://127.0.0.1:${address.port}/`);

  return async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    const started = await cluster?.catch(() => undefined);
    await started?.remove();
  };
}
