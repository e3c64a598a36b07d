import { NotFoundError } from '../../db/errors.ts';
import type { Database } from '../../db/index.ts';
import { createMediaQueries, type MediaRecord } from '../../db/queries/media.ts';
import type { MediaStore } from '../../tools/media/index.ts';
import type { MediaFile } from '../../tools/platforms/index.ts';
import type { Clock } from '../clock.ts';
import { createMediaSigner } from './signed-address.ts';

export interface NewImage {
  bytes: Uint8Array;
  mimeType: string;
  width: number;
  height: number;
  altText?: string;
  origin: Record<string, unknown>;
}

export interface MediaService {
  /** Stores bytes that are safe already (drawn here, or normalised). The same bytes twice are one medium. */
  store(organisationId: string, image: NewImage): Promise<MediaRecord>;
  /** @throws {NotFoundError} `media.not_found`: none here, or its bytes are gone or changed. */
  read(organisationId: string, mediaId: string): Promise<{ row: MediaRecord; bytes: Buffer }>;
  /** A path that shows the image without signing in, for about a day; the same for hours, so that pages can cache it. */
  pathFor(media: { organisationId: string; mediaId: string }): string;
  /** As `pathFor`, but a whole address that a network can reach. */
  urlFor(media: { organisationId: string; mediaId: string }): string;
  /** For connectors. @throws {NotFoundError} as `read`, when the bytes are asked for. */
  fileFor(row: MediaRecord, altText: string): MediaFile;
  /** What a signed path's token names, or undefined. */
  verify(token: string): { organisationId: string; mediaId: string } | undefined;
}

export interface MediaServiceDeps {
  database: Database;
  store: MediaStore;
  clock: Clock;
  signingKey: Buffer;
  /** Where networks find us. */
  publicUrl: string;
}

const signedForMs = 24 * 3600_000;
/** Expiry is rounded up to this, so that one medium keeps one address for a while. */
const addressStepMs = 6 * 3600_000;

export function createMediaService(deps: MediaServiceDeps): MediaService {
  const { database, store, clock } = deps;
  const signer = createMediaSigner(deps.signingKey);

  const service: MediaService = {
    async store(organisationId, image) {
      const { sha256 } = await store.put(image.bytes);
      return database.inOrganisation(organisationId, (tx) =>
        createMediaQueries(tx).insert({
          organisationId,
          sha256,
          mimeType: image.mimeType,
          width: image.width,
          height: image.height,
          byteCount: image.bytes.byteLength,
          altText: image.altText,
          origin: image.origin,
        }),
      );
    },

    async read(organisationId, mediaId) {
      const row = await database.inOrganisation(organisationId, (tx) => createMediaQueries(tx).find(mediaId));
      const bytes = row && (await store.get(row.sha256));
      if (!row || !bytes) throw new NotFoundError('media.not_found', `There is no image ${mediaId}.`);
      return { row, bytes };
    },

    pathFor(media) {
      const expiresAt = new Date(Math.ceil((clock.now().getTime() + signedForMs) / addressStepMs) * addressStepMs);
      return `/api/v1/media/public/${signer.sign(media, expiresAt)}`;
    },

    urlFor(media) {
      return new URL(service.pathFor(media), deps.publicUrl).href;
    },

    fileFor(row, altText) {
      return {
        sha256: row.sha256,
        mimeType: row.mimeType,
        altText,
        width: row.width,
        height: row.height,
        read: async () => (await service.read(row.organisationId, row.id)).bytes,
        publicUrl: service.urlFor({ organisationId: row.organisationId, mediaId: row.id }),
      };
    },

    verify: (token) => signer.verify(token, clock.now()),
  };
  return service;
}
