import { createHash } from 'node:crypto';
import type { Sql } from '../database.ts';

export interface StoredMedia {
  id: string;
  accountId: string;
  mimeType: string;
  declaredBytes: number | null;
  byteCount: number | null;
  width: number | null;
  height: number | null;
  sha256: string | null;
  altText: string;
  status: 'waiting' | 'processing' | 'ready' | 'failed';
  readyAt: Date | null;
  createdAt: Date;
}

export interface StoredContainer {
  id: string;
  accountId: string;
  kind: 'image' | 'item' | 'carousel';
  caption: string;
  mediaIds: string[];
  error: string | null;
  readyAt: Date;
  publishedPostId: string | null;
  createdAt: Date;
}

export function createMediaStore(sql: Sql) {
  const columns = sql`id, account_id as "accountId", mime_type as "mimeType", declared_bytes as "declaredBytes", length(bytes) as "byteCount", width, height, sha256,
    alt_text as "altText", status, ready_at as "readyAt", created_at as "createdAt"`;
  const containerColumns = sql`id, account_id as "accountId", kind, caption, media_ids as "mediaIds", error, ready_at as "readyAt", published_post_id as "publishedPostId", created_at as "createdAt"`;

  return {
    async create(media: {
      id: string;
      accountId: string;
      mimeType: string;
      declaredBytes?: number;
      altText?: string;
    }): Promise<void> {
      await sql`insert into sandbox.media (id, account_id, mime_type, declared_bytes, alt_text, status)
        values (${media.id}, ${media.accountId}, ${media.mimeType}, ${media.declaredBytes ?? null}, ${media.altText ?? ''}, 'waiting')`;
    },
    async find(id: string): Promise<StoredMedia | undefined> {
      const [row] = await sql<StoredMedia[]>`select ${columns} from sandbox.media where id = ${id}`;
      return row;
    },
    async findMany(ids: readonly string[]): Promise<StoredMedia[]> {
      return ids.length === 0 ? [] : await sql<StoredMedia[]>`select ${columns} from sandbox.media where id in ${sql(ids)}`;
    },
    async readBytes(id: string): Promise<{ mimeType: string; bytes: Buffer } | undefined> {
      const [row] = await sql<
        { mimeType: string; bytes: Buffer }[]
      >`select mime_type as "mimeType", bytes from sandbox.media where id = ${id} and bytes is not null`;
      return row;
    },
    async finish(
      id: string,
      bytes: Buffer,
      image: { mimeType: string; width: number; height: number } | undefined,
      readyAt: Date,
    ): Promise<void> {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      await sql`update sandbox.media set bytes = ${bytes}, sha256 = ${sha256}, width = ${image?.width ?? null}, height = ${image?.height ?? null},
        mime_type = ${image ? image.mimeType : sql`mime_type`}, status = ${image ? 'processing' : 'failed'}, ready_at = ${readyAt} where id = ${id}`;
    },
    async setAltText(id: string, altText: string): Promise<void> {
      await sql`update sandbox.media set alt_text = ${altText} where id = ${id}`;
    },

    async createContainer(container: {
      id: string;
      accountId: string;
      kind: StoredContainer['kind'];
      caption: string;
      mediaIds: string[];
      error?: string;
      readyAt: Date;
    }): Promise<void> {
      await sql`insert into sandbox.containers (id, account_id, kind, caption, media_ids, error, ready_at)
        values (${container.id}, ${container.accountId}, ${container.kind}, ${container.caption}, ${sql.json(container.mediaIds)}, ${container.error ?? null}, ${container.readyAt})`;
    },
    async findContainers(ids: readonly string[], tx: Sql = sql): Promise<StoredContainer[]> {
      return ids.length === 0
        ? []
        : await tx<StoredContainer[]>`select ${containerColumns} from sandbox.containers where id in ${tx(ids)}`;
    },
    async markPublished(containerId: string, postId: string, tx: Sql): Promise<void> {
      await tx`update sandbox.containers set published_post_id = ${postId} where id = ${containerId}`;
    },
  };
}

export type MediaStore = ReturnType<typeof createMediaStore>;
