import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createTokenVault } from '../../server/channels/index.ts';

const owner = { organisationId: randomUUID(), channelId: randomUUID() };
const tokens = { accessToken: 'access-secret', refreshToken: 'refresh-secret', expiresAt: new Date('2026-11-20T10:00:00.000Z') };
const key = randomBytes(32);
const vault = createTokenVault({ currentKeyId: 'a', keys: { a: key } });

describe('token vault', () => {
  it('opens what it sealed, and seals the same tokens differently each time', () => {
    const first = vault.seal(owner, tokens);
    const second = vault.seal(owner, tokens);

    expect(vault.open(owner, first)).toEqual(tokens);
    expect(first.sealed.equals(second.sealed)).toBe(false);
  });

  it('shows nothing of the tokens in what is stored', () => {
    const { sealed } = vault.seal(owner, tokens);

    expect(sealed.includes('access-secret')).toBe(false);
    expect(sealed.toString('base64')).not.toContain(Buffer.from('access-secret').toString('base64').slice(0, 12));
  });

  it('does not open for another channel or organisation', () => {
    const sealed = vault.seal(owner, tokens);

    expect(() => vault.open({ ...owner, channelId: randomUUID() }, sealed)).toThrow(/do not open/);
    expect(() => vault.open({ ...owner, organisationId: randomUUID() }, sealed)).toThrow(/do not open/);
  });

  it('does not open when any byte was changed', () => {
    const { keyId, sealed } = vault.seal(owner, tokens);
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => vault.open(owner, { keyId, sealed: changed })).toThrow(/do not open/);
    }
  });

  it('opens with an earlier key after a rotation, and seals with the new one', () => {
    const before = vault.seal(owner, tokens);
    const rotated = createTokenVault({ currentKeyId: 'b', keys: { a: key, b: randomBytes(32) } });

    expect(rotated.open(owner, before)).toEqual(tokens);
    expect(rotated.seal(owner, tokens).keyId).toBe('b');
    expect(() => vault.open(owner, rotated.seal(owner, tokens))).toThrow(/not configured/);
  });
});
