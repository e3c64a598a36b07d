import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { policies } from '../../server/http/index.ts';
import { asOwner } from '../support/database.ts';
import { as, createTestServer, type TestPerson, type TestServer } from '../support/server.ts';

let server: TestServer;
let person: TestPerson;
let colleague: TestPerson;
let made: { id: string; text: string }[] = [];
let release: (() => void) | undefined;

beforeAll(async () => {
  server = await createTestServer({
    extraDomains: () => [
      {
        name: 'probe',
        routes(app) {
          const body = z
            .object({ text: z.string().max(100), mode: z.enum(['ok', 'wait', 'break', 'refuse']).default('ok') })
            .strict();
          app.post(
            '/probe',
            { config: { policy: policies.create, isIdempotent: true }, schema: { body } },
            async (request, reply) => {
              const { text, mode } = request.body;
              if (mode === 'break') throw new Error('the secret reason');
              if (mode === 'wait') await new Promise<void>((resolve) => (release = resolve));
              made.push({ id: request.operationId, text });
              return reply.code(mode === 'refuse' ? 409 : 201).send({ id: request.operationId, text });
            },
          );
        },
      },
    ],
  });
  person = await server.addPerson('creator');
  colleague = await server.addPerson('creator');
});
afterAll(() => server.close());

const post = (payload: object | string, headers: Record<string, string> = {}) =>
  server.app.inject({ method: 'POST', url: '/api/v1/probe', payload, headers: { ...as(person), ...headers } });

describe('problem details', () => {
  it('describe every refusal in the same form', async () => {
    const big = { text: 'x'.repeat(1_100_000) };
    const answers = [
      [400, 'request.invalid', await post({ text: 5 })],
      [400, 'request.invalid', await post({ text: 'a', extra: true })],
      [400, 'request.bad_json', await post('{"text":', { 'content-type': 'application/json' })],
      [413, 'request.too_large', await post(big)],
      [415, 'request.media_type', await post('<a/>', { 'content-type': 'application/xml' })],
      [404, 'request.no_route', await server.app.inject({ url: '/api/v1/nothing', headers: as(person) })],
      [404, 'channel.not_found', await server.app.inject({ url: `/api/v1/channels/${randomUUID()}`, headers: as(person) })],
      [400, 'request.invalid', await server.app.inject({ url: '/api/v1/channels/7', headers: as(person) })],
      [401, 'auth.required', await server.app.inject({ url: '/api/v1/me' })],
    ] as const;

    for (const [status, code, response] of answers) {
      expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8');
      expect(response.json()).toMatchObject({
        status,
        code,
        title: expect.any(String),
        detail: expect.any(String),
        type: `urn:septet:${code}`,
      });
      expect(response.statusCode).toBe(status);
      expect(response.json().requestId).toBe(response.headers['x-request-id']);
    }
  });

  it('name the field that is wrong', async () => {
    const response = await post({ text: 'x'.repeat(200) });

    expect(response.json().errors).toEqual([{ path: 'body.text', message: expect.stringContaining('100') }]);
  });

  it('tell nothing of what broke inside', async () => {
    const response = await post({ text: 'a', mode: 'break' });

    expect(response.statusCode).toBe(500);
    expect(response.body).not.toContain('secret reason');
  });

  it('take text that a database refuses as bad input', async () => {
    const response = await server.app.inject({ url: '/api/v1/events?type=%00', headers: as(person) });

    expect(response.statusCode).toBe(400);
  });
});

