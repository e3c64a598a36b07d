import type { OrchestratorInput } from './input.ts';
import type { RunServices } from './services.ts';

/** One stretch of a thread on a worker that holds its claim. */
export interface AdvanceRequest {
  threadId: string;
  /** Used only when the thread has no checkpoint yet. */
  input: OrchestratorInput;
  services: RunServices;
  /** One controller per run. */
  signal: AbortSignal;
  /** Asked between steps: true stops there, checkpointed, to go on later (SIGTERM). */
  shouldDrain?: () => boolean;
}

export type AdvanceResult =
  /** The plan waits for people; advance again when the desk's outcome is no longer pending. */
  | { kind: 'parked'; planId: string; planVersion: number; round: number }
  /** `settled`: the desk's word. `revision_limit`: too many rounds of changes. `reviewed`: a performance review. */
  | { kind: 'finished'; outcome: 'settled' | 'revision_limit' | 'reviewed'; planId?: string; status?: string }
  | { kind: 'drained' }
  /** The thread was begun by another version of the graph and can't go on with this one. */
  | { kind: 'version_mismatch'; threadVersion: number; graphVersion: number };
