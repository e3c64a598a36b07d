import { sql } from 'kysely';
import type { Tx } from '../database.ts';

/** One of our own posts, taken for measuring now. */
export interface PostToMeasure {
  id: string;
  channelId: string;
  remoteId: string;
  publicationId: string;
  /** When it was taken; the sample carries this instant. */
  takenAt: Date;
}

/** A published post of a campaign, as far as reviews need it. */
export interface MaturedPublication {
  campaignId: string;
  maturedAt: Date;
}

/** Which posts are measured when, and which campaigns have results worth looking at. */
export function createMeasurementQueries(tx: Tx) {
  return {
    /** Takes those of the posts that nobody has measured within `notWithinSeconds`; of two workers only one gets a post. */
    async take(postIds: readonly string[], notWithinSeconds: number): Promise<PostToMeasure[]> {
      if (postIds.length === 0) return [];
      const rows = await tx
        .updateTable('channel_posts')
        .set({ measured_at: sql<Date>`date_trunc('milliseconds', now())` })
        .where('id', 'in', [...postIds])
        .where('publication_id', 'is not', null)
        .where(sql<boolean>`(measured_at is null or measured_at < now() - make_interval(secs => ${notWithinSeconds}))`)
        .returning(['id', 'channel_id', 'remote_id', 'publication_id', 'measured_at'])
        .execute();
      return rows.flatMap((row) =>
        row.publication_id === null || row.measured_at === null
          ? []
          : [
              {
                id: row.id,
                channelId: row.channel_id,
                remoteId: row.remote_id,
                publicationId: row.publication_id,
                takenAt: row.measured_at,
              },
            ],
      );
    },

    /** The newest of each campaign's publications that are older than `matureSeconds`, among these publications' campaigns. */
    async maturedCampaigns(publicationIds: readonly string[], matureSeconds: number): Promise<MaturedPublication[]> {
      if (publicationIds.length === 0) return [];
      const maturedAt = sql<Date>`max(publications.published_at + make_interval(secs => ${matureSeconds}))`;
      const rows = await tx
        .selectFrom('publications')
        .innerJoin('plans', 'plans.id', 'publications.plan_id')
        .select(['plans.campaign_id', maturedAt.as('matured_at')])
        .where('publications.id', 'in', [...publicationIds])
        .where('publications.status', '=', 'published')
        .where('plans.campaign_id', 'is not', null)
        .where(sql<boolean>`publications.published_at + make_interval(secs => ${matureSeconds}) <= now()`)
        .groupBy('plans.campaign_id')
        .execute();
      return rows.flatMap((row) =>
        row.campaign_id === null ? [] : [{ campaignId: row.campaign_id, maturedAt: row.matured_at }],
      );
    },

    /** Whether a review of the campaign is due: none open, none within `apartSeconds`, and something has matured since the last. */
    async isReviewDue(campaignId: string, maturedAt: Date, apartSeconds: number): Promise<boolean> {
      const { rows } = await sql<{ due: boolean }>`
        select not exists (
          select 1 from runs where campaign_id = ${campaignId} and workflow = 'performance_review'
            and (status in ('queued','running') or created_at > now() - make_interval(secs => ${apartSeconds})
              or created_at >= ${maturedAt}::timestamptz)) as due`.execute(tx);
      return rows[0]?.due === true;
    },
  };
}
