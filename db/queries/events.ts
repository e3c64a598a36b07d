import { sql } from 'kysely';
import { json } from '../column-types.ts';
import type { Tx } from '../database.ts';
import { InvalidInputError } from '../errors.ts';

export interface EventRecord {
  /** Where this event stands in the stream; opaque to readers. */
  cursor: string;
  type: string;
  payload: unknown;
  createdAt: Date;
}

export interface EventPage {
  events: EventRecord[];
  /** Read on after this one; also when the page is empty. */
  cursor: string;
}

interface EventRow {
  seq: number;
  xid: string;
  type: string;
  payload: unknown;
  created_at: Date;
}

const startCursor = '0-0';
const cursorPattern = /^(\d{1,20})-(\d{1,19})$/;

/** The stream of state changes that pages and scripts follow. */
export function createEventQueries(tx: Tx) {
  return {
    /** Belongs into the transaction of the change that it tells of. Listeners on `septet_events` hear of it after the commit. */
    async append(type: string, payload: object): Promise<void> {
      await tx
        .insertInto('events')
        .values({ organisation_id: sql<string>`current_organisation()`, type, payload: json(payload) })
        .execute();
    },

    /**
     * Events after the cursor, in one order that never changes: an event is given out only when every transaction that
     * could still put one before it has ended. So a reader that goes on from the returned cursor misses none.
     *
     * @throws {InvalidInputError} `events.bad_cursor`
     */
    async listAfter(cursor: string | undefined, options: { limit?: number; type?: string } = {}): Promise<EventPage> {
      const [xid, seq] = parseCursor(cursor ?? startCursor);
      const limit = options.limit ?? 200;
      const rows = await sql<EventRow>`
        select seq, xid::text as xid, type, payload, created_at from events
        where (xid, seq) > (${xid}::xid8, ${seq}::bigint) and xid < pg_snapshot_xmin(pg_current_snapshot())
          and (${options.type ?? null}::text is null or type = ${options.type ?? null})
        order by xid, seq limit ${limit}`.execute(tx);
      const events = rows.rows.map(toRecord);
      return { events, cursor: events.at(-1)?.cursor ?? cursor ?? startCursor };
    },

    /** The event that a notification named. Its place in the order may still change: go on from `listAfter`'s cursors. */
    async findBySeq(seq: number): Promise<EventRecord | undefined> {
      const rows = await sql<EventRow>`
        select seq, xid::text as xid, type, payload, created_at from events where seq = ${seq}`.execute(tx);
      return rows.rows[0] && toRecord(rows.rows[0]);
    },

    /** Forgets what no reader goes back to any more. */
    async deleteOlderThanDays(days: number): Promise<void> {
      await tx
        .deleteFrom('events')
        .where('created_at', '<', sql<Date>`now() - make_interval(days => ${days})`)
        .execute();
    },

    /** The end of the stream now, for a reader that wants only what comes. */
    async latestCursor(): Promise<string> {
      const rows = await sql<{ xid: string; seq: number }>`
        select xid::text as xid, seq from events where xid < pg_snapshot_xmin(pg_current_snapshot())
        order by events.xid desc, seq desc limit 1`.execute(tx);
      const last = rows.rows[0];
      return last ? `${last.xid}-${last.seq}` : startCursor;
    },
  };
}

export type EventQueries = ReturnType<typeof createEventQueries>;

function toRecord(row: EventRow): EventRecord {
  return { cursor: `${row.xid}-${row.seq}`, type: row.type, payload: row.payload, createdAt: row.created_at };
}

function parseCursor(cursor: string): [xid: string, seq: string] {
  const match = cursorPattern.exec(cursor);
  const [xid, seq] = [match?.[1], match?.[2]];
  if (xid === undefined || seq === undefined || BigInt(xid) > 2n ** 64n - 1n || BigInt(seq) > 2n ** 63n - 1n) {
    throw new InvalidInputError('events.bad_cursor', 'The cursor is not one that this stream gave out.');
  }
  return [xid, seq];
}
