const longestWaitMs = 24 * 60 * 60 * 1000;

/**
 * How long a network asks us to wait: `Retry-After` in seconds or as a date, else `x-rate-limit-reset` in epoch seconds.
 * Absurd values are cut to a day, so that a channel can't be parked for years by one header.
 *
 * @returns Milliseconds, at least 1,000; absent when the network says nothing usable.
 */
export function readRetryAfterMs(headers: Headers, now: Date): number | undefined {
  const retryAfter = headers.get('retry-after');
  if (retryAfter !== null) {
    const seconds = Number(retryAfter);
    if (retryAfter.trim() !== '' && Number.isFinite(seconds)) return clamp(seconds * 1000);
    const date = Date.parse(retryAfter);
    if (!Number.isNaN(date)) return clamp(date - now.getTime());
  }
  const reset = Number(headers.get('x-rate-limit-reset') ?? Number.NaN);
  return Number.isFinite(reset) ? clamp(reset * 1000 - now.getTime()) : undefined;
}

function clamp(waitMs: number): number {
  return Math.min(Math.max(waitMs, 1000), longestWaitMs);
}
