import { sql } from 'kysely';
import type { Tx } from '../database.ts';

export type ChannelStatus = 'active' | 'limited' | 'expired' | 'permission_lost' | 'suspended' | 'disconnected';

export interface ChannelRecord {
  id: string;
  organisationId: string;
  brandKitId: string;
  platform: string;
  externalAccountId: string;
  handle: string;
  displayName: string;
  timeZone: string;
  status: ChannelStatus;
  statusReason: string | null;
  publishingPaused: boolean;
  followerCount: number | null;
  connectedBy: string | null;
  lastSyncedAt: Date | null;
  createdAt: Date;
}

export interface NewChannel {
  organisationId: string;
  brandKitId: string;
  platform: string;
  externalAccountId: string;
  handle: string;
  displayName: string;
  timeZone?: string;
  followerCount?: number;
  connectedBy?: string;
}

const columns = [
  'id',
  'organisation_id as organisationId',
  'brand_kit_id as brandKitId',
  'platform',
  'external_account_id as externalAccountId',
  'handle',
  'display_name as displayName',
  'time_zone as timeZone',
  'status',
  'status_reason as statusReason',
  'publishing_paused as publishingPaused',
  'follower_count as followerCount',
  'connected_by as connectedBy',
  'last_synced_at as lastSyncedAt',
  'created_at as createdAt',
] as const;

export function createChannelQueries(tx: Tx) {
  return {
    /** Connects an account, or connects it again: then name, brand and status are as new and its posts stay. */
    async connect(channel: NewChannel): Promise<ChannelRecord> {
      const row = await tx
        .insertInto('channels')
        .values({
          organisation_id: channel.organisationId,
          brand_kit_id: channel.brandKitId,
          platform: channel.platform,
          external_account_id: channel.externalAccountId,
          handle: channel.handle,
          display_name: channel.displayName,
          time_zone: channel.timeZone,
          follower_count: channel.followerCount,
          connected_by: channel.connectedBy,
        })
        .onConflict((conflict) =>
          conflict.columns(['organisation_id', 'platform', 'external_account_id']).doUpdateSet((eb) => ({
            brand_kit_id: eb.ref('excluded.brand_kit_id'),
            handle: eb.ref('excluded.handle'),
            display_name: eb.ref('excluded.display_name'),
            connected_by: eb.ref('excluded.connected_by'),
            status: 'active',
            status_reason: null,
            updated_at: sql<Date>`now()`,
          })),
        )
        .returning(columns)
        .executeTakeFirstOrThrow();
      return toRecord(row);
    },

    async find(id: string): Promise<ChannelRecord | undefined> {
      const row = await tx.selectFrom('channels').select(columns).where('id', '=', id).executeTakeFirst();
      return row && toRecord(row);
    },

    /** In the order in which they were connected. */
    async list(filter: { brandKitId?: string; platform?: string; ids?: readonly string[] } = {}): Promise<ChannelRecord[]> {
      let query = tx.selectFrom('channels').select(columns);
      if (filter.brandKitId) query = query.where('brand_kit_id', '=', filter.brandKitId);
      if (filter.platform) query = query.where('platform', '=', filter.platform);
      if (filter.ids) query = query.where('id', '=', sql<string>`any(${[...filter.ids]}::uuid[])`);
      const rows = await query.orderBy('created_at').orderBy('id').execute();
      return rows.map(toRecord);
    },

    /** @returns Whether the status changed (a second report of the same trouble changes nothing). */
    async setStatus(id: string, status: ChannelStatus, reason?: string): Promise<boolean> {
      const result = await tx
        .updateTable('channels')
        .set({ status, status_reason: reason ?? null, updated_at: sql<Date>`now()` })
        .where('id', '=', id)
        .where('status', '<>', status)
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },

    async setPublishingPaused(id: string, publishingPaused: boolean): Promise<ChannelRecord | undefined> {
      const row = await tx
        .updateTable('channels')
        .set({ publishing_paused: publishingPaused, updated_at: sql<Date>`now()` })
        .where('id', '=', id)
        .returning(columns)
        .executeTakeFirst();
      return row && toRecord(row);
    },

    async markSynced(id: string, values: { followerCount?: number } = {}): Promise<void> {
      await tx
        .updateTable('channels')
        .set({ last_synced_at: sql<Date>`now()`, follower_count: values.followerCount, updated_at: sql<Date>`now()` })
        .where('id', '=', id)
        .execute();
    },
  };
}

export type ChannelQueries = ReturnType<typeof createChannelQueries>;

function toRecord(row: Omit<ChannelRecord, 'status'> & { status: string }): ChannelRecord {
  return { ...row, status: row.status as ChannelStatus };
}