describe('Idempotency-Key', () => {
  it('makes a thing once and answers the same again', async () => {
    const key = { 'idempotency-key': randomUUID() };
    made = [];

    const first = await post({ text: 'once' }, key);
    const second = await post({ text: 'once' }, key);

    expect(made).toHaveLength(1);
    expect([second.statusCode, second.body]).toEqual([first.statusCode, first.body]);
    expect(second.headers['idempotency-replayed']).toBe('true');
  });

  it('keeps a refusal too, with its status', async () => {
    const key = { 'idempotency-key': randomUUID() };

    const first = await post({ text: 'no', mode: 'refuse' }, key);
    const second = await post({ text: 'no', mode: 'refuse' }, key);

    expect([first.statusCode, second.statusCode]).toEqual([409, 409]);
    expect(second.body).toBe(first.body);
  });

  it('refuses another body under the same key', async () => {
    const key = { 'idempotency-key': randomUUID() };
    await post({ text: 'one' }, key);

    const other = await post({ text: 'two' }, key);

    expect([other.statusCode, other.json().code]).toEqual([422, 'idempotency.mismatch']);
  });

  it('answers 409 while the first request is under way, and one of many at once makes the thing', async () => {
    const key = { 'idempotency-key': randomUUID() };
    made = [];
    const first = post({ text: 'slow', mode: 'wait' }, key);
    await expect.poll(() => release !== undefined).toBe(true);

    const others = await Promise.all([1, 2, 3, 4].map(() => post({ text: 'slow', mode: 'wait' }, key)));
    release?.();

    expect(others.map((other) => [other.statusCode, other.json().code])).toEqual(
      Array.from({ length: 4 }, () => [409, 'idempotency.in_flight']),
    );
    expect((await first).statusCode).toBe(201);
    expect(made).toHaveLength(1);
  });

  it('lets a request that broke be tried again, and gives what it makes the same id', async () => {
    const key = { 'idempotency-key': randomUUID() };
    made = [];
    await post({ text: 'x', mode: 'break' }, key);
    const first = await post({ text: 'x', mode: 'break' }, key);
    expect(first.statusCode).toBe(500);

    const later = { 'idempotency-key': randomUUID() };
    await post({ text: 'same' }, later);
    await asOwner(server.database.ownerUrl, (owner) =>
      owner.query(
        `update idempotency_keys set status = null, response = null, created_at = now() - interval '1 hour' where key = $1`,
        [later['idempotency-key']],
      ),
    );
    await post({ text: 'same' }, later);

    expect(made).toHaveLength(2);
    expect(made[0]?.id).toBe(made[1]?.id);
  });

  it('never takes another request for the one that had this key before it was forgotten', async () => {
    const key = { 'idempotency-key': randomUUID() };
    made = [];
    await post({ text: 'first' }, key);
    await asOwner(server.database.ownerUrl, (owner) =>
      owner.query('delete from idempotency_keys where key = $1', [key['idempotency-key']]),
    );

    await post({ text: 'second' }, key);

    expect(made.map(({ text }) => text)).toEqual(['first', 'second']);
    expect(made[0]?.id).not.toBe(made[1]?.id);
  });

  it('belongs to one person', async () => {
    const key = { 'idempotency-key': randomUUID() };
    made = [];
    await post({ text: 'mine' }, key);
    await post({ text: 'theirs' }, { ...key, ...as(colleague) });

    expect(made.map((thing) => thing.text)).toEqual(['mine', 'theirs']);
    expect(made[0]?.id).not.toBe(made[1]?.id);
  });
});

describe('signing in', () => {
  const signIn = (body: object, headers: Record<string, string> = {}) =>
    server.app.inject({ method: 'POST', url: '/api/auth/sign-in/email', payload: body, headers });

  it('sets a cookie that scripts cannot read and other sites cannot send, and opens the API', async () => {
    const response = await signIn({ email: person.email, password: person.password });
    const cookie = response.cookies.find(({ name }) => name === 'septet.session_token');

    expect(response.statusCode).toBe(200);
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
    const me = await server.app.inject({ url: '/api/v1/me', cookies: { 'septet.session_token': cookie!.value } });
    expect(me.json()).toMatchObject({
      user: { id: person.userId, email: person.email },
      role: 'creator',
      organisation: { id: person.organisationId },
    });
  });

  it('says no in the same words to a wrong password and an unknown address', async () => {
    const wrong = await signIn({ email: person.email, password: 'wrong-password-here' });
    const unknown = await signIn({ email: 'nobody@example.com', password: 'wrong-password-here' });

    expect([wrong.statusCode, unknown.statusCode]).toEqual([401, 401]);
    expect(wrong.json().detail).toBe(unknown.json().detail);
    expect(wrong.headers['content-type']).toContain('application/problem+json');
  });

  it('ends with signing out', async () => {
    const cookies = {
      'septet.session_token': (await signIn({ email: person.email, password: person.password })).cookies.find(
        ({ name }) => name === 'septet.session_token',
      )!.value,
    };
    expect((await server.app.inject({ url: '/api/v1/me', cookies })).statusCode).toBe(200);

    await server.app.inject({
      method: 'POST',
      url: '/api/auth/sign-out',
      payload: {},
      cookies,
      headers: { origin: server.publicUrl },
    });

    expect((await server.app.inject({ url: '/api/v1/me', cookies })).statusCode).toBe(401);
  });

  it('refuses requests that another site makes with the cookie', async () => {
    const cookies = {
      'septet.session_token': (await signIn({ email: person.email, password: person.password })).cookies.find(
        ({ name }) => name === 'septet.session_token',
      )!.value,
    };
    const attempt = (headers: Record<string, string>) =>
      server.app.inject({ method: 'POST', url: '/api/v1/probe', payload: { text: 'hi' }, cookies, headers });

    expect((await attempt({ origin: 'https://evil.example' })).json()).toMatchObject({ status: 403, code: 'request.cross_site' });
    expect((await attempt({ origin: 'null' })).statusCode).toBe(403);
    expect((await attempt({})).statusCode).toBe(403);
    expect((await attempt({ origin: server.publicUrl })).statusCode).toBe(201);
    expect(
      (await signIn({ email: person.email, password: person.password }, { origin: 'https://evil.example' })).statusCode,
    ).toBe(403);
  });

  it('is limited in how often it may be tried', async () => {
    const other = await createTestServer();
    const tries = [];
    for (let n = 0; n < 35; n += 1) {
      tries.push(await other.app.inject({ method: 'POST', url: '/api/auth/sign-in/email', payload: {} }));
    }
    await other.close();

    expect(tries.at(-1)?.json()).toMatchObject({ status: 429, code: 'request.rate_limited' });
    expect(Number(tries.at(-1)?.headers['retry-after'])).toBeGreaterThan(0);
  });
});

