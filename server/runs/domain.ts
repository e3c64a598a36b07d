import type { Domain } from '../http/index.ts';
import type { RunEngine } from './engine.ts';
import type { OrchestratorLoader } from './load-orchestrator.ts';

/** After the start's own work: the first brief should not wait for modules to be read from disk. */
const warmUpAfterMs = 1500;

/** Runs have no routes of their own: campaigns show theirs, agents list all. */
export function createRunsDomain(deps: {
  engine: RunEngine;
  loader: OrchestratorLoader;
  /** Loads what a run needs; a failure is met again, and reported, by the run that needs it. */
  warmUp: () => Promise<unknown>;
}): Domain {
  const { engine, loader } = deps;
  let warming: NodeJS.Timeout | undefined;
  return {
    name: 'runs',
    jobs(registry) {
      registry.registerHandler('run.ready', ({ id, organisationId }, { signal }) => engine.execute(organisationId, id, signal));
    },
    start() {
      warming = setTimeout(() => void deps.warmUp().catch(() => undefined), warmUpAfterMs);
    },
    async stop() {
      clearTimeout(warming);
      await engine.drain();
      await loader.close();
    },
  };
}
