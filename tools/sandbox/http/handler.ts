import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { EgressError, readBody } from '../../http/index.ts';
import type { Account, AccountStore } from '../store/accounts.ts';
import type { Faults } from './faults.ts';
import type { Call, Network, Reply } from './network.ts';
import { compileRoutes } from './router.ts';

const maxBodyBytes = 32 * 1024 * 1024;

/** Something that is not a network: admin, pages. */
export interface PlainRoute {
  method: 'GET' | 'POST' | 'DELETE';
  pattern: string;
  handle: (call: Call) => Promise<Reply>;
}

export interface HandlerDeps {
  networks: readonly Network[];
  plainRoutes: readonly PlainRoute[];
  accounts: AccountStore;
  faults: Faults;
  now: () => Date;
  onError: (error: unknown) => void;
}

/** Answers one HTTP request; a network's faults strike between its route and its effect. */
export function createHandler(deps: HandlerDeps) {
  const plain = compileRoutes(deps.plainRoutes);
  const networks = deps.networks.map((network) => ({ network, routes: compileRoutes(network.routes) }));

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const url = new URL(request.url ?? '/', 'http://sandbox');
      const method = request.method ?? 'GET';
      const body = await readBody(request, maxBodyBytes);
      const buildCall = (path: string, params: Record<string, string>): Call => ({
        method,
        path,
        query: url.searchParams,
        headers: toHeaders(request),
        params,
        body,
        json: () => parseJson(body),
      });

      const page = plain.find(method, url.pathname);
      if (page) return send(response, await page.route.handle(buildCall(url.pathname, page.params)));

      const entry = networks.find(
        ({ network }) => url.pathname === network.prefix || url.pathname.startsWith(`${network.prefix}/`),
      );
      if (!entry) return send(response, { status: 404, json: { error: 'not found' } });
      const path = url.pathname.slice(entry.network.prefix.length) || '/';
      const found = entry.routes.find(method, path);
      const call = buildCall(path, found?.params ?? {});
      if (!found) return send(response, entry.network.errors.notFound());
      await answer(entry.network, found.route, call, response);
    } catch (error) {
      if (error instanceof EgressError && error.failure === 'too_large')
        return send(response, { status: 413, json: { error: 'too large' } });
      deps.onError(error);
      if (!response.headersSent && !response.destroyed)
        send(response, { status: 500, json: { error: 'the sandbox has a fault of its own' } });
    }
  };

  async function answer(network: Network, route: Network['routes'][number], call: Call, response: ServerResponse): Promise<void> {
    const token = network.readToken(call);
    const account =
      route.phase === 'token' || token === undefined ? undefined : await deps.accounts.findByToken(network.platform, token);
    const reply = (result: Reply) =>
      send(response, { ...result, headers: { ...network.answerHeaders?.(account), ...result.headers } });

    const fault = deps.faults.take({ platform: network.platform, route: route.name, phase: route.phase, account: account?.id });
    if (fault?.kind === 'fail_before') return reply(network.errors.serverError());
    if (fault?.kind === 'cut_before') return cut(response);
    if (fault?.kind === 'refuse') return reply(network.errors.refused(fault.status, fault.code));
    if (fault?.kind === 'rate_limit') return reply(network.errors.rateLimited(fault.retryAfter));
    if (fault?.kind === 'slow') await delay(fault.ms);
    if (fault?.kind === 'expire_token' && account) {
      await deps.accounts.expireToken(account.id, deps.now());
      return reply(network.errors.unauthorized(true));
    }

    const wrong = network.checkCall?.(call);
    if (wrong) return reply(wrong);
    if (route.phase !== 'token') {
      if (!account) return reply(network.errors.unauthorized(false));
      if (account.tokenExpiresAt !== null && account.tokenExpiresAt <= deps.now())
        return reply(network.errors.unauthorized(true));
    }
    // A token route is called without an account by contract.
    const result = await route.handle(call, account as Account);
    if (fault?.kind === 'cut_after') return cut(response);
    if (fault?.kind === 'slow_after') await delay(fault.ms);
    if (fault?.kind === 'fail_after') return reply(network.errors.serverError());
    if (fault?.kind === 'drift') return reply({ status: 200, json: { renamed: [{ everything: true }] } });
    reply(result);
  }
}

function cut(response: ServerResponse): void {
  response.socket?.destroy();
}

function send(response: ServerResponse, reply: Reply): void {
  if (response.destroyed) return;
  const raw = reply.raw ?? (reply.json === undefined ? '' : JSON.stringify(reply.json));
  const type = reply.raw === undefined && reply.json !== undefined ? { 'content-type': 'application/json; charset=utf-8' } : {};
  response.writeHead(reply.status, { ...type, ...reply.headers, 'content-length': String(Buffer.byteLength(raw)) });
  response.end(raw);
}

function toHeaders(request: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}
