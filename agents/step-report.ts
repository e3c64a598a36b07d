import type { Trust } from '../tools/define-tool.ts';
import type { AgentName } from './agent-names.ts';

/** One line of a run's live progress. `message` is for people; numbers in it come from tools. */
export interface StepReport {
  agent: AgentName | 'orchestrator';
  kind: 'started' | 'tool' | 'finding' | 'finished' | 'failed' | 'note';
  message: string;
  /** Small JSON for those who want more than the sentence. */
  data?: Record<string, unknown>;
  trust?: Trust;
  promptTokens?: number;
  completionTokens?: number;
  durationMs?: number;
}
