import { setTimeout as delay } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createEventQueries } from '../../db/queries/events.ts';
import { createSockets, type Sockets } from '../../server/realtime/index.ts';
import { asOwner } from '../support/database.ts';
import { as, createTestServer, type TestPerson, type TestServer } from '../support/server.ts';

interface LiveEvent {
  cursor: string;
  type: string;
  payload: { n?: number };
}

let server: TestServer;
let sockets: Sockets;
let url: string;
let person: TestPerson;
let stranger: TestPerson;
const open: Socket[] = [];

beforeAll(async () => {
  server = await createTestServer();
  const { database, auth, logger, publicUrl } = server.context;
  sockets = createSockets({ database, principals: auth.principals, logger, publicUrl });
  await sockets.start(server.app.server);
  url = await server.listen();
  person = await server.addPerson('viewer');
  stranger = await server.addPerson('owner', await server.addOrganisation());
});
afterEach(() => {
  for (const socket of open.splice(0)) socket.close();
});
afterAll(async () => {
  await sockets.close();
  await server.close();
});

function connect(options: { token?: string; cookie?: string; origin?: string }): { socket: Socket; events: LiveEvent[] } {
  const extraHeaders: Record<string, string> = {};
  if (options.cookie) extraHeaders.cookie = options.cookie;
  if (options.origin) extraHeaders.origin = options.origin;
  const socket = io(url, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    auth: options.token ? { token: options.token } : {},
    extraHeaders,
  });
  const events: LiveEvent[] = [];
  socket.on('event', (event: LiveEvent) => events.push(event));
  open.push(socket);
  return { socket, events };
}

const connected = (socket: Socket) =>
  new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
const append = (organisationId: string, n: number) =>
  server.context.database.inOrganisation(organisationId, (tx) => createEventQueries(tx).append('test.happened', { n }));

describe('live connections', () => {
  it('are refused without a token or session, with a wrong token, and from another site’s page', async () => {
    for (const options of [{}, { token: 'sept_wrong' }, { token: person.token, origin: 'https://evil.example' }]) {
      await expect(connected(connect(options).socket)).rejects.toThrow(/Sign in first|websocket error/);
    }
  });

  it('open with the session cookie of the page', async () => {
    const response = await server.app.inject({
      method: 'POST',
      url: '/api/auth/sign-in/email',
      payload: { email: person.email, password: person.password },
    });
    const cookie = response.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');

    const { socket } = connect({ cookie, origin: url });

    await expect(connected(socket)).resolves.toBeUndefined();
  });

  it('bring the organisation’s events in order, and no other organisation’s', async () => {
    const mine = connect({ token: person.token });
    const theirs = connect({ token: stranger.token });
    await Promise.all([connected(mine.socket), connected(theirs.socket)]);

    for (let n = 1; n <= 20; n += 1) await append(person.organisationId, n);
    await append(stranger.organisationId, 99);

    await expect.poll(() => mine.events.length).toBe(20);
    await expect.poll(() => theirs.events.length).toBe(1);
    await delay(50);
    expect(mine.events.map((event) => event.payload.n)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
    expect(theirs.events[0]).toMatchObject({ type: 'test.happened', payload: { n: 99 } });
  });

  it('take nothing from clients: whatever they send, they stay in their own room', async () => {
    const { socket, events } = connect({ token: stranger.token });
    await connected(socket);
    socket.emit('join', `organisation:${person.organisationId}`);
    socket.emit('subscribe', person.organisationId);

    await append(person.organisationId, 1);
    await append(stranger.organisationId, 2);

    await expect.poll(() => events.length).toBe(1);
    expect(events[0]?.payload.n).toBe(2);
  });

  it('are interrupted when something may have been missed, so that pages read on from their cursor', async () => {
    const { socket } = connect({ token: person.token });
    await connected(socket);
    const lost = new Promise((resolve) => socket.once('disconnect', resolve));

    await asOwner(server.database.ownerUrl, (owner) =>
      owner.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query ilike 'listen%'`,
      ),
    );

    expect(await lost).not.toBe('io server disconnect');
  });
});

describe('events as a list', () => {
  const read = async (query: Record<string, string>) =>
    (await server.app.inject({ url: '/api/v1/events', query, headers: as(person) })).json<{
      items: LiveEvent[];
      nextCursor: string;
    }>();

  it('go on from the cursor of a live event without a gap', async () => {
    const { nextCursor: start } = await read({ after: 'latest' });
    for (let n = 1; n <= 5; n += 1) await append(person.organisationId, n);

    const first = await read({ after: start, limit: '2' });
    const rest = await read({ after: first.nextCursor });
    const nothing = await read({ after: rest.nextCursor });

    expect([...first.items, ...rest.items].map((event) => event.payload.n)).toEqual([1, 2, 3, 4, 5]);
    expect(nothing).toEqual({ items: [], nextCursor: rest.nextCursor });
  });

  it('refuse a cursor that is none', async () => {
    const response = await server.app.inject({ url: '/api/v1/events', query: { after: 'yesterday' }, headers: as(person) });

    expect([response.statusCode, response.json().code]).toEqual([400, 'events.bad_cursor']);
  });
});
