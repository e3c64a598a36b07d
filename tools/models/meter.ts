/** One model's answer, or its failed attempt, as the run's books want it. */
export interface ModelUsage {
  model: string;
  promptTokens: number;
  completionTokens: number;
  costUsd: number;
  offline: boolean;
  /** False when the model is not in the price table: `costUsd` is then 0 and means "unknown". */
  priced: boolean;
  /** True when the tokens were paid for but the answer could not be used. */
  failed: boolean;
  /** Models that were asked before this one and why they did not answer; empty when the first one did. */
  fellBackFrom: { model: string; reason: string }[];
}

/** Counts what a run spends. `assertWithinBudget` throws `BudgetExceededError`; it is asked before and after each call. */
export interface ModelMeter {
  record(usage: ModelUsage): void | Promise<void>;
  assertWithinBudget(): void | Promise<void>;
}

/** For calls that belong to no run. */
export const unmetered: ModelMeter = { record: () => undefined, assertWithinBudget: () => undefined };
