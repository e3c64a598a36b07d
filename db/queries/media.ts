import { json } from '../column-types.ts';
import type { Tx } from '../database.ts';

export interface MediaRecord {
  id: string;
  organisationId: string;
  sha256: string;
  mimeType: string;
  width: number;
  height: number;
  byteCount: number;
  altText: string;
  createdAt: Date;
}

export interface NewMedia {
  organisationId: string;
  sha256: string;
  mimeType: string;
  width: number;
  height: number;
  byteCount: number;
  altText?: string;
  /** Who made it: `{ kind: 'upload', userId }`, `{ kind: 'card', runId }`. */
  origin: Record<string, unknown>;
}

const columns = [
  'id',
  'organisation_id as organisationId',
  'sha256',
  'mime_type as mimeType',
  'width',
  'height',
  'byte_count as byteCount',
  'alt_text as altText',
  'created_at as createdAt',
] as const;

/** Which bytes belong to the organisation. The same bytes twice are one row. */
export function createMediaQueries(tx: Tx) {
  return {
    async insert(media: NewMedia): Promise<MediaRecord> {
      return (
        tx
          .insertInto('media')
          .values({
            organisation_id: media.organisationId,
            sha256: media.sha256,
            mime_type: media.mimeType,
            width: media.width,
            height: media.height,
            byte_count: media.byteCount,
            alt_text: media.altText ?? '',
            origin: json(media.origin),
          })
          // An update that changes nothing, so that the row comes back.
          .onConflict((conflict) => conflict.columns(['organisation_id', 'sha256']).doUpdateSet({ sha256: media.sha256 }))
          .returning(columns)
          .executeTakeFirstOrThrow()
      );
    },

    async find(id: string): Promise<MediaRecord | undefined> {
      return tx.selectFrom('media').select(columns).where('id', '=', id).executeTakeFirst();
    },

    async findAll(ids: readonly string[]): Promise<MediaRecord[]> {
      if (ids.length === 0) return [];
      return tx
        .selectFrom('media')
        .select(columns)
        .where('id', 'in', [...ids])
        .execute();
    },
  };
}
