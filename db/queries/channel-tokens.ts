import { sql } from 'kysely';
import type { Tx } from '../database.ts';

/** Tokens as they lie in the table: encrypted, with the id of the key that opens them. */
export interface SealedTokens {
  channelId: string;
  organisationId: string;
  keyId: string;
  sealedTokens: Buffer;
  expiresAt: Date | null;
  scopes: string[];
}

/**
 * The one way to `channel_tokens`, which the app role can't touch by itself: each call takes the vault role for its own
 * statement only. For the publishing and sync services.
 */
export function createChannelTokenQueries(tx: Tx) {
  async function inVault<T>(run: () => Promise<T>): Promise<T> {
    await sql`set local role septet_vault`.execute(tx);
    const result = await run();
    // After an error the transaction is over, and the role with it.
    await sql`reset role`.execute(tx);
    return result;
  }

  return {
    async find(channelId: string): Promise<SealedTokens | undefined> {
      return inVault(() =>
        tx
          .selectFrom('channel_tokens')
          .select([
            'channel_id as channelId',
            'organisation_id as organisationId',
            'key_id as keyId',
            'sealed_tokens as sealedTokens',
            'expires_at as expiresAt',
            'scopes',
          ])
          .where('channel_id', '=', channelId)
          .executeTakeFirst(),
      );
    },

    /** Stores the tokens, in place of older ones. */
    async save(
      tokens: Omit<SealedTokens, 'expiresAt' | 'scopes'> & { expiresAt?: Date; scopes?: readonly string[] },
    ): Promise<void> {
      const values = {
        key_id: tokens.keyId,
        sealed_tokens: tokens.sealedTokens,
        expires_at: tokens.expiresAt ?? null,
        scopes: [...(tokens.scopes ?? [])],
        updated_at: sql<Date>`now()`,
      };
      await inVault(() =>
        tx
          .insertInto('channel_tokens')
          .values({ channel_id: tokens.channelId, organisation_id: tokens.organisationId, ...values })
          .onConflict((conflict) => conflict.column('channel_id').doUpdateSet(values))
          .execute(),
      );
    },

    async remove(channelId: string): Promise<void> {
      await inVault(() => tx.deleteFrom('channel_tokens').where('channel_id', '=', channelId).execute());
    },
  };
}

export type ChannelTokenQueries = ReturnType<typeof createChannelTokenQueries>;
