import type { Tx } from '../database.ts';

export interface NewPublicPost {
  brandId: string;
  /** A competitor's own post, or one found by searching for a topic. */
  kind: 'competitor' | 'topic';
  /** The competitor's name, or the topic. */
  subject: string;
  platform: string;
  remoteId: string;
  authorHandle: string;
  text: string;
  postedAt: Date;
  mediaCount: number;
  likes: number;
  comments: number;
  shares: number;
}

export interface PublicPostRow {
  id: string;
  kind: string;
  subject: string;
  platform: string;
  author_handle: string;
  text: string;
  posted_at: Date;
  media_count: number;
  likes: number;
  comments: number;
  shares: number;
}

const rowsPerStatement = 500;

/** Posts of competitors and search results: words of strangers, always untrusted. */
export function createPublicPostQueries(tx: Tx) {
  return {
    /** Adds what is new and refreshes the figures of what is there. Answers how many rows were written. */
    async upsertMany(organisationId: string, posts: readonly NewPublicPost[]): Promise<number> {
      // One statement can't touch a row twice.
      const unique = [
        ...new Map(posts.map((post) => [`${post.kind}\n${post.subject}\n${post.platform}\n${post.remoteId}`, post])).values(),
      ];
      for (let start = 0; start < unique.length; start += rowsPerStatement) {
        await tx
          .insertInto('public_posts')
          .values(
            unique.slice(start, start + rowsPerStatement).map((post) => ({
              organisation_id: organisationId,
              brand_kit_id: post.brandId,
              kind: post.kind,
              subject: post.subject,
              platform: post.platform,
              remote_id: post.remoteId,
              author_handle: post.authorHandle,
              text: post.text,
              posted_at: post.postedAt,
              media_count: post.mediaCount,
              likes: post.likes,
              comments: post.comments,
              shares: post.shares,
            })),
          )
          .onConflict((conflict) =>
            conflict.columns(['organisation_id', 'kind', 'subject', 'platform', 'remote_id']).doUpdateSet((eb) => ({
              text: eb.ref('excluded.text'),
              media_count: eb.ref('excluded.media_count'),
              likes: eb.ref('excluded.likes'),
              comments: eb.ref('excluded.comments'),
              shares: eb.ref('excluded.shares'),
              fetched_at: eb.ref('excluded.fetched_at'),
            })),
          )
          .execute();
      }
      return unique.length;
    },

    /** Newest first, up to and with `until`. */
    async listRecent(request: {
      brandId: string;
      kind?: 'competitor' | 'topic';
      since?: Date;
      until: Date;
      limit: number;
    }): Promise<PublicPostRow[]> {
      let query = tx
        .selectFrom('public_posts')
        .select([
          'id',
          'kind',
          'subject',
          'platform',
          'author_handle',
          'text',
          'posted_at',
          'media_count',
          'likes',
          'comments',
          'shares',
        ])
        .where('brand_kit_id', '=', request.brandId)
        .where('posted_at', '<=', request.until);
      if (request.kind !== undefined) query = query.where('kind', '=', request.kind);
      if (request.since !== undefined) query = query.where('posted_at', '>=', request.since);
      return query.orderBy('posted_at', 'desc').orderBy('id', 'desc').limit(request.limit).execute();
    },

    /** When the newest post was made: "now" for analyses of this brand's surroundings. */
    async findLatest(brandId: string, until: Date): Promise<Date | undefined> {
      const row = await tx
        .selectFrom('public_posts')
        .select('posted_at')
        .where('brand_kit_id', '=', brandId)
        .where('posted_at', '<=', until)
        .orderBy('posted_at', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row?.posted_at;
    },
  };
}
