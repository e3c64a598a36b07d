import type { NetworkErrors, Reply } from '../http/network.ts';

/** A Graph API error: always this envelope, mostly HTTP 400. */
export function graphError(message: string, code: number, subcode?: number, status = 400): Reply {
  return {
    status,
    json: {
      error: {
        message,
        type: code === 190 ? 'OAuthException' : 'IGApiException',
        code,
        ...(subcode === undefined ? {} : { error_subcode: subcode }),
        is_transient: code < 3,
        fbtrace_id: 'AsandboxTraceId',
      },
    },
  };
}

export const instagramErrors: NetworkErrors = {
  unauthorized: (isExpired) => graphError('Error validating access token: Session has expired.', 190, isExpired ? 463 : 467, 401),
  notFound: () => graphError('Unsupported request.', 100, 33),
  serverError: () => graphError('An unexpected error has occurred. Please retry your request later.', 2, undefined, 500),
  rateLimited: (retryAfter) => ({
    ...graphError('Application request limit reached', 4),
    headers: { 'retry-after': retryAfter },
  }),
  refused: (status, code) => {
    const [main, subcode] = (code ?? '100').split('/').map(Number);
    return graphError('The request was refused.', main ?? 100, subcode, status);
  },
};
