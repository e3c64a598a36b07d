import type { BrandRecord } from '../../db/queries/brands.ts';
import type { ChannelRecord } from '../../db/queries/channels.ts';
import type { Database } from '../../db/index.ts';
import type { ChannelCredentials, Connector, Page, PageRequest } from '../../tools/platforms/index.ts';
import type { Clock } from '../clock.ts';

export interface SyncSource {
  database: Database;
  clock: Clock;
}

/** One reading of one channel. */
export interface Sync {
  channel: ChannelRecord;
  brand: BrandRecord;
  connector: Connector;
  credentials: ChannelCredentials;
  signal: AbortSignal;
}

export const dayMs = 86_400_000;
/** At the first reading; later ones go on from the last. */
const historyMs = 90 * dayMs;
/** Reactions to posts of these days are still moving. */
export const movingMs = 3 * dayMs;
const pageSize = 100;
const maxPages = 60;

/** From when on a part is read: from the last thing that is stored, less `overlapMs`; at most 90 days back. */
export function readFrom({ clock }: Pick<SyncSource, 'clock'>, last: Date | undefined, overlapMs: number): Date {
  const earliestMs = clock.now().getTime() - historyMs;
  return new Date(Math.max(earliestMs, (last?.getTime() ?? 0) - overlapMs));
}

/**
 * Walks a listing, newest first, until `since` or its end. All of it or nothing: what is stored afterwards has no gap that a later
 * reading, which goes on from the newest, would never fill.
 */
export async function readAll<T extends { postedAt: Date }>(
  list: (page: PageRequest) => Promise<Page<T>>,
  since: Date,
  pages = maxPages,
): Promise<T[]> {
  const all: T[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < pages; page += 1) {
    const { items, nextCursor } = await list({ since, cursor, limit: pageSize });
    const wanted = items.filter((item) => item.postedAt >= since);
    all.push(...wanted);
    if (nextCursor === undefined || wanted.length < items.length) break;
    cursor = nextCursor;
  }
  return all;
}
