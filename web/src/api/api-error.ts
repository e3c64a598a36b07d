import type { Problem } from './types.ts';

interface ApiErrorOptions {
  status: number;
  code: string;
  detail: string;
  errors?: { path: string; message: string }[];
  details?: Record<string, unknown>;
  cause?: unknown;
}

/** An answer of the server that is not a success. `status` 0: no answer at all. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors: { path: string; message: string }[];
  readonly details: Record<string, unknown>;

  constructor(options: ApiErrorOptions) {
    super(options.detail || options.code, { cause: options.cause });
    this.status = options.status;
    this.code = options.code;
    this.detail = options.detail;
    this.errors = options.errors ?? [];
    this.details = options.details ?? {};
  }
}

export function toApiError(status: number, body: unknown): ApiError {
  if (!isProblem(body)) return new ApiError({ status, code: `http.${status}`, detail: '' });
  return new ApiError({ status, code: body.code, detail: body.detail, errors: body.errors, details: body.details });
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'detail' in body;
}
