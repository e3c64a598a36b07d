import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createMediaSigner } from '../../server/media/signed-address.ts';

const signer = createMediaSigner(randomBytes(32));
const media = { organisationId: randomUUID(), mediaId: randomUUID() };
const now = new Date('2026-11-20T10:00:00Z');
const later = new Date('2026-11-20T11:00:00Z');

describe('signed media address', () => {
  it('names the medium until it expires', () => {
    const token = signer.sign(media, later);

    expect(signer.verify(token, now)).toEqual(media);
    expect(signer.verify(token, later)).toBeUndefined();
  });

  it('is refused when forged, cut or changed', () => {
    const token = signer.sign(media, later);
    const foreign = createMediaSigner(randomBytes(32)).sign(media, later);

    expect(signer.verify(foreign, now)).toBeUndefined();
    expect(signer.verify(token.slice(0, -4), now)).toBeUndefined();
    expect(signer.verify('', now)).toBeUndefined();
    for (let at = 0; at < token.length - 1; at += 1) {
      const changed = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
      expect(signer.verify(changed, now)).toBeUndefined();
    }
  });

  it('fits into an address', () => {
    expect(signer.sign(media, later).length).toBeLessThan(100);
  });
});
