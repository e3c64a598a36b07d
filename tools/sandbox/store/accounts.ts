import { randomBytes } from 'node:crypto';
import type { Platform } from '../../platforms/connector.ts';
import { createRandom } from '../audience/random.ts';
import type { AudienceOf } from '../audience/reactions.ts';
import type { Sql } from '../database.ts';

export interface Account extends AudienceOf {
  id: string;
  handle: string;
  displayName: string;
  isCompetitor: boolean;
  accessToken: string;
  refreshToken: string;
  tokenExpiresAt: Date | null;
  dailyPostLimit: number;
  generatedUntil: Date;
}

export interface NewAccount {
  platform: Platform;
  handle: string;
  displayName: string;
  seed: number;
  vocabulary: string;
  timeZone: string;
  anchoredAt: Date;
  generatedUntil: Date;
  isCompetitor: boolean;
  followerCount?: number;
  dailyPostLimit?: number;
}

const followerRange: Readonly<Record<Platform, readonly [number, number]>> = {
  x: [14_000, 24_000],
  instagram: [28_000, 46_000],
  linkedin: [5_000, 9_000],
};

export function createAccountStore(sql: Sql) {
  const columns = sql`id, platform, handle, display_name as "displayName", seed, vocabulary, time_zone as "timeZone", follower_count as "followerCount",
    is_competitor as "isCompetitor", access_token as "accessToken", refresh_token as "refreshToken", token_expires_at as "tokenExpiresAt",
    daily_post_limit as "dailyPostLimit", anchored_at as "anchoredAt", generated_until as "generatedUntil"`;

  return {
    async findById(id: string): Promise<Account | undefined> {
      const [row] = await sql<Account[]>`select ${columns} from sandbox.accounts where id = ${id}`;
      return row;
    },
    async findByHandle(platform: Platform, handle: string): Promise<Account | undefined> {
      const [row] = await sql<
        Account[]
      >`select ${columns} from sandbox.accounts where platform = ${platform} and lower(handle) = ${handle.toLowerCase()}`;
      return row;
    },
    async findByToken(platform: Platform, accessToken: string): Promise<Account | undefined> {
      const [row] = await sql<
        Account[]
      >`select ${columns} from sandbox.accounts where platform = ${platform} and access_token = ${accessToken}`;
      return row;
    },
    async list(platform?: Platform): Promise<Account[]> {
      return await sql<
        Account[]
      >`select ${columns} from sandbox.accounts where ${platform ? sql`platform = ${platform}` : sql`true`} order by id`;
    },

    /** Makes the account, or returns the one that has this handle. */
    async ensure(account: NewAccount): Promise<{ account: Account; isNew: boolean }> {
      const random = createRandom('account', account.platform, account.handle.toLowerCase(), account.seed);
      const digits = String(random.between(10_000_000, 99_999_999));
      const id =
        account.platform === 'linkedin'
          ? `urn:li:organization:${digits}`
          : account.platform === 'instagram'
            ? `178414${digits}001`
            : `16${digits}`;
      const [low, high] = followerRange[account.platform];
      const followers = account.followerCount ?? random.between(low, high);
      const [row] = await sql<Account[]>`
        insert into sandbox.accounts (id, platform, handle, display_name, seed, vocabulary, time_zone, follower_count, is_competitor, access_token, refresh_token,
          daily_post_limit, anchored_at, generated_until)
        values (${id}, ${account.platform}, ${account.handle}, ${account.displayName}, ${account.seed}, ${account.vocabulary}, ${account.timeZone}, ${followers},
          ${account.isCompetitor}, ${newToken('at')}, ${newToken('rt')}, ${account.dailyPostLimit ?? 100}, ${account.anchoredAt}, ${account.generatedUntil})
        on conflict do nothing returning ${columns}`;
      if (row) return { account: row, isNew: true };
      const existing = await this.findByHandle(account.platform, account.handle);
      if (!existing) throw new Error(`the id of ${account.handle} is taken; choose another seed`);
      return { account: existing, isNew: false };
    },

    async expireToken(id: string, at: Date): Promise<void> {
      await sql`update sandbox.accounts set token_expires_at = ${at} where id = ${id}`;
    },

    /** One refresh of a token wins; whoever comes later with the same one gets nothing. */
    async rotate(platform: Platform, by: 'access' | 'refresh', token: string): Promise<Account | undefined> {
      const match =
        by === 'refresh'
          ? sql`refresh_token = ${token}`
          : sql`access_token = ${token} and (token_expires_at is null or token_expires_at > now())`;
      const [row] = await sql<Account[]>`
        update sandbox.accounts set access_token = ${newToken('at')}, refresh_token = ${newToken('rt')}, token_expires_at = null
        where platform = ${platform} and ${match} returning ${columns}`;
      return row;
    },

    async renew(id: string): Promise<Account | undefined> {
      const [row] = await sql<Account[]>`
        update sandbox.accounts set access_token = ${newToken('at')}, refresh_token = ${newToken('rt')}, token_expires_at = null where id = ${id} returning ${columns}`;
      return row;
    },
  };
}

export type AccountStore = ReturnType<typeof createAccountStore>;

function newToken(kind: 'at' | 'rt'): string {
  return `sandbox-${kind}-${randomBytes(18).toString('base64url')}`;
}
