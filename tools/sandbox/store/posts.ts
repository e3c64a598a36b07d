import { hash } from '../audience/random.ts';
import { planReactions, type Totals } from '../audience/reactions.ts';
import { generatePosts, postId } from '../audience/history.ts';
import type { Sql } from '../database.ts';
import type { Account } from './accounts.ts';

/** An image as it stands under a post; generated history has none of its own. */
export interface PostMedia {
  mediaId?: string;
  sha256?: string;
  altText?: string;
  width?: number;
  height?: number;
}

export interface Post extends Totals {
  id: string;
  accountId: string;
  /** As a reader sees it. */
  text: string;
  /** What the network itself keeps besides, such as links behind t.co. */
  wire: Record<string, unknown>;
  media: PostMedia[];
  postedAt: Date;
  receivedAt: Date | null;
  origin: 'api' | 'generated';
  speed: number;
}

export interface PostQuery {
  from?: Date;
  to?: Date;
  /** Keyset: the last post of the page before. */
  before?: { postedAt: Date; id: string };
  offset?: number;
  limit: number;
}

export interface NewPost {
  text: string;
  wire: Record<string, unknown>;
  media: PostMedia[];
}

export function createPostStore(sql: Sql, options: { speed: number; now: () => Date }) {
  const columns = sql`id, account_id as "accountId", text, wire, media, posted_at as "postedAt", received_at as "receivedAt", origin, speed, impressions, likes, comments, shares`;
  let lastSalt = 0;

  /** Competitors go on posting; what they have "posted" meanwhile is written down when somebody looks. */
  async function catchUp(account: Account): Promise<void> {
    const now = options.now();
    if (!account.isCompetitor || now.getTime() - account.generatedUntil.getTime() < 60_000) return;
    await addGenerated(account, account.generatedUntil, now);
  }

  async function addGenerated(account: Account, from: Date, to: Date): Promise<void> {
    const rows = generatePosts(account, from, to).map((post) => ({
      id: post.id,
      account_id: account.id,
      text: post.text,
      media: sql.json(Array.from({ length: post.mediaCount }, () => ({}))),
      topic: post.topic ?? null,
      posted_at: post.postedAt,
      origin: 'generated',
      speed: 1,
      impressions: post.impressions,
      likes: post.likes,
      comments: post.comments,
      shares: post.shares,
    }));
    await sql.begin(async (tx) => {
      if (rows.length > 0) await tx`insert into sandbox.posts ${tx(rows)} on conflict do nothing`;
      await tx`update sandbox.accounts set generated_until = ${to} where id = ${account.id} and generated_until < ${to}`;
    });
  }

  return {
    addGenerated,

    async list(account: Account, query: PostQuery): Promise<Post[]> {
      await catchUp(account);
      return await sql<Post[]>`
        select ${columns} from sandbox.posts where account_id = ${account.id}
        ${query.from ? sql`and posted_at >= ${query.from}` : sql``} ${query.to ? sql`and posted_at < ${query.to}` : sql``}
        ${query.before ? sql`and (posted_at, id) < (${query.before.postedAt}, ${query.before.id})` : sql``}
        order by posted_at desc, id desc offset ${query.offset ?? 0} limit ${query.limit}`;
    },

    async findMany(ids: readonly string[]): Promise<Post[]> {
      if (ids.length === 0) return [];
      return await sql<Post[]>`select ${columns} from sandbox.posts where id in ${sql(ids)}`;
    },

    async countSince(accountId: string, since: Date): Promise<number> {
      const [row] = await sql<
        { count: number }[]
      >`select count(*)::int as count from sandbox.posts where account_id = ${accountId} and posted_at >= ${since}`;
      return row?.count ?? 0;
    },

    async count(accountId: string): Promise<number> {
      const [row] = await sql<
        { count: number }[]
      >`select count(*)::int as count from sandbox.posts where account_id = ${accountId}`;
      return row?.count ?? 0;
    },

    /**
     * Makes a post public. One at a time per account, so that two equal ones at once meet the duplicate check.
     *
     * @param guard - Runs first inside the same transaction; what it returns stops the post.
     * @param after - Runs last inside the same transaction.
     */
    async publish<T>(
      account: Account,
      draft: NewPost,
      guard: (tx: Sql) => Promise<T | undefined>,
      after: (tx: Sql, post: Post) => Promise<void> = () => Promise.resolve(),
    ): Promise<{ post: Post; stopped?: never } | { stopped: T; post?: never }> {
      const outcome = await sql.begin(async (transaction): Promise<{ post: Post } | { stopped: T }> => {
        // A transaction is called like the client itself; the library's types say so only by hand.
        const tx = transaction as unknown as Sql;
        await tx`select pg_advisory_xact_lock(hashtext(${`sandbox-post-${account.id}`}))`;
        const stopped = await guard(tx);
        if (stopped !== undefined) return { stopped };
        const postedAt = options.now();
        lastSalt += 1;
        const id = postId(account.platform, postedAt, hash(account.id, lastSalt, postedAt.getTime()));
        const [row] = await tx<
          { count: number }[]
        >`select count(*)::int as count from sandbox.posts where account_id = ${account.id} and posted_at > ${new Date(postedAt.getTime() - 86_400_000)}`;
        const { topic, ...totals } = planReactions(
          account,
          { id, text: draft.text, mediaCount: draft.media.length, postedAt },
          row?.count ?? 0,
        );
        const [post] = await tx<Post[]>`
          insert into sandbox.posts (id, account_id, text, wire, media, topic, posted_at, received_at, origin, speed, impressions, likes, comments, shares)
          values (${id}, ${account.id}, ${draft.text}, ${tx.json(draft.wire as never)}, ${tx.json(draft.media as never)}, ${topic ?? null}, ${postedAt}, ${postedAt}, 'api', ${options.speed},
            ${totals.impressions}, ${totals.likes}, ${totals.comments}, ${totals.shares})
          returning ${columns}`;
        if (!post) throw new Error('the post was not stored');
        await after(tx, post);
        return { post };
      });
      return outcome;
    },

    /** What this account has received through its API, in the order of arrival: the ground truth of tests. */
    async listReceived(accountId: string): Promise<Post[]> {
      return await sql<
        Post[]
      >`select ${columns} from sandbox.posts where account_id = ${accountId} and origin = 'api' order by received_at, id`;
    },
  };
}

export type PostStore = ReturnType<typeof createPostStore>;
