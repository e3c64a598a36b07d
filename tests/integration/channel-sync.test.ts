import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createChannelQueries } from '../../db/queries/channels.ts';
import { syncChannel } from '../../server/channels/sync.ts';
import { topicsOf } from '../../server/channels/topics.ts';
import { type DemoDeps, seedDemo } from '../../server/demo/index.ts';
import { createChannelAccess } from '../../server/publishing/index.ts';
import { createTestServer, type TestServer } from '../support/server.ts';
import { startTestSandbox, type TestSandbox } from '../support/sandbox.ts';
import { asOwner } from '../support/database.ts';

let server: TestServer;
let sandbox: TestSandbox;
let organisationId: string;
let demoDeps: DemoDeps;
let channels: { id: string; platform: string }[];

beforeAll(async () => {
  server = await createTestServer();
  sandbox = await startTestSandbox(server.database.urls.sandbox);
  demoDeps = {
    ...server.context,
    stateDir: server.context.config.stateDir,
    sandbox: { origin: sandbox.origin, adminSecret: 'sandbox-secret-of-a-test' },
  };
  ({ organisationId } = await seedDemo(demoDeps));
  channels = await server.context.database.inOrganisation(organisationId, (tx) => createChannelQueries(tx).list());
}, 60_000);
afterAll(async () => {
  await sandbox.close();
  await server.close();
});

function sync(platform: string): Promise<void> {
  const { database, vault, clock, notifications } = server.context;
  const channel = channels.find((candidate) => candidate.platform === platform);
  const access = createChannelAccess({ database, vault, connectors: sandbox.connectors, clock });
  return syncChannel(
    { database, connectors: sandbox.connectors, access, notifications, clock },
    { organisationId, channelId: channel!.id },
    { signal: new AbortController().signal, logger: pino({ level: 'silent' }) },
  );
}

async function count(query: string): Promise<number> {
  const { rows } = await asOwner(server.database.ownerUrl, (owner) =>
    owner.query<{ count: string }>(`select count(*) from ${query}`),
  );
  return Number(rows[0]?.count);
}

describe('demo organisation', () => {
  it('is there once, however often it is seeded, with the logins of the first time', async () => {
    const first = await seedDemo(demoDeps);
    const again = await seedDemo(demoDeps);

    expect(again).toEqual(first);
    expect(again.people.map((person) => person.role).sort()).toEqual(['approver', 'approver', 'creator']);
    expect(await count('channels')).toBe(3);
    expect(await count(`auth."user" where email like '%@northwind.example'`)).toBe(3);
  });

  it('signs in with the printed passwords and tokens', async () => {
    const { people } = await seedDemo(demoDeps);
    for (const person of people) {
      const signedIn = await server.app.inject({
        method: 'POST',
        url: '/api/auth/sign-in/email',
        payload: { email: person.email, password: person.password },
      });
      const me = await server.app.inject({ url: '/api/v1/me', headers: { authorization: `Bearer ${person.token}` } });
      expect([signedIn.statusCode, me.json().role]).toEqual([200, person.role]);
    }
  });

  it('keeps the channels’ tokens sealed', async () => {
    const { rows } = await asOwner(server.database.ownerUrl, (owner) =>
      owner.query<{ sealed: string }>(`select encode(sealed_tokens, 'escape') as sealed from channel_tokens`),
    );

    expect(rows).toHaveLength(3);
    for (const { sealed } of rows) expect(sealed).not.toContain('sandbox-at');
    const pool = server.context.database.inOrganisation(organisationId, (tx) =>
      tx.selectFrom('channel_tokens').selectAll().execute(),
    );
    await expect(pool).rejects.toThrow('permission denied');
  });
});

describe('reading a channel', () => {
  it('brings in 90 days of posts, mentions, competitors and topics through the connector', async () => {
    await sync('x');

    const { rows } = await asOwner(server.database.ownerUrl, (owner) =>
      owner.query<{ count: string; days: number }>(
        `select count(*), extract(day from max(posted_at) - min(posted_at))::int as days from channel_posts where origin = 'sync'`,
      ),
    );
    expect(Number(rows[0]?.count)).toBeGreaterThan(60);
    expect(rows[0]?.days).toBeGreaterThan(80);
    expect(await count('mentions where sentiment is not null')).toBeGreaterThan(0);
    expect(await count(`public_posts where kind = 'competitor'`)).toBeGreaterThan(50);
    expect(await count(`public_posts where kind = 'topic'`)).toBeGreaterThan(0);
  });

  it('adds nothing that is known, and marks when it was done', async () => {
    const before = await Promise.all([count('channel_posts'), count('mentions')]);

    await sync('x');

    const after = await Promise.all([count('channel_posts'), count('mentions')]);
    expect(after[0]).toBe(before[0]);
    // The simulated public goes on talking meanwhile.
    expect((after[1] ?? 0) - (before[1] ?? 0)).toBeLessThan(50);
    expect(await count(`channels where platform = 'x' and last_synced_at is not null and follower_count > 0`)).toBe(1);
  });

  it('reads posts although mentions fail', async () => {
    await sandbox.addFault({ platform: 'instagram', kind: 'fail_before', status: 500, route: 'tags', times: 50 });

    await sync('instagram');
    await sandbox.clearFaults();

    const instagram = channels.find((channel) => channel.platform === 'instagram')!;
    expect(await count(`channel_posts where channel_id = '${instagram.id}'`)).toBeGreaterThan(60);
  });
});

describe('topics of a channel', () => {
  it('are its most used hashtags as words, without its own name', () => {
    const posts = [
      { text: 'a #ColdBrew #NorthwindCoffee' },
      { text: 'b #ColdBrew #latte_art' },
      { text: 'c #latte_art #once' },
      { text: '#NorthwindCoffee' },
    ];

    expect(topicsOf(posts, 'Northwind Coffee')).toEqual(['cold brew', 'latte art']);
  });
});
