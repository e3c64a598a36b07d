import { createHash } from 'node:crypto';
import type pg from 'pg';
import { type Principal, type Role, roles } from '../http/principal.ts';
import type { Clock } from '../clock.ts';
import { type BetterAuth, cookiePrefix } from './better-auth.ts';
import { hashToken, readBearerToken } from './tokens.ts';

/** The part of a request's headers that says who calls. */
export interface Credentials {
  authorization?: string | undefined;
  cookie?: string | undefined;
}

export interface Resolved {
  principal: Principal;
  /** A session that was prolonged: its new cookies. */
  setCookies: string[];
}

export interface Principals {
  /** Who calls, or undefined when the credentials are absent, wrong, expired or revoked, or the person left the organisation. */
  resolve(credentials: Credentials): Promise<Resolved | undefined>;
  /** Forgets what was remembered of these credentials (sign-out, a changed password). */
  forget(credentials: Credentials): void;
  /** Forgets everything: memberships changed. */
  forgetAll(): void;
}

/** How long an answer is reused. A changed role or a revoked token takes effect everywhere within this time. */
const rememberedMs = 5_000;
const maxRemembered = 10_000;
const sessionCookie = new RegExp(`(?:^|;\\s*)(?:__Secure-)?${cookiePrefix}\\.session_token=([^;]+)`);
const roleSet: ReadonlySet<string> = new Set(roles);

interface MemberRow {
  organisation_id: string;
  user_id: string;
  name: string;
  role: string;
}

export function createPrincipals({ auth, pool, clock }: { auth: BetterAuth; pool: pg.Pool; clock: Clock }): Principals {
  const remembered = new Map<string, { answer: Promise<Resolved | undefined>; until: number }>();

  function keyOf({ authorization, cookie }: Credentials): string | undefined {
    const secret = readBearerToken(authorization) ?? sessionCookie.exec(cookie ?? '')?.[1];
    return secret === undefined ? undefined : createHash('sha256').update(secret).digest('base64');
  }

  async function byToken(token: string): Promise<Resolved | undefined> {
    const { rows } = await pool.query<MemberRow & { token_id: string; is_use_noted: boolean | null }>(
      `select t.id as token_id, t.last_used_at > now() - interval '1 minute' as is_use_noted,
         t.organisation_id, t.user_id, u.name, m.role
       from api_token t join "user" u on u.id = t.user_id
         join member m on m."organizationId" = t.organisation_id and m."userId" = t.user_id
       where t.token_hash = $1 and (t.expires_at is null or t.expires_at > now())`,
      [hashToken(token)],
    );
    const [row] = rows;
    if (row && !row.is_use_noted) await pool.query('update api_token set last_used_at = now() where id = $1', [row.token_id]);
    return toResolved(row, 'token', []);
  }

  async function bySession(cookie: string): Promise<Resolved | undefined> {
    const { headers, response } = await auth.api.getSession({ headers: new Headers({ cookie }), returnHeaders: true });
    if (!response) return undefined;
    const { rows } = await pool.query<MemberRow>(
      `select m."organizationId" as organisation_id, m."userId" as user_id, $3::text as name, m.role from member m
       where m."userId" = $1 and ($2::uuid is null or m."organizationId" = $2) order by m."createdAt", m.id limit 1`,
      [response.user.id, response.session.activeOrganizationId ?? null, response.user.name],
    );
    return toResolved(rows[0], 'session', headers.getSetCookie());
  }

  async function lookUp({ authorization, cookie }: Credentials): Promise<Resolved | undefined> {
    const token = readBearerToken(authorization);
    if (token !== undefined) return byToken(token);
    // A wrong token is not overruled by a cookie that happens to come along.
    return authorization === undefined && cookie !== undefined ? bySession(cookie) : undefined;
  }

  return {
    async resolve(credentials) {
      const key = keyOf(credentials);
      if (key === undefined) return undefined;
      const now = clock.now().getTime();
      const known = remembered.get(key);
      if (known && known.until > now) {
        const answer = await known.answer;
        return answer && { ...answer, setCookies: [] };
      }
      if (remembered.size >= maxRemembered) remembered.clear();
      const answer = lookUp(credentials);
      remembered.set(key, { answer, until: now + rememberedMs });
      try {
        const resolved = await answer;
        if (!resolved) remembered.delete(key);
        return resolved;
      } catch (error) {
        remembered.delete(key);
        throw error;
      }
    },
    forget(credentials) {
      const key = keyOf(credentials);
      if (key !== undefined) remembered.delete(key);
    },
    forgetAll: () => remembered.clear(),
  };
}

function toResolved(row: MemberRow | undefined, via: Principal['via'], setCookies: string[]): Resolved | undefined {
  if (!row || !isRole(row.role)) return undefined;
  return {
    principal: { organisationId: row.organisation_id, userId: row.user_id, name: row.name, role: row.role, via },
    setCookies,
  };
}

function isRole(role: string): role is Role {
  return roleSet.has(role);
}
