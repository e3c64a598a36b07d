import { sql } from 'kysely';
import type { Tx } from '../database.ts';

export type Sentiment = 'negative' | 'neutral' | 'positive';

/** Words of strangers: data, never instructions. */
export interface MentionRecord {
  id: string;
  organisationId: string;
  brandKitId: string;
  channelId: string | null;
  /** Whom it is about: the brand itself, or a competitor. */
  about: string;
  isOwn: boolean;
  source: string;
  remoteId: string;
  authorHandle: string | null;
  text: string;
  postedAt: Date;
  sentiment: Sentiment | null;
  sentimentScore: number | null;
}

export interface NewMentionRecord {
  organisationId: string;
  brandKitId: string;
  channelId?: string;
  about: string;
  isOwn: boolean;
  source: string;
  remoteId: string;
  authorHandle?: string;
  text: string;
  postedAt: Date;
  sentiment?: Sentiment;
  sentimentScore?: number;
}

export interface MentionFilter {
  brandKitId?: string;
  source?: string;
  isOwn?: boolean;
  sentiment?: Sentiment;
  /** Posted in `from <= time < to`. */
  from?: Date;
  to?: Date;
  /** The last one seen. */
  before?: { postedAt: Date; id: string };
  limit?: number;
}

const columns = [
  'id',
  'organisation_id as organisationId',
  'brand_kit_id as brandKitId',
  'channel_id as channelId',
  'about',
  'is_own as isOwn',
  'source',
  'remote_id as remoteId',
  'author_handle as authorHandle',
  'text',
  'posted_at as postedAt',
  'sentiment',
  'sentiment_score as sentimentScore',
] as const;

const batchSize = 1000;

export function createMentionQueries(tx: Tx) {
  return {
    /** @returns How many were not known before; known ones stay as they are. */
    async addMany(mentions: readonly NewMentionRecord[]): Promise<number> {
      let added = 0;
      for (let at = 0; at < mentions.length; at += batchSize) {
        const result = await tx
          .insertInto('mentions')
          .values(mentions.slice(at, at + batchSize).map(toRow))
          .onConflict((conflict) => conflict.columns(['organisation_id', 'brand_kit_id', 'source', 'remote_id']).doNothing())
          .executeTakeFirst();
        added += Number(result.numInsertedOrUpdatedRows ?? 0n);
      }
      return added;
    },

    async find(id: string): Promise<MentionRecord | undefined> {
      const row = await tx.selectFrom('mentions').select(columns).where('id', '=', id).executeTakeFirst();
      return row && toRecord(row);
    },

    /** Newest first. */
    async list(filter: MentionFilter = {}): Promise<MentionRecord[]> {
      let query = tx.selectFrom('mentions').select(columns);
      if (filter.brandKitId) query = query.where('brand_kit_id', '=', filter.brandKitId);
      if (filter.source) query = query.where('source', '=', filter.source);
      if (filter.isOwn !== undefined) query = query.where('is_own', '=', filter.isOwn);
      if (filter.sentiment) query = query.where('sentiment', '=', filter.sentiment);
      if (filter.from) query = query.where('posted_at', '>=', filter.from);
      if (filter.to) query = query.where('posted_at', '<', filter.to);
      if (filter.before) {
        const { postedAt, id } = filter.before;
        query = query.where(sql<boolean>`(posted_at, id) < (${postedAt}::timestamptz, ${id}::uuid)`);
      }
      const rows = await query
        .orderBy('posted_at', 'desc')
        .orderBy('id', 'desc')
        .limit(filter.limit ?? 100)
        .execute();
      return rows.map(toRecord);
    },

    /** When the brand was last spoken of: what analyses take as "now" for imported mentions. */
    async lastPostedAt(brandKitId: string): Promise<Date | undefined> {
      const row = await tx
        .selectFrom('mentions')
        .select((eb) => eb.fn.max('posted_at').as('at'))
        .where('brand_kit_id', '=', brandKitId)
        .executeTakeFirst();
      return row?.at ?? undefined;
    },

    /** The newest mention that a channel brought in. */
    async lastPostedAtOn(channelId: string): Promise<Date | undefined> {
      const row = await tx
        .selectFrom('mentions')
        .select((eb) => eb.fn.max('posted_at').as('at'))
        .where('channel_id', '=', channelId)
        .executeTakeFirst();
      return row?.at ?? undefined;
    },
  };
}

export type MentionQueries = ReturnType<typeof createMentionQueries>;

function toRow(mention: NewMentionRecord) {
  return {
    organisation_id: mention.organisationId,
    brand_kit_id: mention.brandKitId,
    channel_id: mention.channelId ?? null,
    about: mention.about,
    is_own: mention.isOwn,
    source: mention.source,
    remote_id: mention.remoteId,
    author_handle: mention.authorHandle ?? null,
    text: mention.text,
    posted_at: mention.postedAt,
    sentiment: mention.sentiment ?? null,
    sentiment_score: mention.sentimentScore ?? null,
  };
}

function toRecord(row: Omit<MentionRecord, 'sentiment'> & { sentiment: string | null }): MentionRecord {
  return { ...row, sentiment: row.sentiment as Sentiment | null };
}
