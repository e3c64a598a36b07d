import { z } from 'zod';
import { problem } from './common-schema.ts';

const titles: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Not signed in',
  402: 'Budget exceeded',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Not possible',
  429: 'Too many requests',
  500: 'Internal error',
  502: 'Upstream failure',
  503: 'Not available',
};

export function problemTitle(status: number): string {
  return titles[status] ?? (status < 500 ? 'Bad request' : 'Internal error');
}

export type Problem = z.output<typeof problem>;

type ProblemStatus = 400 | 401 | 402 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500 | 502 | 503;

interface ProblemResponse {
  description: string;
  content: { 'application/problem+json': { schema: typeof problem } };
}

/**
 * The problem answers of a route, to be spread into `schema.response`. 400 (malformed), 401, 403 and 429 may come from any
 * route that needs a caller, and are always there.
 */
export function problems<S extends ProblemStatus = never>(...statuses: S[]): Record<S | 400 | 401 | 403 | 429, ProblemResponse> {
  const entries = [...new Set<ProblemStatus>([400, 401, 403, 429, ...statuses])].map((status) => [
    status,
    { description: problemTitle(status), content: { 'application/problem+json': { schema: problem } } },
  ]);
  return Object.fromEntries(entries) as Record<S | 400 | 401 | 403 | 429, ProblemResponse>;
}
