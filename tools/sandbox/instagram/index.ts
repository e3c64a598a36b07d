import { readBearer } from '../http/bearer.ts';
import type { Network, NetworkDeps } from '../http/network.ts';
import { graphError, instagramErrors } from './errors.ts';
import { buildInstagramReadRoutes } from './read-routes.ts';
import { buildInstagramWriteRoutes } from './write-routes.ts';

/** Instagram's Graph API for professional accounts. */
export function createInstagramNetwork(deps: NetworkDeps): Network {
  return {
    platform: 'instagram',
    prefix: '/instagram',
    errors: instagramErrors,
    readToken: (call) => readBearer(call) ?? call.query.get('access_token') ?? undefined,
    answerHeaders: () => ({ 'x-app-usage': '{"call_count":3,"total_cputime":1,"total_time":1}' }),
    routes: [
      {
        method: 'GET',
        pattern: '/refresh_access_token',
        name: 'token',
        phase: 'token',
        async handle(call) {
          const account =
            call.query.get('grant_type') === 'ig_refresh_token'
              ? await deps.accounts.rotate('instagram', 'access', call.query.get('access_token') ?? '')
              : undefined;
          if (!account) return graphError('Error validating access token: Session has expired.', 190, 463);
          return { status: 200, json: { access_token: account.accessToken, token_type: 'bearer', expires_in: 5_184_000 } };
        },
      },
      ...buildInstagramWriteRoutes(deps),
      ...buildInstagramReadRoutes(deps),
    ],
  };
}
