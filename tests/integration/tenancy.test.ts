import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { Client, DatabaseError } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBrandQueries } from '../../db/queries/brands.ts';
import { createChannelQueries } from '../../db/queries/channels.ts';
import { createChannelTokenQueries } from '../../db/queries/channel-tokens.ts';
import { asOwner, createTestDatabase, type TestDatabase } from '../support/database.ts';

let test: TestDatabase;
let otherId: string;

beforeAll(async () => {
  test = await createTestDatabase();
  otherId = await test.addOrganisation({ name: 'Other' });
});
afterAll(() => test.close());

async function aChannel(organisationId = test.organisationId) {
  return test.database.inOrganisation(organisationId, async (tx) => {
    const brand = await createBrandQueries(tx).insert(organisationId, { name: `Brand ${randomUUID()}` });
    return createChannelQueries(tx).connect({
      organisationId,
      brandKitId: brand.id,
      platform: 'x',
      externalAccountId: randomUUID(),
      handle: 'northwind',
      displayName: 'Northwind',
    });
  });
}

async function refusalOf(url: string, statement: string): Promise<string | undefined> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
    return undefined;
  } catch (error) {
    return error instanceof DatabaseError ? error.code : String(error);
  } finally {
    await client.end();
  }
}

describe('row-level security', () => {
  it('is on, forced and bound to the current organisation on every table with an organisation', async () => {
    const tables = await asOwner(test.ownerUrl, (owner) =>
      owner.query<{ name: string; is_enabled: boolean; is_forced: boolean; policies: string[] | null }>(`
        select c.relname as name, c.relrowsecurity as is_enabled, c.relforcerowsecurity as is_forced,
          (select array_agg(concat(p.permissive, ' ', p.cmd, ' ', p.qual, ' ', p.with_check)) from pg_policies p
            where p.schemaname = 'public' and p.tablename = c.relname) as policies
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind in ('r', 'p') and (c.relname = 'organisations' or exists
          (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'organisation_id' and not a.attisdropped))`),
    );

    expect(tables.rows.length).toBeGreaterThanOrEqual(27);
    for (const table of tables.rows) {
      const column = table.name === 'organisations' ? 'id' : 'organisation_id';
      const rule = `(${column} = current_organisation())`;
      expect(table).toMatchObject({
        is_enabled: true,
        is_forced: true,
        policies: [`PERMISSIVE ALL ${rule} ${rule}`],
      });
    }
  });

  it('leaves no table of schema public outside of an organisation', async () => {
    const strays = await asOwner(test.ownerUrl, (owner) =>
      owner.query(`
        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relrowsecurity`),
    );

    expect(strays.rows).toEqual([]);
  });

  it('shows, changes and deletes nothing of another organisation', async () => {
    const channel = await aChannel();

    const outcome = await test.database.inOrganisation(otherId, async (tx) => ({
      seen: await createChannelQueries(tx).find(channel.id),
      updated: await createChannelQueries(tx).setPublishingPaused(channel.id, true),
      deleted: (await tx.deleteFrom('channels').where('id', '=', channel.id).executeTakeFirst()).numDeletedRows,
    }));

    expect(outcome).toEqual({ seen: undefined, updated: undefined, deleted: 0n });
  });

  it('refuses to write a row for another organisation', async () => {
    const written = test.database.inOrganisation(otherId, (tx) =>
      createBrandQueries(tx).insert(test.organisationId, { name: 'Smuggled' }),
    );

    await expect(written).rejects.toMatchObject({ code: '42501' });
  });

  it('is empty outside of an organisation, and after one on the same connection', async () => {
    await aChannel();
    const client = new Client({ connectionString: test.urls.app });
    await client.connect();
    await client.query('begin');
    await client.query("select set_config('septet.organisation_id', $1, true)", [test.organisationId]);
    const inside = await client.query('select 1 from channels');
    await client.query('commit');
    const outside = await client.query('select 1 from channels');
    await client.end();

    expect(inside.rowCount).toBeGreaterThan(0);
    expect(outside.rowCount).toBe(0);
  });
});

