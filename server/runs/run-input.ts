import { z } from 'zod';
import type { OrchestratorInput } from '../../graphs/orchestrator/index.ts';

/**
 * What a run's row keeps: the graph's input, and what the run's services need beside it. The graph parses its own part again;
 * here only the outline is checked, so that reading a row does not load the graph.
 */
const storedRunInput = z.object({
  brandId: z.uuid(),
  asOf: z.iso.datetime({ offset: true }).optional(),
  orchestrator: z.looseObject({ workflow: z.enum(['campaign', 'performance_review']) }),
});

export interface StoredRunInput {
  brandId: string;
  asOf?: string;
  orchestrator: OrchestratorInput;
}

export function parseRunInput(stored: unknown): StoredRunInput {
  const { brandId, asOf, orchestrator } = storedRunInput.parse(stored);
  return { brandId, asOf, orchestrator: orchestrator as unknown as OrchestratorInput };
}
