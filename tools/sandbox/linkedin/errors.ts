import type { NetworkErrors, Reply } from '../http/network.ts';

export function linkedinError(
  status: number,
  code: string,
  message: string,
  serviceErrorCode?: number,
  more: Record<string, unknown> = {},
): Reply {
  return { status, json: { status, code, message, ...(serviceErrorCode === undefined ? {} : { serviceErrorCode }), ...more } };
}

export function inputError(status: number, code: string, description: string): Reply {
  return {
    status,
    json: {
      status,
      message: description,
      errorDetailType: 'com.linkedin.common.error.BadRequest',
      errorDetails: { inputErrors: [{ description, input: {}, code }] },
    },
  };
}

export const linkedinErrors: NetworkErrors = {
  unauthorized: (isExpired) =>
    isExpired
      ? linkedinError(401, 'EXPIRED_ACCESS_TOKEN', 'The token used in the request has expired', 65_602)
      : linkedinError(401, 'INVALID_ACCESS_TOKEN', 'Invalid access token', 65_600),
  notFound: () => linkedinError(404, 'RESOURCE_NOT_FOUND', 'No virtual resource found', 0),
  serverError: () => linkedinError(500, 'INTERNAL_SERVER_ERROR', 'Internal Server Error'),
  rateLimited: (retryAfter) => ({
    ...linkedinError(429, 'TOO_MANY_REQUESTS', 'Resource level throttle limit for calls to this resource is reached.', 101),
    headers: { 'retry-after': retryAfter },
  }),
  refused: (status, code) =>
    linkedinError(status, code ?? 'ACCESS_DENIED', 'Not enough permissions to access this resource', 100),
};
