import { createHmac, timingSafeEqual } from 'node:crypto';
import canonicalize from 'canonicalize';
import { ConfigError } from '../../db/errors.ts';

/** What an approval says, whole: none of it can be moved to another item, person or time. */
export interface ApprovalStatement {
  organisationId: string;
  itemId: string;
  itemVersion: number;
  level: number;
  /** Of the item's content. */
  hash: string;
  approvedBy: string;
  expiresAt: Date;
}

export interface Seal {
  seal: string;
  keyId: string;
}

/** Holds the key that agents can't reach: it lives in the server layer and is handed to approvals and publishing only. */
export interface Sealer {
  seal(statement: ApprovalStatement): Seal;
  isGenuine(statement: ApprovalStatement, seal: Seal): boolean;
}

const minKeyBytes = 32;

/**
 * HMAC-SHA-256 over the canonical JSON of the statement.
 *
 * @param keys - By key id; `currentKeyId` seals, the others only verify what they sealed before a rotation.
 */
export function createSealer(options: { currentKeyId: string; keys: Readonly<Record<string, Buffer>> }): Sealer {
  const { currentKeyId, keys } = options;
  for (const [keyId, key] of Object.entries(keys)) {
    if (key.length < minKeyBytes)
      throw new ConfigError('approval.weak_key', `Seal key "${keyId}" is shorter than ${minKeyBytes} bytes.`);
  }
  if (keys[currentKeyId] === undefined) throw new ConfigError('approval.no_key', `Seal key "${currentKeyId}" is not configured.`);

  function sign(key: Buffer, statement: ApprovalStatement): string {
    const { organisationId, itemId, itemVersion, level, hash, approvedBy, expiresAt } = statement;
    const text = canonicalize({
      purpose: 'septet approval',
      organisationId,
      itemId,
      itemVersion,
      level,
      hash,
      approvedBy,
      expiresAt: expiresAt.toISOString(),
    });
    return createHmac('sha256', key)
      .update(text ?? '', 'utf8')
      .digest('hex');
  }

  return {
    seal(statement) {
      const key = keys[currentKeyId];
      if (key === undefined) throw new ConfigError('approval.no_key', `Seal key "${currentKeyId}" is not configured.`);
      return { seal: sign(key, statement), keyId: currentKeyId };
    },
    isGenuine(statement, { seal, keyId }) {
      const key = keys[keyId];
      if (key === undefined) return false;
      const expected = Buffer.from(sign(key, statement), 'hex');
      const actual = Buffer.from(seal, 'hex');
      return actual.length === expected.length && timingSafeEqual(actual, expected);
    },
  };
}
