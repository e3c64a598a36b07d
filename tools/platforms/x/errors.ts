import { z } from 'zod';
import { PlatformError } from '../connector.ts';
import { type Answer, type CallPhase, type ErrorTable, undocumentedFailure } from '../platform-client.ts';
import { readRetryAfterMs } from '../retry-after.ts';

const problem = z.looseObject({
  type: z.string().default('about:blank'),
  title: z.string().optional(),
  detail: z.string().optional(),
  error: z.string().optional(),
});

/** The last segment of a problem type; hosts differ (api.x.com, api.twitter.com), the names do not. */
function problemName(answer: Answer): string {
  const parsed = problem.safeParse(answer.body);
  return parsed.success ? (parsed.data.type.split('/').at(-1) ?? '') : '';
}

const missingPermission = new Set([
  'client-forbidden',
  'unsupported-authentication',
  'oauth1-permissions',
  'not-authorized-for-field',
]);
const finalRefusal = new Set([
  'invalid-request',
  'not-authorized-for-resource',
  'resource-not-found',
  'resource-unavailable',
  'disallowed-resource',
  'field-unauthorized',
]);

/**
 * X's refusals, by status and problem type.
 *
 * A 403 without a type of its own has several meanings, a duplicate among them, and X gives no code to tell them apart. After
 * `commit` it therefore counts as "maybe live": the publisher looks before it judges.
 *
 * @see https://docs.x.com/x-api/fundamentals/response-codes-and-errors
 */
export function createXErrorTable(now: () => Date): ErrorTable {
  return (answer: Answer, phase: CallPhase) => {
    const name = problemName(answer);
    const details = { phase, status: answer.status, problem: name };
    switch (answer.status) {
      case 400:
        if (phase === 'token') return refreshRefused(answer);
        return new PlatformError('x', 'refused', 'invalid_request', 'X refuses the request as malformed.', { details });
      case 401:
        return new PlatformError('x', 'auth', 'token_refused', 'X does not accept the access token.', { details });
      case 403:
        if (missingPermission.has(name)) {
          return new PlatformError(
            'x',
            'auth',
            'permission_missing',
            'The app or the token lacks a permission that this call needs.',
            { needsReconnect: true, details },
          );
        }
        if (phase === 'commit' && !finalRefusal.has(name)) {
          return new PlatformError(
            'x',
            'duplicate',
            'forbidden_maybe_duplicate',
            'X forbids the post, as it does for one that is already live.',
            { details },
          );
        }
        return new PlatformError('x', 'refused', 'forbidden', 'X forbids this for the account.', { details });
      case 404:
      case 413:
      case 415:
        return new PlatformError(
          'x',
          'refused',
          answer.status === 404 ? 'not_found' : 'media_refused',
          `X refuses the request (${answer.status}).`,
          { details },
        );
      case 429: {
        const retryAfterMs = readRetryAfterMs(answer.headers, now()) ?? 15 * 60_000;
        return new PlatformError(
          'x',
          'rate_limited',
          name === 'usage-capped' ? 'usage_capped' : 'rate_limited',
          'X asks us to wait.',
          { retryAfterMs, details },
        );
      }
      default:
        return undocumentedFailure('x', answer, phase);
    }
  };
}

/** RFC 6749: only these say that the refresh token itself is dead. */
function refreshRefused(answer: Answer): PlatformError {
  const parsed = problem.safeParse(answer.body);
  const code = parsed.success ? parsed.data.error : undefined;
  const isDead = code === 'invalid_grant' || code === 'invalid_request';
  return new PlatformError(
    'x',
    isDead ? 'auth' : 'not_sent',
    isDead ? 'refresh_refused' : 'refresh_failed',
    'X does not renew the access.',
    { needsReconnect: isDead, details: { code } },
  );
}
