import type pg from 'pg';
import type { Role } from '../http/principal.ts';
import type { BetterAuth } from './better-auth.ts';

export interface NewAccount {
  email: string;
  name: string;
  password: string;
}

/** What the product itself does to accounts, without a request: the seed and the operator's commands. */
export interface Accounts {
  /** Makes the organisation's entry in schema `auth`; the caller makes the row in `organisations` with the same id. */
  createOrganisation(organisation: { id: string; name: string; slug: string }): Promise<void>;
  /** @returns the id of the account with this address, made when absent (then with this password). */
  ensureAccount(account: NewAccount): Promise<{ userId: string; isNew: boolean }>;
  /** Replaces the password and ends all sessions. */
  setPassword(userId: string, password: string): Promise<void>;
  /** Makes a person a member, or changes their role. */
  setRole(organisationId: string, userId: string, role: Role): Promise<void>;
  findOrganisation(slug: string): Promise<string | undefined>;
}

export function createAccounts({ auth, pool, onChange }: { auth: BetterAuth; pool: pg.Pool; onChange: () => void }): Accounts {
  return {
    async createOrganisation({ id, name, slug }) {
      await pool.query(
        'insert into organization (id, name, slug, "createdAt") values ($1, $2, $3, now()) on conflict (id) do nothing',
        [id, name, slug],
      );
    },

    async ensureAccount({ email, name, password }) {
      const { internalAdapter, password: hasher } = await auth.$context;
      const known = await internalAdapter.findUserByEmail(email);
      if (known) return { userId: known.user.id, isNew: false };
      const user = await internalAdapter.createUser({ email, name, emailVerified: true }, { method: 'email-password' });
      await internalAdapter.linkAccount({
        userId: user.id,
        accountId: user.id,
        providerId: 'credential',
        password: await hasher.hash(password),
      });
      return { userId: user.id, isNew: true };
    },

    async setPassword(userId, password) {
      const { internalAdapter, password: hasher } = await auth.$context;
      await internalAdapter.updatePassword(userId, await hasher.hash(password));
      await pool.query('delete from session where "userId" = $1', [userId]);
      onChange();
    },

    async setRole(organisationId, userId, role) {
      await pool.query(
        `insert into member ("organizationId", "userId", role, "createdAt") values ($1, $2, $3, now())
         on conflict ("organizationId", "userId") do update set role = excluded.role`,
        [organisationId, userId, role],
      );
      onChange();
    },

    async findOrganisation(slug) {
      const { rows } = await pool.query<{ id: string }>('select id from organization where slug = $1', [slug]);
      return rows[0]?.id;
    },
  };
}