describe('roles', () => {
  const schemas = ['auth', 'bullmq', 'checkpoint', 'sandbox', 'septet_migrations'];

  it.each(schemas)('the app role cannot look into schema %s', async (schema) => {
    await asOwner(test.ownerUrl, (owner) => owner.query(`create table ${schema}.secrets (secret text)`));

    expect(await refusalOf(test.urls.app, `select * from ${schema}.secrets`)).toBe('42501');
    expect(await refusalOf(test.urls.app, `create table ${schema}.mine (id int)`)).toBe('42501');
  });

  it.each(['queue', 'auth', 'checkpoint', 'sandbox'] as const)('role %s reads no table of the product', async (role) => {
    expect(await refusalOf(test.urls[role], 'select * from public.organisations')).toBe('42501');
    expect(await refusalOf(test.urls[role], 'select * from public.channel_tokens')).toBe('42501');
    expect(await refusalOf(test.urls[role], 'select discovery.organisations()')).toBe('42501');
    expect(await refusalOf(test.urls[role], 'set role septet_vault')).toBe('42501');
  });

  it('each role owns its schema and finds it without naming it', async () => {
    for (const role of ['queue', 'auth', 'checkpoint', 'sandbox'] as const) {
      expect(await refusalOf(test.urls[role], 'create table own_things (id int)')).toBeUndefined();
    }
    const owners = await asOwner(test.ownerUrl, (owner) =>
      owner.query<{ place: string }>(
        "select concat(schemaname, ' ', tableowner) as place from pg_tables where tablename = 'own_things' order by 1",
      ),
    );

    expect(owners.rows.map((row) => row.place)).toEqual([
      'auth septet_auth',
      'bullmq septet_queue',
      'checkpoint septet_checkpoint',
      'sandbox septet_sandbox',
    ]);
  });

  it('nobody may create in schema public, switch row security off, or become the discovery role', async () => {
    expect(await refusalOf(test.urls.app, 'create table public.mine (id int)')).toBe('42501');
    expect(await refusalOf(test.urls.app, 'alter table channels disable row level security')).toBe('42501');
    expect(await refusalOf(test.urls.app, 'set role septet_discovery')).toBe('42501');
    expect(await refusalOf(test.urls.app, 'set row_security = off; select * from channels')).toBe('42501');
    expect(await refusalOf(test.urls.app, 'truncate audit_log')).toBe('42501');
  });

  it('channel tokens open only through the vault role, and the role is given back', async () => {
    const channel = await aChannel();
    const sealedTokens = Buffer.from('not readable');
    await test.database.inOrganisation(test.organisationId, (tx) =>
      createChannelTokenQueries(tx).save({
        channelId: channel.id,
        organisationId: test.organisationId,
        keyId: 'k1',
        sealedTokens,
        scopes: ['post'],
      }),
    );

    const direct = test.database.inOrganisation(test.organisationId, (tx) =>
      tx.selectFrom('channel_tokens').selectAll().execute(),
    );
    await expect(direct).rejects.toMatchObject({ code: '42501' });
    await test.database.inOrganisation(test.organisationId, async (tx) => {
      const tokens = await createChannelTokenQueries(tx).find(channel.id);
      const role = await sql<{ name: string }>`select current_user as name`.execute(tx);
      expect(tokens).toMatchObject({ keyId: 'k1', sealedTokens, scopes: ['post'], expiresAt: null });
      expect(role.rows[0]?.name).toBe('septet_app');
    });
    const fromOther = await test.database.inOrganisation(otherId, (tx) => createChannelTokenQueries(tx).find(channel.id));
    expect(fromOther).toBeUndefined();
  });
});

describe('discovery across organisations', () => {
  it('returns ids, an organisation and instants, nothing else', async () => {
    const functions = await asOwner(test.ownerUrl, (owner) =>
      owner.query<{ name: string; result: string; owner: string; is_definer: boolean; path: string[]; acl: string }>(`
        select p.proname as name, pg_get_function_result(p.oid) as result, r.rolname as owner, p.prosecdef as is_definer,
          p.proconfig as path, p.proacl::text as acl
        from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_roles r on r.oid = p.proowner
        where n.nspname = 'discovery'`),
    );

    expect(functions.rows.length).toBeGreaterThanOrEqual(7);
    for (const row of functions.rows) {
      expect(row.result).toMatch(/^(TABLE\(id (uuid|bigint), organisation_id uuid\)|TABLE\(id uuid\)|timestamp with time zone)$/);
      expect(row).toMatchObject({ owner: 'septet_discovery', is_definer: true, path: ['search_path=pg_catalog, public'] });
      // No entry without a role name: PUBLIC may not call it.
      expect(row.acl).not.toMatch(/[{,]=/);
    }
  });

  it('finds what is due in every organisation', async () => {
    const [mine, others] = [await aChannel(), await aChannel(otherId)];

    const found = await test.database.discovery.channelsToSync(new Date(), 100);

    expect(found).toEqual(
      expect.arrayContaining([
        { id: mine.id, organisationId: test.organisationId },
        { id: others.id, organisationId: otherId },
      ]),
    );
    expect(new Set(await test.database.discovery.organisations())).toEqual(new Set([test.organisationId, otherId]));
    expect(await test.database.discovery.readyPublications(10)).toEqual([]);
    expect(await test.database.discovery.readyRuns(10)).toEqual([]);
    expect(await test.database.discovery.pendingOutbox(10)).toEqual([]);
    expect(await test.database.discovery.publicationsToMeasure(new Date(0), 10)).toEqual([]);
    expect(await test.database.discovery.postsToMeasure(10, 10)).toEqual([]);
    expect(await test.database.discovery.overduePlans(10)).toEqual([]);
    expect(await test.database.discovery.nextPublicationAt()).toBeUndefined();
  });
});
