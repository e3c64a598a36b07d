import { sql } from 'kysely';
import type { Database, Tx } from '../../db/index.ts';
import { createChannelTokenQueries } from '../../db/queries/channel-tokens.ts';
import type { ChannelRecord } from '../../db/queries/channels.ts';
import { type ChannelCredentials, type Connector, type Platform, PlatformError } from '../../tools/platforms/index.ts';
import type { TokenVault } from '../channels/index.ts';
import type { Clock } from '../clock.ts';
import { connectorOf } from './connector-of.ts';

/** Opens a channel's tokens for the services that act on it, and keeps them fresh. */
export interface ChannelAccess {
  /**
   * Usable credentials; refreshed first when they are about to expire, or when `refusedToken` is still the stored one. However
   * many ask at once, on however many machines, the network sees one refresh.
   *
   * @throws {PlatformError} kind `auth` with `needsReconnect` when only a person can mend it; other kinds say nothing about
   * the tokens.
   */
  open(channel: AccessedChannel, options: { signal: AbortSignal; refusedToken?: string }): Promise<ChannelCredentials>;
}

export type AccessedChannel = Pick<ChannelRecord, 'id' | 'organisationId' | 'platform' | 'externalAccountId'>;

const refreshBeforeMs = 120_000;

export function createChannelAccess(deps: {
  database: Database;
  vault: TokenVault;
  connectors: Record<Platform, Connector>;
  clock: Clock;
}): ChannelAccess {
  async function read(tx: Tx, channel: AccessedChannel): Promise<ChannelCredentials> {
    const connector = connectorOf(deps.connectors, channel.platform);
    const row = await createChannelTokenQueries(tx).find(channel.id);
    if (row === undefined) {
      throw new PlatformError(connector.platform, 'auth', 'no_token', 'This channel has no access token; connect it again.', {
        needsReconnect: true,
      });
    }
    const owner = { organisationId: channel.organisationId, channelId: channel.id };
    const tokens = deps.vault.open(owner, { keyId: row.keyId, sealed: row.sealedTokens });
    return { externalAccountId: channel.externalAccountId, ...tokens };
  }

  function isUsable(credentials: ChannelCredentials, refusedToken: string | undefined): boolean {
    if (credentials.accessToken === refusedToken) return false;
    return credentials.expiresAt === undefined || credentials.expiresAt.getTime() - deps.clock.now().getTime() > refreshBeforeMs;
  }

  return {
    async open(channel, { signal, refusedToken }) {
      const current = await deps.database.inOrganisation(channel.organisationId, (tx) => read(tx, channel));
      if (isUsable(current, refusedToken)) return current;
      return deps.database.inOrganisation(channel.organisationId, async (tx) => {
        await sql`select pg_advisory_xact_lock(hashtextextended(${`channel token ${channel.id}`}, 0))`.execute(tx);
        // Whoever held the lock before us may have done it.
        const latest = await read(tx, channel);
        if (isUsable(latest, refusedToken)) return latest;
        const renewed = await connectorOf(deps.connectors, channel.platform).refreshTokens(latest, { signal });
        const tokens = {
          accessToken: renewed.accessToken,
          // A network that answers without a refresh token means "keep the old one".
          refreshToken: renewed.refreshToken ?? latest.refreshToken,
          expiresAt: renewed.expiresAt,
        };
        const { keyId, sealed } = deps.vault.seal({ organisationId: channel.organisationId, channelId: channel.id }, tokens);
        await createChannelTokenQueries(tx).save({
          channelId: channel.id,
          organisationId: channel.organisationId,
          keyId,
          sealedTokens: sealed,
          expiresAt: tokens.expiresAt,
        });
        return { externalAccountId: channel.externalAccountId, ...tokens };
      });
    },
  };
}
