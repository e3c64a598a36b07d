import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasRole, type RoutePolicy, roles } from '../../server/http/index.ts';
import { as, createTestServer, type TestPerson, type TestServer } from '../support/server.ts';

interface Route {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  url: string;
  policy: RoutePolicy;
}

let server: TestServer;
const routes: Route[] = [];
const people = new Map<string, TestPerson>();
let stranger: TestPerson;

beforeAll(async () => {
  server = await createTestServer({
    environment: { SEPTET_REQUESTS_PER_MINUTE: '1000000' },
    // The first to be registered: it sees every route of the domains that come after, and of the plugins.
    onRoute: (route) => {
      for (const method of [route.method].flat()) {
        if (method !== 'HEAD' && method !== 'OPTIONS' && route.config?.policy) {
          routes.push({ method: method as Route['method'], url: route.url, policy: route.config.policy });
        }
      }
    },
  });
  for (const role of roles) people.set(role, await server.addPerson(role));
  stranger = await server.addPerson('owner', await server.addOrganisation());
});
afterAll(() => server.close());

const withIds = (url: string) => url.replaceAll(/:[A-Za-z]+/g, () => randomUUID());
const call = (route: Route, headers: Record<string, string> = {}) =>
  server.app.inject({
    method: route.method,
    url: withIds(route.url),
    headers,
    ...(route.method === 'GET' ? {} : { payload: {} }),
  });
const guarded = () => routes.filter((route) => route.policy.kind === 'session' || route.policy.kind === 'role');

describe('who may call what', () => {
  it('knows the routes', () => {
    expect(routes.length).toBeGreaterThan(40);
    expect(guarded().every((route) => route.url.startsWith('/api/'))).toBe(true);
  });

  it('lets nobody read or change anything without signing in', async () => {
    for (const route of guarded()) {
      const response = await call(route);
      expect([route.method, route.url, response.statusCode]).toEqual([route.method, route.url, 401]);
      expect(response.headers['content-type']).toContain('application/problem+json');
    }
  });

  it('takes no made-up, cut or empty token, and no made-up cookie', async () => {
    const { token } = people.get('owner')!;
    for (const headers of [
      { authorization: `Bearer ${token.slice(0, -1)}` },
      { authorization: `Bearer ${token}x` },
      { authorization: 'Bearer ' },
      { authorization: `Basic ${token}` },
      { cookie: 'septet.session_token=abc.def' },
    ]) {
      const response = await server.app.inject({ url: '/api/v1/me', headers });
      expect(response.statusCode).toBe(401);
    }
  });

  it('answers every role on every route as the route declares', async () => {
    for (const route of guarded()) {
      for (const role of roles) {
        const response = await call(route, as(people.get(role)!));
        const isAllowed = hasRole(route.policy, role);
        const isRefused = response.statusCode === 403;
        expect([route.method, route.url, role, isRefused]).toEqual([route.method, route.url, role, !isAllowed]);
        expect(response.statusCode, `${route.method} ${route.url} as ${role}: ${response.body}`).toBeLessThan(500);
      }
    }
  });

  it('keeps a viewer from changing anything but their own notices and tokens', () => {
    const changeable = guarded()
      .filter((route) => route.method !== 'GET' && hasRole(route.policy, 'viewer'))
      .map((route) => `${route.method} ${route.url}`);

    expect(changeable.sort()).toEqual([
      'DELETE /api/v1/tokens/:id',
      'POST /api/auth/change-password',
      'POST /api/v1/notifications/:id/read',
      'POST /api/v1/tokens',
    ]);
  });

  it('offers of better-auth only what is on the list', async () => {
    const offered = routes.filter((route) => route.url.startsWith('/api/auth/')).map((route) => `${route.method} ${route.url}`);
    expect(offered.sort()).toEqual([
      'GET /api/auth/get-session',
      'POST /api/auth/change-password',
      'POST /api/auth/sign-in/email',
      'POST /api/auth/sign-out',
    ]);

    for (const url of ['/api/auth/sign-up/email', '/api/auth/organization/create', '/api/auth/list-sessions', '/api/auth/ok']) {
      for (const method of ['GET', 'POST'] as const) {
        const response = await server.app.inject({
          method,
          url,
          headers: as(people.get('owner')!),
          ...(method === 'POST' ? { payload: {} } : {}),
        });
        expect(response.statusCode).toBe(404);
      }
    }
  });

  it('refuses to boot with a route that does not say who may call it', async () => {
    const broken = createTestServer({
      extraDomains: () => [{ name: 'careless', routes: (app) => void app.get('/careless', async () => ({})) }],
    });

    await expect(broken).rejects.toThrow('/api/v1/careless does not declare who may call it');
  });
});

describe('another organisation', () => {
  it('finds nothing behind the ids of this one', async () => {
    const organisationId = server.database.organisationId;
    const ids = await server.context.database.inOrganisation(organisationId, async (tx) => {
      const brand = await tx
        .insertInto('brand_kits')
        .values({ organisation_id: organisationId, name: 'Ours' })
        .returning('id')
        .executeTakeFirstOrThrow();
      const channel = await tx
        .insertInto('channels')
        .values({
          organisation_id: organisationId,
          brand_kit_id: brand.id,
          platform: 'x',
          external_account_id: '1',
          handle: 'ours',
          display_name: 'Ours',
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      const notice = await tx
        .insertInto('notifications')
        .values({ organisation_id: organisationId, user_id: people.get('viewer')!.userId, kind: 'test', title: 'For the viewer' })
        .returning('id')
        .executeTakeFirstOrThrow();
      return { brand: brand.id, channel: channel.id, notice: notice.id };
    });

    for (const [method, url] of [
      ['GET', `/api/v1/brands/${ids.brand}`],
      ['GET', `/api/v1/channels/${ids.channel}`],
      ['POST', `/api/v1/channels/${ids.channel}/publishing`],
      ['POST', `/api/v1/channels/${ids.channel}/sync`],
      ['POST', `/api/v1/notifications/${ids.notice}/read`],
    ] as const) {
      const payload = url.endsWith('/publishing') ? { paused: true } : undefined;
      const theirs = await server.app.inject({ method, url, headers: as(stranger), payload });
      expect([url, theirs.statusCode]).toEqual([url, 404]);
      const ours = await server.app.inject({ method, url, headers: as(people.get('owner')!), payload });
      expect([url, ours.statusCode]).toEqual([url, url.includes('notifications') ? 404 : url.endsWith('/sync') ? 202 : 200]);
    }
    for (const list of [
      'brands',
      'channels',
      'mentions',
      'notifications',
      'campaigns',
      'plans',
      'publications',
      'runs',
      'memory',
    ]) {
      const response = await server.app.inject({ url: `/api/v1/${list}`, headers: as(stranger) });
      expect(response.json()).toMatchObject({ items: [] });
    }
  });

  it('keeps a notice for the person it is for, also from others of the same organisation', async () => {
    const mine = await server.app.inject({ url: '/api/v1/notifications', headers: as(people.get('viewer')!) });
    const others = await server.app.inject({ url: '/api/v1/notifications', headers: as(people.get('owner')!) });

    expect(mine.json()).toMatchObject({ items: [{ title: 'For the viewer' }], unreadCount: 1 });
    expect(others.json()).toMatchObject({ items: [], unreadCount: 0 });
  });
});
