import type { Domain } from '../http/index.ts';
import type { RunEngine } from './engine.ts';

/** Runs have no routes of their own: campaigns show theirs, agents list all. */
export function createRunsDomain({ engine }: { engine: RunEngine }): Domain {
  return {
    name: 'runs',
    jobs(registry) {
      registry.registerHandler('run.ready', ({ id, organisationId }, { signal }) => engine.execute(organisationId, id, signal));
    },
  };
}
