import { afterEach, describe, expect, it } from 'vitest';
import { createDatabase } from '../../db/client.ts';
import { migrateDatabase } from '../../db/migrate.ts';
import { migrations } from '../../db/migrations/index.ts';
import { readdirSync } from 'node:fs';
import { asOwner, createEmptyDatabase } from '../support/database.ts';

const drops: (() => Promise<void>)[] = [];
async function anEmptyDatabase() {
  const database = await createEmptyDatabase();
  drops.push(database.drop);
  return database;
}
afterEach(async () => {
  for (const drop of drops.splice(0)) await drop();
});

describe('migrating', () => {
  it('knows every migration file, under its own name', () => {
    const files = readdirSync(new URL('../../db/migrations', import.meta.url)).filter((name) => name !== 'index.ts');

    expect(Object.keys(migrations)).toEqual(files.map((name) => name.replace(/\.ts$/, '')).sort());
  });

  it('works from several processes and on several databases at once, each migration once', async () => {
    const databases = await Promise.all([anEmptyDatabase(), anEmptyDatabase(), anEmptyDatabase()]);
    const steps: string[] = [];
    const all = databases.flatMap((database) =>
      [1, 2].map(() =>
        migrateDatabase({
          ...database,
          afterMigrations: async ({ urls }) => {
            steps.push(urls.app);
          },
        }),
      ),
    );

    const urls = await Promise.all(all);

    expect(steps).toHaveLength(6);
    for (const { app } of urls) {
      const database = createDatabase({ url: app, maxConnections: 2 });
      await database.ping();
      expect(await database.discovery.organisations()).toEqual([]);
      await database.close();
    }
    for (const { ownerUrl } of databases) {
      const ran = await asOwner(ownerUrl, (owner) =>
        owner.query('select name from septet_migrations.kysely_migration order by 1'),
      );
      expect(ran.rows.map((row: { name: string }) => row.name)).toEqual(Object.keys(migrations));
    }
  });

  it('works for an owner that is no superuser but may make roles', async () => {
    const { ownerUrl, secret } = await anEmptyDatabase();
    const url = new URL(ownerUrl);
    const role = `owner_${url.pathname.slice(1)}`;
    await asOwner(ownerUrl, async (owner) => {
      await owner.query(`create role ${role} login createrole bypassrls password 'pw'`);
      await owner.query(`alter database ${url.pathname.slice(1)} owner to ${role}`);
      // The cluster's roles are there already; on a server of its own this owner would have made them.
      const { rows } = await owner.query<{ name: string }>(
        "select rolname as name from pg_roles where rolname like 'septet\\_%' and rolname <> current_user",
      );
      for (const { name } of rows) await owner.query(`grant ${name} to ${role} with admin true, set true, inherit false`);
    });
    url.username = role;
    url.password = 'pw';

    const urls = await migrateDatabase({ ownerUrl: url.href, secret });

    const database = createDatabase({ url: urls.app, maxConnections: 2 });
    expect(await database.discovery.organisations()).toEqual([]);
    await database.close();
    await asOwner(ownerUrl, async (owner) => {
      await owner.query(`reassign owned by ${role} to current_user; drop owned by ${role} cascade`);
      await owner.query(`drop role ${role}`);
    });
  });

  it('says which rights an owner lacks', async () => {
    const { ownerUrl, secret } = await anEmptyDatabase();
    const url = new URL(ownerUrl);
    const role = `weak_${url.pathname.slice(1)}`;
    await asOwner(ownerUrl, (owner) => owner.query(`create role ${role} login password 'pw'`));
    url.username = role;
    url.password = 'pw';

    await expect(migrateDatabase({ ownerUrl: url.href, secret })).rejects.toMatchObject({ code: 'database.owner_rights' });
    await asOwner(ownerUrl, (owner) => owner.query(`drop role ${role}`));
  });
});
