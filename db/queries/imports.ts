import { json } from '../column-types.ts';
import type { Tx } from '../database.ts';

export interface NewImport {
  organisationId: string;
  kind: 'history' | 'mentions';
  targetId: string;
  fileSha256: string;
  rowCount: number;
  addedCount: number;
  /** The first refused records, with their places. */
  rejected: readonly object[];
  createdBy: string;
}

/** Which files came in, from whom, and what of them was refused. */
export function createImportQueries(tx: Tx) {
  return {
    async insert(entry: NewImport): Promise<void> {
      await tx
        .insertInto('imports')
        .values({
          organisation_id: entry.organisationId,
          kind: entry.kind,
          target_id: entry.targetId,
          file_sha256: entry.fileSha256,
          row_count: entry.rowCount,
          added_count: entry.addedCount,
          rejected: json(entry.rejected),
          created_by: entry.createdBy,
        })
        .execute();
    },
  };
}
