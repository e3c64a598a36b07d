import type { OrchestratorInput } from './input.ts';
import type { RunServices } from './services.ts';

/** One stretch of a thread on a worker that holds its claim. */
export interface AdvanceRequest {
  threadId: string;
  /** The same for every stretch of the thread. Nodes read it from here; it is not part of the checkpoints, which stay small. */
  input: OrchestratorInput;
  services: RunServices;
  /** One controller per run. */
  signal: AbortSignal;
  /** Aborted on SIGTERM: the run stops at the next step, checkpointed, to go on later. */
  drainSignal?: AbortSignal;
}

export type AdvanceResult =
  /** The plan waits for people; advance again when the desk's outcome is no longer pending. */
  | { kind: 'parked'; planId: string; planVersion: number; round: number }
  /** `settled`: the desk's word. `revision_limit`: too many rounds of changes. `reviewed`: a performance review. */
  | { kind: 'finished'; outcome: 'settled' | 'revision_limit' | 'reviewed'; planId?: string; status?: string }
  | { kind: 'drained' }
  /** The thread was begun by another version of the graph and can't go on with this one. */
  | { kind: 'version_mismatch'; threadVersion: number; graphVersion: number };
