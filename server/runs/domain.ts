import type { Domain } from '../http/index.ts';
import type { RunEngine } from './engine.ts';
import type { OrchestratorLoader } from './load-orchestrator.ts';

/** Runs have no routes of their own: campaigns show theirs, agents list all. */
export function createRunsDomain({ engine, loader }: { engine: RunEngine; loader: OrchestratorLoader }): Domain {
  return {
    name: 'runs',
    jobs(registry) {
      registry.registerHandler('run.ready', ({ id, organisationId }, { signal }) => engine.execute(organisationId, id, signal));
    },
    async stop() {
      await engine.drain();
      await loader.close();
    },
  };
}
