import { sql } from 'kysely';
import { json } from '../column-types.ts';
import type { Tx } from '../database.ts';

export type ItemStatus = 'pending' | 'changes_requested' | 'held' | 'approved' | 'rejected' | 'cancelled';

/** An item with its current version. `content` is what was hashed; its reader parses it. */
export interface ItemRecord {
  id: string;
  planId: string;
  channelId: string;
  position: number;
  version: number;
  status: ItemStatus;
  content: unknown;
  hash: string;
  authorKind: 'agent' | 'user';
  authorId: string;
  note?: string;
  analysis: unknown;
  flags: unknown;
  versionCreatedAt: Date;
}

export interface NewItemVersion {
  organisationId: string;
  itemId: string;
  version: number;
  planVersion: number;
  content: object;
  hash: string;
  authorKind: 'agent' | 'user';
  authorId: string;
  runId?: string;
  note?: string;
  analysis: object;
  flags: object;
}

const columns = [
  'plan_items.id',
  'plan_items.plan_id',
  'plan_items.channel_id',
  'plan_items.position',
  'plan_items.version',
  'plan_items.status',
  'item_versions.content',
  'item_versions.hash',
  'item_versions.author_kind',
  'item_versions.author_id',
  'item_versions.note',
  'item_versions.analysis',
  'item_versions.flags',
  'item_versions.created_at as version_created_at',
] as const;

/** Items of plans and their immutable versions. */
export function createPlanItemQueries(tx: Tx) {
  const selectItem = () =>
    tx
      .selectFrom('plan_items')
      .innerJoin('item_versions', (join) =>
        join.onRef('item_versions.item_id', '=', 'plan_items.id').onRef('item_versions.version', '=', 'plan_items.version'),
      )
      .select(columns);

  return {
    async insert(item: { organisationId: string; planId: string; channelId: string; position: number }): Promise<string> {
      const row = await tx
        .insertInto('plan_items')
        .values({
          organisation_id: item.organisationId,
          plan_id: item.planId,
          channel_id: item.channelId,
          position: item.position,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      return row.id;
    },

    async insertVersion(version: NewItemVersion): Promise<void> {
      await tx
        .insertInto('item_versions')
        .values({
          organisation_id: version.organisationId,
          item_id: version.itemId,
          version: version.version,
          plan_version: version.planVersion,
          content: json(version.content),
          hash: version.hash,
          author_kind: version.authorKind,
          author_id: version.authorId,
          run_id: version.runId ?? null,
          note: version.note ?? null,
          analysis: json(version.analysis),
          flags: json(version.flags),
        })
        .execute();
    },

    async listByPlan(planId: string): Promise<ItemRecord[]> {
      const rows = await selectItem().where('plan_items.plan_id', '=', planId).orderBy('plan_items.position').execute();
      return rows.map(toItem);
    },

    async find(id: string): Promise<ItemRecord | undefined> {
      const row = await selectItem().where('plan_items.id', '=', id).executeTakeFirst();
      return row === undefined ? undefined : toItem(row);
    },

    /** What was sealed under this version, whatever the item's current one is. */
    async findVersion(itemId: string, version: number): Promise<ItemVersionRecord | undefined> {
      const row = await tx
        .selectFrom('item_versions')
        .select(['content', 'hash', 'author_kind', 'author_id'])
        .where('item_id', '=', itemId)
        .where('version', '=', version)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      return {
        content: row.content,
        hash: row.hash,
        authorKind: row.author_kind === 'user' ? 'user' : 'agent',
        authorId: row.author_id,
      };
    },

    /** Sealed contents of publications, by publication id. */
    async versionContents(
      publications: readonly { id: string; itemId: string; itemVersion: number }[],
    ): Promise<Map<string, unknown>> {
      if (publications.length === 0) return new Map();
      const rows = await tx
        .selectFrom('item_versions')
        .select(['item_id', 'version', 'content'])
        .where('item_id', 'in', [...new Set(publications.map((publication) => publication.itemId))])
        .execute();
      const byVersion = new Map(rows.map((row) => [`${row.item_id} ${row.version}`, row.content]));
      return new Map(publications.map(({ id, itemId, itemVersion }) => [id, byVersion.get(`${itemId} ${itemVersion}`)]));
    },

    /** Content of the version before the current one, by item id; items at version 1 are absent. */
    async previousContents(planId: string): Promise<Map<string, unknown>> {
      const rows = await tx
        .selectFrom('plan_items')
        .innerJoin('item_versions', (join) =>
          join
            .onRef('item_versions.item_id', '=', 'plan_items.id')
            .on('item_versions.version', '=', sql<number>`plan_items.version - 1`),
        )
        .select(['plan_items.id', 'item_versions.content'])
        .where('plan_items.plan_id', '=', planId)
        .execute();
      return new Map(rows.map((row) => [row.id, row.content]));
    },

    /** Compare-and-set on (version, status). False: somebody else was first. */
    async transition(
      id: string,
      from: { version: number; statuses: readonly ItemStatus[] },
      to: { version?: number; status: ItemStatus },
    ): Promise<boolean> {
      const row = await tx
        .updateTable('plan_items')
        .set({
          status: to.status,
          ...(to.version === undefined ? {} : { version: to.version }),
          updated_at: sql<Date>`now()`,
        })
        .where('id', '=', id)
        .where('version', '=', from.version)
        .where('status', 'in', [...from.statuses])
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}

export interface ItemVersionRecord {
  content: unknown;
  hash: string;
  authorKind: 'agent' | 'user';
  authorId: string;
}

interface ItemRow {
  id: string;
  plan_id: string;
  channel_id: string;
  position: number;
  version: number;
  status: string;
  content: unknown;
  hash: string;
  author_kind: string;
  author_id: string;
  note: string | null;
  analysis: unknown;
  flags: unknown;
  version_created_at: Date;
}

function toItem(row: ItemRow): ItemRecord {
  return {
    id: row.id,
    planId: row.plan_id,
    channelId: row.channel_id,
    position: row.position,
    version: row.version,
    status: row.status as ItemStatus,
    content: row.content,
    hash: row.hash,
    authorKind: row.author_kind === 'user' ? 'user' : 'agent',
    authorId: row.author_id,
    note: row.note ?? undefined,
    analysis: row.analysis,
    flags: row.flags,
    versionCreatedAt: row.version_created_at,
  };
}
