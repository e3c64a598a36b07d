import { readBearer } from '../http/bearer.ts';
import type { Network, NetworkDeps } from '../http/network.ts';
import { linkedinError, linkedinErrors } from './errors.ts';
import { buildLinkedinReadRoutes } from './read-routes.ts';
import { buildLinkedinWriteRoutes } from './write-routes.ts';

/** Versions before this one have been retired. */
const oldestVersion = '202511';

/** LinkedIn's versioned REST API for pages. */
export function createLinkedinNetwork(deps: NetworkDeps): Network {
  return {
    platform: 'linkedin',
    prefix: '/linkedin',
    errors: linkedinErrors,
    readToken: readBearer,
    checkCall(call) {
      if (!call.path.startsWith('/rest/')) return undefined;
      const version = call.headers.get('linkedin-version') ?? '';
      if (version === '')
        return linkedinError(
          400,
          'VERSION_MISSING',
          'A version must be present. Please specify a version by adding the LinkedIn-Version header.',
        );
      const month = Number(version.slice(4));
      if (!/^\d{6}$/.test(version) || month < 1 || month > 12 || version < oldestVersion)
        return linkedinError(426, 'NONEXISTENT_VERSION', `Requested version ${version} is not active`);
      if (call.headers.get('x-restli-protocol-version') !== '2.0.0')
        return linkedinError(400, 'ILLEGAL_ARGUMENT', 'X-RestLi-Protocol-Version 2.0.0 is required');
      return undefined;
    },
    routes: [
      ...buildLinkedinWriteRoutes(deps),
      ...buildLinkedinReadRoutes(deps),
      {
        method: 'POST',
        pattern: '/oauth/v2/accessToken',
        name: 'token',
        phase: 'token',
        async handle(call) {
          const form = new URLSearchParams(call.body.toString('utf8'));
          const account =
            form.get('grant_type') === 'refresh_token'
              ? await deps.accounts.rotate('linkedin', 'refresh', form.get('refresh_token') ?? '')
              : undefined;
          if (!account)
            return {
              status: 400,
              json: {
                error: 'invalid_request',
                error_description: 'The provided authorization grant or refresh token is invalid, expired or revoked.',
              },
            };
          return {
            status: 200,
            json: {
              access_token: account.accessToken,
              expires_in: 5_184_000,
              refresh_token: account.refreshToken,
              refresh_token_expires_in: 31_536_000,
            },
          };
        },
      },
    ],
  };
}
