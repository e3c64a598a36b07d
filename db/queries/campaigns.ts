import { sql } from 'kysely';
import { json } from '../column-types.ts';
import type { Tx } from '../database.ts';
import type { StoredError } from './runs.ts';

export type CampaignStatus =
  | 'queued'
  | 'running'
  | 'awaiting_approval'
  | 'revising'
  | 'scheduled'
  | 'completed'
  | 'rejected'
  | 'failed'
  | 'cancelled';

export interface CampaignRecord {
  id: string;
  organisationId: string;
  brandKitId: string;
  threadId: string;
  title: string;
  brief: string;
  channelIds: string[];
  postCount: number;
  windowStart: Date;
  windowEnd: Date;
  firstOnApproval: boolean;
  asOf?: Date;
  status: CampaignStatus;
  error?: StoredError;
  createdBy: string;
  createdAt: Date;
}

export interface NewCampaign extends Omit<CampaignRecord, 'id' | 'status' | 'error' | 'createdAt'> {
  /** Given where a repeated request must meet its own row. */
  id?: string;
}

const columns = [
  'id',
  'organisation_id',
  'brand_kit_id',
  'thread_id',
  'title',
  'brief',
  'channel_ids',
  'post_count',
  'window_start',
  'window_end',
  'first_on_approval',
  'as_of',
  'status',
  'error',
  'created_by',
  'created_at',
] as const;

/** No way leads back from these, the publications' own end (`completed`) aside. */
export const endedCampaignStatuses: readonly CampaignStatus[] = ['completed', 'rejected', 'failed', 'cancelled'];

export function createCampaignQueries(tx: Tx) {
  const selectCampaign = () => tx.selectFrom('campaigns').select(columns);

  return {
    async insert(campaign: NewCampaign): Promise<CampaignRecord> {
      const row = await tx
        .insertInto('campaigns')
        .values({
          id: campaign.id,
          organisation_id: campaign.organisationId,
          brand_kit_id: campaign.brandKitId,
          thread_id: campaign.threadId,
          title: campaign.title,
          brief: campaign.brief,
          channel_ids: campaign.channelIds,
          post_count: campaign.postCount,
          window_start: campaign.windowStart,
          window_end: campaign.windowEnd,
          first_on_approval: campaign.firstOnApproval,
          as_of: campaign.asOf ?? null,
          created_by: campaign.createdBy,
        })
        .returning(columns)
        .executeTakeFirstOrThrow();
      return toCampaign(row);
    },

    async find(id: string): Promise<CampaignRecord | undefined> {
      const row = await selectCampaign().where('id', '=', id).executeTakeFirst();
      return row === undefined ? undefined : toCampaign(row);
    },

    /** Locked until the transaction ends. */
    async lock(id: string): Promise<CampaignRecord | undefined> {
      const row = await selectCampaign().where('id', '=', id).forUpdate().executeTakeFirst();
      return row === undefined ? undefined : toCampaign(row);
    },

    /** Newest first; `cursor` is the id of the last campaign of the page before. */
    async list(page: { limit: number; cursor?: string; status?: CampaignStatus }): Promise<CampaignRecord[]> {
      const rows = await selectCampaign()
        .$if(page.status !== undefined, (query) => query.where('status', '=', page.status ?? 'queued'))
        .$if(page.cursor !== undefined, (query) =>
          query.where(sql<boolean>`(created_at, id) < (select c.created_at, c.id from campaigns c where c.id = ${page.cursor})`),
        )
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(page.limit)
        .execute();
      return rows.map(toCampaign);
    },

    /** Sets the status unless the campaign has ended. False when nothing changed. */
    async setStatus(id: string, status: CampaignStatus, error?: StoredError): Promise<boolean> {
      const row = await tx
        .updateTable('campaigns')
        .set({ status, error: error === undefined ? null : json(error), updated_at: sql<Date>`now()` })
        .where('id', '=', id)
        .where('status', 'not in', [...endedCampaignStatuses])
        .$if(error === undefined, (query) =>
          query.where((where) => where.or([where('status', '<>', status), where('error', 'is not', null)])),
        )
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },

    /** Plan ids by campaign. */
    async planIds(campaignIds: readonly string[]): Promise<Map<string, string>> {
      if (campaignIds.length === 0) return new Map();
      const rows = await tx
        .selectFrom('plans')
        .select(['id', 'campaign_id'])
        .where('campaign_id', 'in', [...campaignIds])
        .execute();
      return new Map(rows.flatMap((row) => (row.campaign_id === null ? [] : [[row.campaign_id, row.id] as const])));
    },
  };
}

interface CampaignRow {
  id: string;
  organisation_id: string;
  brand_kit_id: string;
  thread_id: string;
  title: string;
  brief: string;
  channel_ids: string[];
  post_count: number;
  window_start: Date;
  window_end: Date;
  first_on_approval: boolean;
  as_of: Date | null;
  status: string;
  error: unknown;
  created_by: string;
  created_at: Date;
}

function toCampaign(row: CampaignRow): CampaignRecord {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    brandKitId: row.brand_kit_id,
    threadId: row.thread_id,
    title: row.title,
    brief: row.brief,
    channelIds: row.channel_ids,
    postCount: row.post_count,
    windowStart: row.window_start,
    windowEnd: row.window_end,
    firstOnApproval: row.first_on_approval,
    asOf: row.as_of ?? undefined,
    status: row.status as CampaignStatus,
    error: (row.error as StoredError | null) ?? undefined,
    createdBy: row.created_by,
    createdAt: row.created_at,
  };
}
