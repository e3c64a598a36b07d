import { createHash, createHmac, pbkdf2Sync } from 'node:crypto';
import type { ClientBase } from 'pg';
import { ConfigError } from './errors.ts';

/** Roles that sign in, each with the schema it owns (the app role owns nothing). */
const loginRoles = {
  app: { name: 'septet_app', schema: undefined },
  queue: { name: 'septet_queue', schema: 'bullmq' },
  auth: { name: 'septet_auth', schema: 'auth' },
  checkpoint: { name: 'septet_checkpoint', schema: 'checkpoint' },
  sandbox: { name: 'septet_sandbox', schema: 'sandbox' },
} as const;

/** Roles that only hold rights: token reading, and looking across organisations inside schema `discovery`. */
const innerRoles = [
  { name: 'septet_vault', bypassesRowSecurity: false },
  { name: 'septet_discovery', bypassesRowSecurity: true },
] as const;

/** One address per role, all to the same database. */
export type RoleUrls = Record<keyof typeof loginRoles, string>;

const attempts = 20;
/** Two starts at once: someone else created the role, or changed the same catalogue row. */
const racedCodes = new Set(['23505', '42710', 'XX000', '40P01']);

/**
 * Makes the cluster's roles and this database's schemas as they should be. Roles belong to the whole cluster: with one
 * secret any number of databases may do this at the same time.
 *
 * @param client - Connected as the owner: a superuser, or a role with CREATEROLE and BYPASSRLS that owns the database.
 * @throws {ConfigError} `database.owner_rights` when the owner may not do that.
 */
export async function ensureRoles(client: ClientBase, secret: string): Promise<void> {
  for (const role of innerRoles) {
    await ensureRole(client, role.name, role.bypassesRowSecurity ? 'nologin bypassrls' : 'nologin nobypassrls');
  }
  for (const role of Object.values(loginRoles)) {
    await ensureRole(client, role.name, 'login nobypassrls noinherit');
    await ensurePassword(client, role.name, rolePassword(secret, role.name));
  }
  // The application's role is NOINHERIT, so that it has the vault's rights only after SET ROLE; from PostgreSQL 16 on that is
  // said with the grant.
  const options = (await hasGrantOptions(client)) ? ' with inherit false, set true' : '';
  await retried(() => client.query(`grant septet_vault to septet_app${options}`));
}

/** Whether a membership carries its own INHERIT and SET: PostgreSQL 16 and later. */
async function hasGrantOptions(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ version: number }>("select current_setting('server_version_num')::int as version");
  return (rows[0]?.version ?? 0) >= 160_000;
}

/** Schemas owned by their roles, and nothing for anybody else. */
export async function ensureSchemas(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string }>('select quote_ident(current_database()) as name');
  const database = rows[0]?.name ?? '';
  const logins = Object.values(loginRoles).map((role) => role.name);
  await retried(async () => {
    await client.query(`revoke all on database ${database} from public`);
    await client.query(`grant connect on database ${database} to ${logins.join(', ')}`);
    // BullMQ's bulk add makes sequences and its migration makes the schema when it is absent.
    await client.query(`grant create on database ${database} to septet_queue`);
    await client.query('revoke all on schema public from public');
    for (const { name, schema } of Object.values(loginRoles)) {
      if (!schema) continue;
      await client.query(`create schema if not exists ${schema} authorization ${name}`);
      await client.query(`alter role ${name} in database ${database} set search_path = ${schema}`);
    }
  });
}

/** Addresses with each role's password; the rest as in the owner's. */
export function roleUrls(ownerUrl: string, secret: string): RoleUrls {
  const urlOf = (name: string) => {
    const url = new URL(ownerUrl);
    url.username = name;
    url.password = rolePassword(secret, name);
    return url.href;
  };
  return {
    app: urlOf(loginRoles.app.name),
    queue: urlOf(loginRoles.queue.name),
    auth: urlOf(loginRoles.auth.name),
    checkpoint: urlOf(loginRoles.checkpoint.name),
    sandbox: urlOf(loginRoles.sandbox.name),
  };
}

function rolePassword(secret: string, name: string): string {
  return createHmac('sha256', secret).update(`septet role password ${name}`).digest('base64url');
}

async function ensureRole(client: ClientBase, name: string, attributes: string): Promise<void> {
  await retried(async () => {
    const existing = await client.query('select 1 from pg_roles where rolname = $1', [name]);
    if (existing.rowCount === 0) await client.query(`create role ${name} ${attributes}`);
    const { rows } = await client.query<{ name: string; isSuperuser: boolean }>(
      'select quote_ident(rolname) as name, rolsuper as "isSuperuser" from pg_roles where rolname = current_user',
    );
    const owner = rows[0];
    // Without being a superuser, the owner may hand objects over only to roles that it can become; and its views over
    // schema auth read with its own rights.
    if (owner && !owner.isSuperuser) {
      const options = (await hasGrantOptions(client)) ? ` with set true, inherit ${name === loginRoles.auth.name}` : '';
      await client.query(`grant ${name} to ${owner.name}${options}`);
    }
  });
}

/** Sets the password as a SCRAM verifier, so that the password itself never reaches the server's log. */
async function ensurePassword(client: ClientBase, name: string, password: string): Promise<void> {
  const verifier = scramVerifier(password, createHash('sha256').update(`${name}:${password}`).digest().subarray(0, 16));
  await retried(async () => {
    const known = await client
      .query<{ rolpassword: string | null }>('select rolpassword from pg_authid where rolname = $1', [name])
      .then((result) => result.rows[0]?.rolpassword)
      .catch(() => undefined);
    if (known !== verifier) await client.query(`alter role ${name} password '${verifier}'`);
  });
}

/** @see https://www.postgresql.org/docs/18/catalog-pg-authid.html */
function scramVerifier(password: string, salt: Buffer): string {
  const iterations = 4096;
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  const hmac = (key: Buffer, text: string) => createHmac('sha256', key).update(text).digest();
  const storedKey = createHash('sha256').update(hmac(salted, 'Client Key')).digest('base64');
  const serverKey = hmac(salted, 'Server Key').toString('base64');
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${storedKey}:${serverKey}`;
}

async function retried(run: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await run();
      return;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (code === '42501') {
        throw new ConfigError(
          'database.owner_rights',
          'The role in DATABASE_URL may not create what Septet needs. It must own the database and be a superuser, or have CREATEROLE and BYPASSRLS.',
          { cause: error },
        );
      }
      if (!racedCodes.has(code) || attempt === attempts) throw error;
      await new Promise((resolve) => setTimeout(resolve, 5 + Math.random() * 20 * attempt));
    }
  }
}
