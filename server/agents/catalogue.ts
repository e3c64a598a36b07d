import type { AgentName } from '../../agents/index.ts';
import type { Memory } from '../../memory/index.ts';
import type { Database } from '../../db/index.ts';
import type { ToolEffect } from '../../tools/define-tool.ts';
import type { Clock } from '../clock.ts';

export interface CatalogueEntry {
  name: AgentName;
  title: string;
  description: string;
  promptVersion: string;
  tools: { name: string; effect: ToolEffect }[];
}

/** What the agents say of themselves. Loads them, and LangGraph with them, at the first call. */
export function createCatalogueLoader(deps: { database: Database; clock: Clock; loadMemory: () => Promise<Memory> }) {
  let loading: Promise<CatalogueEntry[]> | undefined;

  async function load(): Promise<CatalogueEntry[]> {
    const [{ agentNames, createAgents }, { createResearchTools }, memory] = await Promise.all([
      import('../../agents/index.ts'),
      import('../../tools/research/index.ts'),
      deps.loadMemory(),
    ]);
    const agents = createAgents();
    // Never run: only their names and effects are read.
    const nowhere = '00000000-0000-4000-8000-000000000000';
    const tools = createResearchTools({ ...deps, organisationId: nowhere, brandId: nowhere, memory });
    return agentNames.map((name) => {
      const { title, description, promptVersion } = agents[name];
      return {
        name,
        title,
        description,
        promptVersion,
        tools: tools[name].map((tool) => ({ name: tool.name, effect: tool.effect })),
      };
    });
  }

  return (): Promise<CatalogueEntry[]> => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
}
