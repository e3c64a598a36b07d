import { setTimeout as delay } from 'node:timers/promises';

/**
 * Polls until `check` gives a value, at growing distances.
 *
 * @param check - May name the wait before the next look in `nextInMs` (X's `check_after_secs`).
 * @returns The value, or undefined when the time is up or the caller has stopped.
 */
export async function waitUntil<T>(
  check: () => Promise<{ value: T; nextInMs?: never } | { value?: never; nextInMs?: number }>,
  options: { timeoutMs: number; signal: AbortSignal; firstWaitMs?: number },
): Promise<T | undefined> {
  const endsAt = performance.now() + options.timeoutMs;
  let waitMs = options.firstWaitMs ?? 150;
  for (;;) {
    const result = await check();
    if (result.value !== undefined) return result.value;
    const nextMs = result.nextInMs ?? waitMs;
    if (performance.now() + nextMs > endsAt) return undefined;
    try {
      await delay(nextMs, undefined, { signal: options.signal });
    } catch {
      return undefined;
    }
    waitMs = Math.min(waitMs * 1.6, 5000);
  }
}
