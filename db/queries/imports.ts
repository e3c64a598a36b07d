import type { Tx } from '../client.ts';

export interface NewImport {
  organisationId: string;
  kind: 'history' | 'mentions';
  targetId: string;
  fileSha256: string;
  rowCount: number;
  addedCount: number;
  rejected: readonly unknown[];
  createdBy: string;
}

export interface NewHistoryPost {
  remoteId: string;
  text: string;
  postedAt: Date;
  likes: number;
  comments: number;
  shares: number;
}

export interface NewMention {
  remoteId: string;
  about: string;
  isOwn: boolean;
  authorHandle: string | undefined;
  text: string;
  postedAt: Date;
  sentiment: 'negative' | 'neutral' | 'positive';
  sentimentScore: number;
}

/** Rows per statement: far below Postgres' 65,535 parameters at a dozen columns. */
const batchSize = 1000;

/** What comes in from files. Inserts skip what an earlier import brought, and answer how many rows were new. */
export function createImportQueries(tx: Tx) {
  return {
    async insertPosts(organisationId: string, channelId: string, posts: readonly NewHistoryPost[]): Promise<number> {
      let added = 0;
      for (let at = 0; at < posts.length; at += batchSize) {
        const values = posts.slice(at, at + batchSize).map((post) => ({
          organisation_id: organisationId,
          channel_id: channelId,
          remote_id: post.remoteId,
          text: post.text,
          posted_at: post.postedAt,
          origin: 'import',
          likes: post.likes,
          comments: post.comments,
          shares: post.shares,
        }));
        const rows = await tx
          .insertInto('channel_posts')
          .values(values)
          .onConflict((conflict) => conflict.columns(['channel_id', 'remote_id']).doNothing())
          .returning('id')
          .execute();
        added += rows.length;
      }
      return added;
    },

    async insertMentions(organisationId: string, brandKitId: string, mentions: readonly NewMention[]): Promise<number> {
      let added = 0;
      for (let at = 0; at < mentions.length; at += batchSize) {
        const values = mentions.slice(at, at + batchSize).map((mention) => ({
          organisation_id: organisationId,
          brand_kit_id: brandKitId,
          about: mention.about,
          is_own: mention.isOwn,
          source: 'import',
          remote_id: mention.remoteId,
          author_handle: mention.authorHandle ?? null,
          text: mention.text,
          posted_at: mention.postedAt,
          sentiment: mention.sentiment,
          sentiment_score: mention.sentimentScore,
        }));
        const rows = await tx
          .insertInto('mentions')
          .values(values)
          .onConflict((conflict) => conflict.columns(['organisation_id', 'brand_kit_id', 'source', 'remote_id']).doNothing())
          .returning('id')
          .execute();
        added += rows.length;
      }
      return added;
    },

    async recordImport(entry: NewImport): Promise<void> {
      await tx
        .insertInto('imports')
        .values({
          organisation_id: entry.organisationId,
          kind: entry.kind,
          target_id: entry.targetId,
          file_sha256: entry.fileSha256,
          row_count: entry.rowCount,
          added_count: entry.addedCount,
          rejected: JSON.stringify(entry.rejected),
          created_by: entry.createdBy,
        })
        .execute();
    },
  };
}
