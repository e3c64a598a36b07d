import type { NetworkErrors, Reply } from '../http/network.ts';

/** X's problem documents (RFC 7807 with types of its own). */
export function problem(status: number, type: string, title: string, detail: string, more: Record<string, unknown> = {}): Reply {
  const address = type === 'about:blank' ? type : `https://api.x.com/2/problems/${type}`;
  return {
    status,
    headers: { 'content-type': 'application/problem+json' },
    raw: JSON.stringify({ title, type: address, status, detail, ...more }),
  };
}

export function invalidRequest(message: string, parameters: Record<string, unknown> = {}): Reply {
  return problem(400, 'invalid-request', 'Invalid Request', 'One or more parameters to your request was invalid.', {
    errors: [{ message, parameters }],
  });
}

export const xErrors: NetworkErrors = {
  unauthorized: () => problem(401, 'about:blank', 'Unauthorized', 'Unauthorized'),
  notFound: () => problem(404, 'about:blank', 'Not Found', 'Not Found'),
  serverError: () => problem(500, 'internal-error', 'Internal Error', 'Something is broken. This is usually a temporary error.'),
  rateLimited: (retryAfter) => ({
    ...problem(429, 'about:blank', 'Too Many Requests', 'Too Many Requests'),
    headers: { 'content-type': 'application/problem+json', 'retry-after': retryAfter },
  }),
  refused: (status, code) => problem(status, code ?? 'about:blank', 'Forbidden', 'You are not permitted to perform this action.'),
};
