import { z } from 'zod';
import { PlatformError } from '../connector.ts';
import { type Answer, type CallPhase, undocumentedFailure } from '../platform-client.ts';
import { readRetryAfterMs } from '../retry-after.ts';

const linkedinError = z.looseObject({
  code: z.string().optional(),
  serviceErrorCode: z.int().optional(),
  error: z.string().optional(),
  errorDetails: z.looseObject({ inputErrors: z.array(z.looseObject({ code: z.string().optional() })).default([]) }).optional(),
});

const revoked = 65_601;

/**
 * LinkedIn's refusals by status and code.
 *
 * @see https://learn.microsoft.com/en-us/linkedin/shared/api-guide/concepts/error-handling
 */
export function createLinkedinErrorTable(now: () => Date) {
  return (answer: Answer, phase: CallPhase): PlatformError => {
    const parsed = linkedinError.safeParse(answer.body);
    const body = parsed.success ? parsed.data : {};
    const inputCodes = (body.errorDetails?.inputErrors ?? []).map((entry) => entry.code);
    const details = { phase, status: answer.status, code: body.code, serviceErrorCode: body.serviceErrorCode, inputCodes };

    if (inputCodes.includes('DUPLICATE_POST') || body.code === 'DUPLICATE_POST') {
      return new PlatformError('linkedin', 'duplicate', 'duplicate_post', 'LinkedIn already has this post.', { details });
    }
    if (phase === 'token') return refreshRefused(answer, body.error, details);
    switch (answer.status) {
      case 400:
        return new PlatformError('linkedin', 'refused', 'invalid_request', 'LinkedIn refuses the request as malformed.', {
          details,
        });
      case 401:
        return new PlatformError(
          'linkedin',
          'auth',
          body.serviceErrorCode === revoked ? 'token_revoked' : 'token_refused',
          'LinkedIn does not accept the access token.',
          {
            needsReconnect: body.serviceErrorCode === revoked,
            details,
          },
        );
      case 403:
        return new PlatformError(
          'linkedin',
          'auth',
          'permission_missing',
          'The access lacks a permission, or the member no longer manages the page.',
          { needsReconnect: true, details },
        );
      case 404:
      case 413:
      case 422:
        return new PlatformError(
          'linkedin',
          'refused',
          answer.status === 404 ? 'not_found' : 'content_refused',
          `LinkedIn refuses the request (${answer.status}).`,
          { details },
        );
      case 426:
        return new PlatformError(
          'linkedin',
          'not_sent',
          'version_dead',
          'The configured LinkedIn API version has been retired; configure a newer one.',
          { details },
        );
      case 429:
        return new PlatformError('linkedin', 'rate_limited', 'rate_limited', 'LinkedIn asks us to wait.', {
          retryAfterMs: readRetryAfterMs(answer.headers, now()) ?? 15 * 60_000,
          details,
        });
      default:
        return undocumentedFailure('linkedin', answer, phase);
    }
  };
}

const deadGrant = new Set(['invalid_grant', 'invalid_request', 'unauthorized_client']);

function refreshRefused(answer: Answer, code: string | undefined, details: Record<string, unknown>): PlatformError {
  const isDead = answer.status >= 400 && answer.status < 500 && code !== undefined && deadGrant.has(code);
  return new PlatformError(
    'linkedin',
    isDead ? 'auth' : 'not_sent',
    isDead ? 'refresh_refused' : 'refresh_failed',
    'LinkedIn does not renew the access.',
    { needsReconnect: isDead, details },
  );
}
