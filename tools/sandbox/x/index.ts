import { readBearer } from '../http/bearer.ts';
import type { Network, NetworkDeps } from '../http/network.ts';
import { xErrors } from './errors.ts';
import { buildXReadRoutes } from './read-routes.ts';
import { buildXWriteRoutes } from './write-routes.ts';

/** X as its API is described in document 2.167. */
export function createXNetwork(deps: NetworkDeps): Network {
  return {
    platform: 'x',
    prefix: '/x',
    errors: xErrors,
    readToken: readBearer,
    answerHeaders: () => ({
      'x-rate-limit-limit': '900',
      'x-rate-limit-remaining': '899',
      'x-rate-limit-reset': String(Math.floor(deps.now().getTime() / 1000) + 900),
    }),
    routes: [
      ...buildXReadRoutes(deps),
      ...buildXWriteRoutes(deps),
      {
        method: 'POST',
        pattern: '/2/oauth2/token',
        name: 'token',
        phase: 'token',
        async handle(call) {
          const form = new URLSearchParams(call.body.toString('utf8'));
          const account =
            form.get('grant_type') === 'refresh_token'
              ? await deps.accounts.rotate('x', 'refresh', form.get('refresh_token') ?? '')
              : undefined;
          if (!account)
            return {
              status: 400,
              json: { error: 'invalid_request', error_description: 'Value passed for the token was invalid.' },
            };
          return {
            status: 200,
            json: {
              token_type: 'bearer',
              expires_in: 7200,
              access_token: account.accessToken,
              refresh_token: account.refreshToken,
              scope: 'tweet.read tweet.write users.read media.write offline.access',
            },
          };
        },
      },
    ],
  };
}
