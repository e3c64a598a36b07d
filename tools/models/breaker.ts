/** Leaves a failing provider alone for a while, so that it does not slow down every call. */
export interface Breaker {
  /** May a call be made now? After the pause one probe at a time is let through. */
  allows(nowMs: number): boolean;
  succeeded(): void;
  /** `pauseMs` opens the breaker at once, for that long (a provider said when to come back). */
  failed(nowMs: number, pauseMs?: number): void;
}

const failuresToOpen = 3;
const probeTimeoutMs = 60_000;

export function createBreaker({ cooldownMs }: { cooldownMs: number }): Breaker {
  let failures = 0;
  let openUntilMs = 0;
  let probeSinceMs: number | undefined;
  return {
    allows(nowMs) {
      if (openUntilMs === 0) return true;
      if (nowMs < openUntilMs) return false;
      if (probeSinceMs !== undefined && nowMs - probeSinceMs < probeTimeoutMs) return false;
      probeSinceMs = nowMs;
      return true;
    },
    succeeded() {
      failures = 0;
      openUntilMs = 0;
      probeSinceMs = undefined;
    },
    failed(nowMs, pauseMs) {
      failures += 1;
      probeSinceMs = undefined;
      if (pauseMs !== undefined) openUntilMs = Math.max(openUntilMs, nowMs + pauseMs);
      else if (failures >= failuresToOpen) openUntilMs = nowMs + cooldownMs;
    },
  };
}
