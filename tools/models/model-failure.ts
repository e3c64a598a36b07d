import { isRecord } from './wire.ts';

/**
 * Why a model did not answer. `refused`: the key or the model's name is wrong, trying again is no use. `busy`: 429.
 * `unavailable`: 5xx or no connection. `timeout`. `unusable`: it answered, but empty, cut off, or not in the format.
 * `rejected`: it does not take this request (400), which says nothing about its health.
 */
export type FailureKind = 'refused' | 'busy' | 'unavailable' | 'timeout' | 'unusable' | 'rejected';

export class ModelFailure extends Error {
  readonly kind: FailureKind;
  readonly retryAfterMs: number | undefined;
  /** Tokens that were spent on an answer nobody can use. */
  readonly usage: { promptTokens: number; completionTokens: number } | undefined;

  constructor(
    kind: FailureKind,
    message: string,
    options: { cause?: unknown; retryAfterMs?: number; usage?: ModelFailure['usage'] } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'ModelFailure';
    this.kind = kind;
    this.retryAfterMs = options.retryAfterMs;
    this.usage = options.usage;
  }
}

/** Reads an error of the OpenAI client. The message is ours: a provider's own may repeat the prompt or the key. */
export function toModelFailure(error: unknown, nowMs: number): ModelFailure {
  if (error instanceof ModelFailure) return error;
  const status = isRecord(error) && typeof error['status'] === 'number' ? error['status'] : undefined;
  const name = error instanceof Error ? error.name : '';
  if (status === undefined) {
    const timedOut = name === 'TimeoutError' || name === 'APIConnectionTimeoutError';
    if (timedOut) return new ModelFailure('timeout', 'no answer in time', { cause: error });
    if (error instanceof SyntaxError) return new ModelFailure('unusable', 'the answer is not JSON', { cause: error });
    if (name === 'LengthFinishReasonError')
      return new ModelFailure('unusable', 'the answer was cut off at the token limit', { cause: error });
    return new ModelFailure('unavailable', 'the connection failed', { cause: error });
  }
  if (status === 429)
    return new ModelFailure('busy', 'too many requests (429)', { cause: error, retryAfterMs: retryAfterOf(error, nowMs) });
  if (status === 401 || status === 403)
    return new ModelFailure('refused', `the provider refused the key (${status})`, { cause: error });
  if (status === 404) return new ModelFailure('refused', 'the provider does not know this model (404)', { cause: error });
  if (status === 408) return new ModelFailure('timeout', 'no answer in time (408)', { cause: error });
  if (status >= 500)
    return new ModelFailure('unavailable', `the provider failed (${status})`, {
      cause: error,
      retryAfterMs: retryAfterOf(error, nowMs),
    });
  return new ModelFailure('rejected', `the provider did not take the request (${status})`, { cause: error });
}

function retryAfterOf(error: unknown, nowMs: number): number | undefined {
  const headers: unknown = isRecord(error) ? error['headers'] : undefined;
  const read = (name: string): string | undefined => {
    if (headers instanceof Headers) return headers.get(name) ?? undefined;
    return isRecord(headers) && typeof headers[name] === 'string' ? headers[name] : undefined;
  };
  const milliseconds = Number(read('retry-after-ms'));
  if (Number.isFinite(milliseconds) && milliseconds > 0) return milliseconds;
  const text = read('retry-after');
  if (text === undefined) return undefined;
  const seconds = Number(text);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1_000);
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, at - nowMs);
}