describe('API tokens', () => {
  it('work until they are revoked, and are stored only as a hash', async () => {
    const response = await server.app.inject({
      method: 'POST',
      url: '/api/v1/tokens',
      headers: as(person),
      payload: { name: 'CI' },
    });
    const { id, token } = response.json<{ id: string; token: string }>();
    expect((await server.app.inject({ url: '/api/v1/me', headers: as({ token }) })).statusCode).toBe(200);
    const stored = await asOwner(server.database.ownerUrl, (owner) =>
      owner.query('select * from auth.api_token where id = $1', [id]),
    );
    expect(JSON.stringify(stored.rows)).not.toContain(token.slice(12));

    await server.app.inject({ method: 'DELETE', url: `/api/v1/tokens/${id}`, headers: as(person) });

    expect((await server.app.inject({ url: '/api/v1/me', headers: as({ token }) })).statusCode).toBe(401);
  });

  it('can only be revoked by the person that they act for', async () => {
    const { items } = (await server.app.inject({ url: '/api/v1/tokens', headers: as(person) })).json<{
      items: { id: string }[];
    }>();

    const response = await server.app.inject({ method: 'DELETE', url: `/api/v1/tokens/${items[0]?.id}`, headers: as(colleague) });

    expect(response.statusCode).toBe(404);
  });
});

describe('media', () => {
  const picture = () =>
    sharp({ create: { width: 40, height: 30, channels: 3, background: '#c8553d' } })
      .png()
      .toBuffer();

  it('are encoded anew, shown by a signed address to anybody, and by their id to members only', async () => {
    const upload = await server.app.inject({
      method: 'POST',
      url: '/api/v1/media',
      headers: { ...as(person), 'content-type': 'application/octet-stream' },
      payload: await picture(),
    });
    expect(upload.json()).toMatchObject({ mimeType: 'image/jpeg', width: 40, height: 30 });
    const { id, url } = upload.json<{ id: string; url: string }>();

    const shown = await server.app.inject({ url });
    expect([shown.statusCode, shown.headers['content-type'], shown.headers['x-content-type-options']]).toEqual([
      200,
      'image/jpeg',
      'nosniff',
    ]);
    expect((await server.app.inject({ url: `${url}x` })).statusCode).toBe(404);
    expect((await server.app.inject({ url: `/api/v1/media/${id}/content` })).statusCode).toBe(401);
    expect((await server.app.inject({ url: `/api/v1/media/${id}/content`, headers: as(colleague) })).statusCode).toBe(200);
  });

  it('are refused when they are no raster image, whatever they claim to be', async () => {
    for (const payload of ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'hello']) {
      const response = await server.app.inject({
        method: 'POST',
        url: '/api/v1/media',
        headers: { ...as(person), 'content-type': 'image/png' },
        payload,
      });
      expect([response.statusCode, response.json().code]).toEqual([400, 'media.not_an_image']);
    }
  });
});

describe('the API document', () => {
  it('is OpenAPI 3.1, names every route with its answers, and can be read without signing in', async () => {
    const document = (await server.app.inject({ url: '/api/v1/openapi.json' })).json<{
      openapi: string;
      paths: Record<string, Record<string, { responses: Record<string, unknown>; summary?: string }>>;
      components: { schemas: Record<string, unknown> };
    }>();

    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths).every((path) => path.startsWith('/api/v1/'))).toBe(true);
    for (const path of [
      '/api/v1/me',
      '/api/v1/campaigns',
      '/api/v1/plans/{id}/decisions',
      '/api/v1/publications',
      '/api/v1/events',
      '/api/v1/media',
    ]) {
      expect(Object.keys(document.paths)).toContain(path);
    }
    for (const [path, operations] of Object.entries(document.paths)) {
      for (const [method, operation] of Object.entries(operations)) {
        if (path === '/api/v1/probe') continue;
        expect([method, path, Object.keys(operation.responses)]).toEqual([
          method,
          path,
          expect.arrayContaining(['400', '401', '403', '429']),
        ]);
        expect([method, path, operation.summary?.length]).toEqual([method, path, expect.any(Number)]);
      }
    }
    expect(Object.keys(document.components.schemas)).toEqual(
      expect.arrayContaining(['Me', 'Role', 'Channel', 'Problem', 'Plan', 'Publication', 'Event', 'Media']),
    );
    expect((await server.app.inject({ url: '/api/docs/', headers: { accept: 'text/html' } })).statusCode).toBe(200);
  });

  it('comes with headers that allow no inline script or style, and no framing', async () => {
    const policy = String((await server.app.inject({ url: '/healthz' })).headers['content-security-policy']);

    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe-inline');
  });
});
