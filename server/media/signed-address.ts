import { createHmac, timingSafeEqual } from 'node:crypto';

export interface SignedMedia {
  organisationId: string;
  mediaId: string;
}

/** Addresses of media that work without signing in, for a while: for pages' images and for networks that fetch media. */
export interface MediaSigner {
  sign(media: SignedMedia, expiresAt: Date): string;
  /** What the token names, or undefined when it is forged, damaged or expired. */
  verify(token: string, now: Date): SignedMedia | undefined;
}

const uuidBytes = 16;
const timeBytes = 6;
const macBytes = 32;

const bytesOfUuid = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');
const uuidOfBytes = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** Token: organisation, media and expiry in seconds, then an HMAC-SHA256 over them, in base64url. */
export function createMediaSigner(key: Buffer): MediaSigner {
  const macOf = (body: Buffer): Buffer => createHmac('sha256', key).update('media address').update(body).digest();
  return {
    sign({ organisationId, mediaId }, expiresAt) {
      const time = Buffer.alloc(timeBytes);
      time.writeUIntBE(Math.floor(expiresAt.getTime() / 1000), 0, timeBytes);
      const body = Buffer.concat([bytesOfUuid(organisationId), bytesOfUuid(mediaId), time]);
      return Buffer.concat([body, macOf(body)]).toString('base64url');
    },

    verify(token, now) {
      const bytes = Buffer.from(token, 'base64url');
      if (bytes.length !== 2 * uuidBytes + timeBytes + macBytes) return undefined;
      const body = bytes.subarray(0, -macBytes);
      if (!timingSafeEqual(bytes.subarray(-macBytes), macOf(body))) return undefined;
      if (body.readUIntBE(2 * uuidBytes, timeBytes) * 1000 <= now.getTime()) return undefined;
      return {
        organisationId: uuidOfBytes(body.subarray(0, uuidBytes)),
        mediaId: uuidOfBytes(body.subarray(uuidBytes, 2 * uuidBytes)),
      };
    },
  };
}
