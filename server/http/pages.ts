import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from './app-types.ts';
import { sendProblem } from './error-handler.ts';

/**
 * Serves the built page: assets, whose names carry a hash, for ever; everything else fresh. An address that only the page's own
 * router knows gets the page; whatever is under `/api` never does.
 */
export async function servePages(app: App, folder: string): Promise<void> {
  const hasPages = existsSync(path.join(folder, 'index.html'));
  await app.register(fastifyStatic, {
    root: folder,
    serve: hasPages,
    cacheControl: false,
    setHeaders: (reply, file) => {
      const isHashed = path.dirname(file).endsWith(`${path.sep}assets`);
      void reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.setNotFoundHandler((request, reply) => notFound(request, reply, folder, hasPages));
}

function notFound(request: FastifyRequest, reply: FastifyReply, folder: string, hasPages: boolean): FastifyReply {
  const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
  if (wantsPage && hasPages && !request.url.startsWith('/api/')) return reply.sendFile('index.html', folder);
  return sendProblem(request, reply, {
    status: 404,
    code: 'request.no_route',
    detail: `There is nothing at ${request.method} ${request.url.split('?')[0]}.`,
  });
}
