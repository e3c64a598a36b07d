import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../http/app-types.ts';
import { sendProblem } from '../http/error-handler.ts';
import { policies } from '../http/policy.ts';
import type { Auth } from './auth.ts';

/** All that is reachable of better-auth's endpoints. The rest of its several dozen does not exist here. */
const allowed = [
  { method: 'POST', path: '/sign-in/email', policy: policies.public, perMinute: 30 },
  { method: 'POST', path: '/sign-out', policy: policies.public, perMinute: 120 },
  { method: 'GET', path: '/get-session', policy: policies.public, perMinute: 600 },
  { method: 'POST', path: '/change-password', policy: policies.read, perMinute: 10 },
] as const;

export function registerAuthRoutes(app: App, auth: Auth, publicUrl: string): void {
  for (const { method, path, policy, perMinute } of allowed) {
    app.route({
      method,
      url: `/api/auth${path}`,
      config: {
        policy,
        rateLimit: { max: perMinute, timeWindow: 60_000, keyGenerator: (request: FastifyRequest) => request.ip },
      },
      schema: { hide: true },
      handler: async (request, reply) => {
        const response = await auth.handle(toWebRequest(request, publicUrl));
        // Whatever it was, what is remembered of these credentials may be wrong now.
        if (method === 'POST') auth.principals.forget(request.headers);
        return forward(response, request, reply);
      },
    });
  }
}

function toWebRequest(request: FastifyRequest, publicUrl: string): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined && name !== 'content-length') headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  // The library compares Origin with the address that was called; behind a proxy that ends TLS only we know its scheme.
  const origin = request.host === new URL(publicUrl).host ? new URL(publicUrl).origin : `${request.protocol}://${request.host}`;
  const hasBody = request.method === 'POST';
  return new Request(new URL(request.url, origin), {
    method: request.method,
    headers,
    body: hasBody ? JSON.stringify(request.body ?? {}) : undefined,
  });
}

const details: Readonly<Record<string, string>> = {
  INVALID_EMAIL_OR_PASSWORD: 'E-mail address and password do not match.',
  INVALID_PASSWORD: 'The current password is not right.',
  PASSWORD_TOO_SHORT: 'The new password needs at least 12 characters.',
};

async function forward(response: Response, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  for (const cookie of response.headers.getSetCookie()) void reply.header('set-cookie', cookie);
  void reply.header('cache-control', 'no-store');
  const text = await response.text();
  if (response.ok)
    return reply
      .code(response.status)
      .type('application/json; charset=utf-8')
      .send(text === '' ? 'null' : text);
  return sendProblem(request, reply, describeRefusal(response.status, text));
}

function describeRefusal(status: number, text: string): { status: number; code: string; detail: string } {
  let code = '';
  let message = '';
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body) {
      if ('code' in body && typeof body.code === 'string') code = body.code;
      if ('message' in body && typeof body.message === 'string') message = body.message;
    }
  } catch {
    // No JSON: the status says enough.
  }
  return {
    status,
    code: code === '' ? `auth.${status}` : `auth.${code.toLowerCase()}`,
    detail: details[code] ?? (message === '' ? 'That did not work.' : message),
  };
}
