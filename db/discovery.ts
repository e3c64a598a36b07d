import { type Kysely, sql } from 'kysely';
import type { DB } from './database.ts';

/** Where to look further: all that follows runs inside that organisation's transaction. */
export interface DiscoveredRow<Id = string> {
  id: Id;
  organisationId: string;
}

/** What a worker may see across organisations: ids only (see schema `discovery`). */
export interface Discovery {
  /** Publications whose time has come, or whose sender let its lease expire. */
  readyPublications(maxRows: number): Promise<DiscoveredRow[]>;
  /** When the next publication wants to be looked at; undefined when none waits. */
  nextPublicationAt(): Promise<Date | undefined>;
  /** Runs that wait for a worker, or whose worker let its lease expire. */
  readyRuns(maxRows: number): Promise<DiscoveredRow[]>;
  /** Wake-ups that nobody has put on the queue yet. */
  pendingOutbox(maxRows: number): Promise<DiscoveredRow<number>[]>;
  channelsToSync(olderThan: Date, maxRows: number): Promise<DiscoveredRow[]>;
  publicationsToMeasure(since: Date, maxRows: number): Promise<DiscoveredRow[]>;
  /** Our own posts (`channel_posts`) whose next measurement is due: every `firstSeconds` while fresh, ever more rarely later. */
  postsToMeasure(firstSeconds: number, maxRows: number): Promise<DiscoveredRow[]>;
  /** Plans still pending after their expiry. */
  overduePlans(maxRows: number): Promise<DiscoveredRow[]>;
  organisations(): Promise<string[]>;
}

interface IdRow<Id> {
  id: Id;
  organisation_id: string;
}

export function createDiscovery(db: Kysely<DB>): Discovery {
  async function rows<Id = string>(call: ReturnType<typeof sql<IdRow<Id>>>): Promise<DiscoveredRow<Id>[]> {
    const result = await call.execute(db);
    return result.rows.map((row) => ({ id: row.id, organisationId: row.organisation_id }));
  }

  return {
    readyPublications: (maxRows) => rows(sql`select * from discovery.ready_publications(${maxRows})`),
    readyRuns: (maxRows) => rows(sql`select * from discovery.ready_runs(${maxRows})`),
    pendingOutbox: (maxRows) => rows<number>(sql`select * from discovery.pending_outbox(${maxRows})`),
    channelsToSync: (olderThan, maxRows) => rows(sql`select * from discovery.channels_to_sync(${olderThan}, ${maxRows})`),
    publicationsToMeasure: (since, maxRows) => rows(sql`select * from discovery.publications_to_measure(${since}, ${maxRows})`),
    postsToMeasure: (firstSeconds, maxRows) => rows(sql`select * from discovery.posts_to_measure(${firstSeconds}, ${maxRows})`),
    overduePlans: (maxRows) => rows(sql`select * from discovery.overdue_plans(${maxRows})`),
    async nextPublicationAt() {
      const result = await sql<{ at: Date | null }>`select discovery.next_publication_at() as at`.execute(db);
      return result.rows[0]?.at ?? undefined;
    },
    async organisations() {
      const result = await sql<{ id: string }>`select id from discovery.organisations()`.execute(db);
      return result.rows.map((row) => row.id);
    },
  };
}
