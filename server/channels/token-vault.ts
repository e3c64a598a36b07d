import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { ConfigError } from '../../db/errors.ts';

/** What stands behind a channel: its access to the network. */
export interface ChannelTokens {
  accessToken: string;
  refreshToken?: string;
  expiresAt?: Date;
}

export interface SealedTokens {
  keyId: string;
  sealed: Buffer;
}

/** Seals and opens channel tokens. Only `ChannelAccess` uses it. */
export interface TokenVault {
  seal(owner: TokenOwner, tokens: ChannelTokens): SealedTokens;
  /** @throws {ConfigError} `vault.unknown_key`, `vault.wrong_key`: the secret is not the one that sealed this row. */
  open(owner: TokenOwner, sealed: SealedTokens): ChannelTokens;
}

export interface TokenOwner {
  organisationId: string;
  channelId: string;
}

/** Keys by key id. `currentKeyId` seals; the others only open, until everything is sealed anew. */
export interface VaultKeys {
  currentKeyId: string;
  keys: Readonly<Record<string, Buffer>>;
}

const storedTokens = z.object({
  accessToken: z.string(),
  refreshToken: z.string().optional(),
  expiresAt: z.iso.datetime().optional(),
});

const ivBytes = 12;
const tagBytes = 16;

/**
 * AES-256-GCM with a key per organisation (HKDF-SHA-256 from the master secret). The row and column are authenticated along, so a
 * ciphertext copied to another channel or organisation does not open. Layout: 12 bytes IV, 16 bytes tag, ciphertext.
 */
export function createTokenVault({ currentKeyId, keys }: VaultKeys): TokenVault {
  const keyFor = (keyId: string, organisationId: string): Buffer => {
    const master = keys[keyId];
    if (master === undefined)
      throw new ConfigError('vault.unknown_key', `Tokens are sealed with key "${keyId}", which is not configured.`);
    return Buffer.from(hkdfSync('sha256', master, 'septet channel tokens', organisationId, 32));
  };
  const boundTo = (keyId: string, owner: TokenOwner): Buffer =>
    Buffer.from(`channel_tokens.sealed_tokens\n${keyId}\n${owner.organisationId}\n${owner.channelId}`);

  return {
    seal(owner, tokens) {
      const keyId = currentKeyId;
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', keyFor(keyId, owner.organisationId), iv, { authTagLength: tagBytes });
      cipher.setAAD(boundTo(keyId, owner));
      const text = JSON.stringify({ ...tokens, expiresAt: tokens.expiresAt?.toISOString() });
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return { keyId, sealed: Buffer.concat([iv, cipher.getAuthTag(), body]) };
    },

    open(owner, { keyId, sealed }) {
      const iv = sealed.subarray(0, ivBytes);
      const decipher = createDecipheriv('aes-256-gcm', keyFor(keyId, owner.organisationId), iv, { authTagLength: tagBytes });
      decipher.setAAD(boundTo(keyId, owner));
      decipher.setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes));
      let text: string;
      try {
        text = Buffer.concat([decipher.update(sealed.subarray(ivBytes + tagBytes)), decipher.final()]).toString('utf8');
      } catch (error) {
        throw new ConfigError(
          'vault.wrong_key',
          `The tokens of channel ${owner.channelId} do not open with the configured secret.`,
          {
            cause: error,
          },
        );
      }
      const { expiresAt, ...tokens } = storedTokens.parse(JSON.parse(text));
      return { ...tokens, ...(expiresAt === undefined ? {} : { expiresAt: new Date(expiresAt) }) };
    },
  };
}
