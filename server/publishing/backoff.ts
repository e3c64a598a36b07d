const firstMs = 1000;
const longestMs = 300_000;

/** How long to wait after the nth failure in a row: doubling from a second to five minutes, less up to half by chance. */
export function backoffMs(failures: number, random: () => number = Math.random): number {
  const full = Math.min(longestMs, firstMs * 2 ** Math.max(0, failures - 1));
  return Math.round(full * (1 - random() / 2));
}

const longestWaitMs = 24 * 3_600_000;

/** A network's Retry-After, kept within what can be meant: at least a second, at most a day. */
export function retryAfterMs(asked: number | undefined, fallbackMs: number): number {
  if (asked === undefined || !Number.isFinite(asked)) return fallbackMs;
  return Math.min(longestWaitMs, Math.max(1000, asked));
}
