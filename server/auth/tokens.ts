import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { NotFoundError } from '../../db/errors.ts';

export interface ApiTokenRecord {
  id: string;
  name: string;
  /** The first characters, to tell tokens apart. */
  prefix: string;
  createdAt: Date;
  expiresAt: Date | undefined;
  lastUsedAt: Date | undefined;
}

export interface NewApiToken {
  organisationId: string;
  userId: string;
  name: string;
  expiresAt?: Date;
}

/** Tokens for scripts. Each acts for one member of one organisation. */
export interface ApiTokens {
  /** The token itself is answered here and never again. */
  create(token: NewApiToken): Promise<{ token: string; record: ApiTokenRecord }>;
  /** A person's own, newest first. */
  list(organisationId: string, userId: string): Promise<ApiTokenRecord[]>;
  /** @throws {NotFoundError} `token.not_found`, also for somebody else's. */
  revoke(organisationId: string, userId: string, id: string): Promise<void>;
}

export const tokenPrefix = 'sept_';
const tokenPattern = /^sept_[A-Za-z0-9_-]{43}$/;

interface TokenRow {
  id: string;
  name: string;
  prefix: string;
  created_at: Date;
  expires_at: Date | null;
  last_used_at: Date | null;
}

const columns = 'id, name, prefix, created_at, expires_at, last_used_at';

/** 256 random bits need no slow hash: nobody guesses them, and a dump shows only what they hash to. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** What could be a token of ours, or undefined: saves the look-up. */
export function readBearerToken(authorization: string | undefined): string | undefined {
  const match = /^Bearer +(\S+)$/i.exec(authorization ?? '');
  return match?.[1] !== undefined && tokenPattern.test(match[1]) ? match[1] : undefined;
}

/**
 * Our own table rather than better-auth's API key plugin: that one writes its counters at every request, knows a key's owner but
 * not the role in an organisation (a second look-up), and would add a dozen endpoints to guard. Here one query tells all.
 */
export function createApiTokens(pool: pg.Pool, onRevoked: () => void): ApiTokens {
  return {
    async create({ organisationId, userId, name, expiresAt }) {
      const token = tokenPrefix + randomBytes(32).toString('base64url');
      const { rows } = await pool.query<TokenRow>(
        `insert into api_token (organisation_id, user_id, name, prefix, token_hash, expires_at)
         values ($1, $2, $3, $4, $5, $6) returning ${columns}`,
        [organisationId, userId, name, token.slice(0, tokenPrefix.length + 4), hashToken(token), expiresAt ?? null],
      );
      const [row] = rows;
      if (!row) throw new Error('the new token did not come back');
      return { token, record: toRecord(row) };
    },

    async list(organisationId, userId) {
      const { rows } = await pool.query<TokenRow>(
        `select ${columns} from api_token where organisation_id = $1 and user_id = $2 order by created_at desc, id limit 200`,
        [organisationId, userId],
      );
      return rows.map(toRecord);
    },

    async revoke(organisationId, userId, id) {
      const { rowCount } = await pool.query('delete from api_token where organisation_id = $1 and user_id = $2 and id = $3', [
        organisationId,
        userId,
        id,
      ]);
      onRevoked();
      if (rowCount === 0) throw new NotFoundError('token.not_found', `You have no token ${id}.`);
    },
  };
}

function toRecord(row: TokenRow): ApiTokenRecord {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    createdAt: row.created_at,
    expiresAt: row.expires_at ?? undefined,
    lastUsedAt: row.last_used_at ?? undefined,
  };
}
