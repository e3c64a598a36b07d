/** What an error may carry to its reader: never a secret, a prompt or a stack. */
export type ErrorDetails = Readonly<Record<string, unknown>>;

export interface SeptetErrorOptions {
  cause?: unknown;
  details?: ErrorDetails;
  isRetryable?: boolean;
}

/**
 * The one error family. `code` is stable and dotted (`approval.stale_version`), `message` says what, where and what would
 * be right, in words that may be shown to a person. Translated in three places only: HTTP handler, worker, socket gateway.
 */
export abstract class SeptetError extends Error {
  abstract readonly status: number;
  readonly code: string;
  readonly details: ErrorDetails;
  readonly isRetryable: boolean;

  constructor(code: string, message: string, options: SeptetErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.code = code;
    this.details = options.details ?? {};
    this.isRetryable = options.isRetryable ?? false;
  }
}

/** The caller sent something that can never work as it is. */
export class InvalidInputError extends SeptetError {
  readonly status: number = 400;
}

/** Well-formed, but the rules of the domain or of a network forbid it (a text over the limit, a plan that can't fit). */
export class UnprocessableError extends SeptetError {
  readonly status = 422;
}

/** The body is larger than the route takes. */
export class PayloadTooLargeError extends SeptetError {
  readonly status = 413;
}

/** Nobody is signed in. */
export class UnauthenticatedError extends SeptetError {
  readonly status = 401;
}

/** Signed in, but not allowed. */
export class PermissionError extends SeptetError {
  readonly status = 403;
}

/** Absent, or another organisation's: the two look alike on purpose. */
export class NotFoundError extends SeptetError {
  readonly status = 404;
}

/** The world moved on: a decision on an old version, a second terminal decision, a duplicate. */
export class ConflictError extends SeptetError {
  readonly status = 409;
}

export class RateLimitedError extends SeptetError {
  readonly status = 429;
  readonly retryAfterMs: number | undefined;

  constructor(code: string, message: string, options: SeptetErrorOptions & { retryAfterMs?: number } = {}) {
    super(code, message, { isRetryable: true, ...options });
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** A model provider or a network failed in a way that says nothing about our request. */
export class ProviderError extends SeptetError {
  readonly status = 502;
}

/** A model answered, but not with what its schema asked for, also after the repair attempt. */
export class ModelOutputError extends SeptetError {
  readonly status = 502;
}

/** A tool broke (a fault, not an expected failure, which a tool returns as data). */
export class ToolExecutionError extends SeptetError {
  readonly status = 500;
}

/** The organisation's budget would be passed; the run ends here and says so. */
export class BudgetExceededError extends SeptetError {
  readonly status = 402;
}

export class RunCancelledError extends SeptetError {
  readonly status = 409;
}

/** Configuration that can't work: boot stops, all problems are listed together. */
export class ConfigError extends SeptetError {
  readonly status = 500;
}

/** Someone newer owns this row (epoch moved on): stop, write nothing more. */
export class StaleEpochError extends SeptetError {
  readonly status = 409;
}
