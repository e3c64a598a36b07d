import { z } from 'zod';
import type { App } from './app-types.ts';
import { policies } from './policy.ts';

export interface HealthDeps {
  /** Throws when something that requests need does not answer. */
  checkReady: () => Promise<void>;
}

const state = z.object({ status: z.literal('ok') });

/** `/healthz`: this process runs. `/readyz`: it can serve, so its database answers. Both tell nothing else. */
export function registerHealth(app: App, { checkReady }: HealthDeps): void {
  const config = { policy: policies.public, rateLimit: false as const };
  app.get('/healthz', { config, schema: { hide: true, response: { 200: state } } }, async () => ({ status: 'ok' as const }));
  app.get('/readyz', { config, schema: { hide: true } }, async (request, reply) => {
    try {
      await checkReady();
      return await reply.send({ status: 'ok' });
    } catch (error) {
      request.log.warn({ err: error }, 'not ready');
      return reply.code(503).header('retry-after', '1').send({ status: 'not ready' });
    }
  });
}
