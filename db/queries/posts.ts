import { sql } from 'kysely';
import type { Tx } from '../database.ts';

export type PostOrigin = 'sync' | 'import' | 'publication';

export interface PostMetrics {
  likes: number;
  comments: number;
  shares: number;
  impressions?: number;
}

export interface PostRecord {
  id: string;
  organisationId: string;
  channelId: string;
  remoteId: string;
  text: string;
  postedAt: Date;
  origin: PostOrigin;
  publicationId: string | null;
  permalink: string | null;
  mediaCount: number;
  likes: number;
  comments: number;
  shares: number;
  impressions: number | null;
  measuredAt: Date | null;
}

export interface NewPost extends PostMetrics {
  organisationId: string;
  channelId: string;
  remoteId: string;
  text: string;
  postedAt: Date;
  origin: PostOrigin;
  publicationId?: string;
  permalink?: string;
  mediaCount?: number;
  measuredAt?: Date;
}

export interface MetricSample extends PostMetrics {
  sampledAt: Date;
}

const columns = [
  'id',
  'organisation_id as organisationId',
  'channel_id as channelId',
  'remote_id as remoteId',
  'text',
  'posted_at as postedAt',
  'origin',
  'publication_id as publicationId',
  'permalink',
  'media_count as mediaCount',
  'likes',
  'comments',
  'shares',
  'impressions',
  'measured_at as measuredAt',
] as const;

/** Rows per statement: far below the protocol's 65,535 parameters. */
const batchSize = 1000;

