import { betterAuth } from 'better-auth';
import { organization } from 'better-auth/plugins/organization';
import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import type { Logger } from 'pino';
import { accessControl, organisationRoles } from './organisation-roles.ts';

export interface BetterAuthDeps {
  /** As role septet_auth; its search path is schema `auth`. */
  pool: pg.Pool;
  secret: string;
  /** Where people reach the app; `https` makes cookies secure. */
  publicUrl: string;
  logger: Logger;
}

export const cookiePrefix = 'septet';

/**
 * Accounts, passwords, sessions and memberships. Sign-up is closed: people come by invitation or by the demo seed. Its HTTP
 * endpoints are reached only through the allow-list in `routes.ts`.
 */
export function createBetterAuth({ pool, secret, publicUrl, logger }: BetterAuthDeps) {
  return betterAuth({
    appName: 'Septet',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret,
    database: { db: new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) }), type: 'postgres' },
    // Our own check (server/http/origin-check.ts) has run before; this one compares with the address that was called.
    trustedOrigins: (request) => (request ? [new URL(request.url).origin] : []),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 200 },
    session: { expiresIn: 7 * 24 * 3600, updateAge: 24 * 3600 },
    // The routes in front of it have limits of their own.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    advanced: {
      cookiePrefix,
      useSecureCookies: new URL(publicUrl).protocol === 'https:',
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      database: { generateId: 'uuid' },
    },
    logger: {
      level: 'warn',
      log: (level, message) => logger[level === 'error' ? 'error' : 'warn']({ message }, 'auth library says'),
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => ({
            data: { ...session, activeOrganizationId: await findFirstOrganisation(pool, session.userId) },
          }),
        },
      },
    },
    plugins: [
      organization({
        ac: accessControl,
        roles: organisationRoles,
        creatorRole: 'owner',
        allowUserToCreateOrganization: false,
      }),
    ],
  });
}

export type BetterAuth = ReturnType<typeof createBetterAuth>;

/** Where a person lands after signing in: the organisation that they joined first. */
async function findFirstOrganisation(pool: pg.Pool, userId: string): Promise<string | null> {
  const { rows } = await pool.query<{ organisation_id: string }>(
    `select "organizationId" as organisation_id from member where "userId" = $1 order by "createdAt", id limit 1`,
    [userId],
  );
  return rows[0]?.organisation_id ?? null;
}