/** What stands on a network under one of our channels, and how it was measured over time. */
export function createPostQueries(tx: Tx) {
  return {
    /**
     * Stores posts as a network listed them. A post that is known keeps its origin and publication and takes the newer
     * measurement.
     *
     * @returns How many were not known before.
     */
    async saveMany(posts: readonly NewPost[]): Promise<number> {
      let added = 0;
      // A statement may meet each row only once: of a post that is listed twice, the later listing counts.
      const unique = [...new Map(posts.map((post) => [`${post.channelId} ${post.remoteId}`, post])).values()];
      for (let at = 0; at < unique.length; at += batchSize) {
        const rows = await tx
          .insertInto('channel_posts')
          .values(unique.slice(at, at + batchSize).map(toRow))
          .onConflict((conflict) =>
            conflict.columns(['channel_id', 'remote_id']).doUpdateSet((eb) => ({
              likes: eb.ref('excluded.likes'),
              comments: eb.ref('excluded.comments'),
              shares: eb.ref('excluded.shares'),
              impressions: sql<number | null>`coalesce(excluded.impressions, channel_posts.impressions)`,
              measured_at: sql<Date | null>`coalesce(excluded.measured_at, channel_posts.measured_at)`,
              publication_id: sql<string | null>`coalesce(channel_posts.publication_id, excluded.publication_id)`,
              permalink: sql<string | null>`coalesce(excluded.permalink, channel_posts.permalink)`,
              media_count: sql<number>`greatest(excluded.media_count, channel_posts.media_count)`,
            })),
          )
          .returning(sql<boolean>`xmax = 0`.as('isNew'))
          .execute();
        added += rows.filter((row) => row.isNew).length;
      }
      return added;
    },

    async find(id: string): Promise<PostRecord | undefined> {
      const row = await tx.selectFrom('channel_posts').select(columns).where('id', '=', id).executeTakeFirst();
      return row && toRecord(row);
    },

    async findByPublication(publicationId: string): Promise<PostRecord | undefined> {
      const row = await tx
        .selectFrom('channel_posts')
        .select(columns)
        .where('publication_id', '=', publicationId)
        .executeTakeFirst();
      return row && toRecord(row);
    },

    /** By publication id. */
    async listByPublications(publicationIds: readonly string[]): Promise<Map<string, PostRecord>> {
      if (publicationIds.length === 0) return new Map();
      const rows = await tx
        .selectFrom('channel_posts')
        .select(columns)
        .where('publication_id', '=', sql<string>`any(${[...publicationIds]}::uuid[])`)
        .execute();
      return new Map(rows.flatMap((row) => (row.publicationId === null ? [] : [[row.publicationId, toRecord(row)] as const])));
    },

    /** What a campaign has put out and how it does, most engaged first. */
    async listByCampaign(campaignId: string): Promise<PostRecord[]> {
      const rows = await tx
        .selectFrom('channel_posts')
        .select(columns)
        .where('publication_id', 'in', (eb) =>
          eb
            .selectFrom('publications')
            .innerJoin('plans', 'plans.id', 'publications.plan_id')
            .select('publications.id')
            .where('plans.campaign_id', '=', campaignId),
        )
        .orderBy(sql`likes + comments + shares`, 'desc')
        .orderBy('id')
        .execute();
      return rows.map(toRecord);
    },

    async findByRemoteId(channelId: string, remoteId: string): Promise<PostRecord | undefined> {
      const row = await tx
        .selectFrom('channel_posts')
        .select(columns)
        .where('channel_id', '=', channelId)
        .where('remote_id', '=', remoteId)
        .executeTakeFirst();
      return row && toRecord(row);
    },

    /** Newest first, posted in `from <= time < to`. */
    async list(filter: {
      channelId: string;
      from?: Date;
      to?: Date;
      origin?: PostOrigin;
      limit?: number;
    }): Promise<PostRecord[]> {
      let query = tx.selectFrom('channel_posts').select(columns).where('channel_id', '=', filter.channelId);
      if (filter.from) query = query.where('posted_at', '>=', filter.from);
      if (filter.to) query = query.where('posted_at', '<', filter.to);
      if (filter.origin) query = query.where('origin', '=', filter.origin);
      const rows = await query
        .orderBy('posted_at', 'desc')
        .orderBy('id', 'desc')
        .limit(filter.limit ?? 10_000)
        .execute();
      return rows.map(toRecord);
    },

    /** When the newest post of the channels went out: what analyses take as "now" for imported history. */
    async lastPostedAt(channelIds: readonly string[]): Promise<Date | undefined> {
      const row = await tx
        .selectFrom('channel_posts')
        .select((eb) => eb.fn.max('posted_at').as('at'))
        .where('channel_id', '=', sql<string>`any(${[...channelIds]}::uuid[])`)
        .executeTakeFirst();
      return row?.at ?? undefined;
    },

    /** Writes a measurement, and the post's current figures unless a newer measurement is known. */
    async addSample(postId: string, sample: MetricSample): Promise<void> {
      const { likes, comments, shares, impressions, sampledAt } = sample;
      await tx
        .insertInto('metric_samples')
        .values({
          channel_post_id: postId,
          organisation_id: sql<string>`current_organisation()`,
          sampled_at: sampledAt,
          likes,
          comments,
          shares,
          impressions: impressions ?? null,
        })
        .onConflict((conflict) => conflict.columns(['channel_post_id', 'sampled_at']).doNothing())
        .execute();
      await tx
        .updateTable('channel_posts')
        .set({ likes, comments, shares, impressions, measured_at: sampledAt })
        .where('id', '=', postId)
        .where((eb) => eb.or([eb('measured_at', 'is', null), eb('measured_at', '<=', sampledAt)]))
        .execute();
    },

    /** Oldest first. */
    async listSamples(postId: string): Promise<MetricSample[]> {
      const rows = await tx
        .selectFrom('metric_samples')
        .select(['sampled_at as sampledAt', 'likes', 'comments', 'shares', 'impressions'])
        .where('channel_post_id', '=', postId)
        .orderBy('sampled_at')
        .execute();
      return rows.map((row) => ({ ...row, impressions: row.impressions ?? undefined }));
    },
  };
}

export type PostQueries = ReturnType<typeof createPostQueries>;

function toRow(post: NewPost) {
  return {
    organisation_id: post.organisationId,
    channel_id: post.channelId,
    remote_id: post.remoteId,
    text: post.text,
    posted_at: post.postedAt,
    origin: post.origin,
    publication_id: post.publicationId ?? null,
    permalink: post.permalink ?? null,
    media_count: post.mediaCount ?? 0,
    likes: post.likes,
    comments: post.comments,
    shares: post.shares,
    impressions: post.impressions ?? null,
    measured_at: post.measuredAt ?? null,
  };
}

function toRecord(row: Omit<PostRecord, 'origin'> & { origin: string }): PostRecord {
  return { ...row, origin: row.origin as PostOrigin };
}
