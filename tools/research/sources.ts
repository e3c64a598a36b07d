import type { Database } from '../../db/client.ts';
import { NotFoundError } from '../../db/errors.ts';
import { createBrandQueries } from '../../db/queries/brands.ts';
import { createChannelQueries } from '../../db/queries/channels.ts';
import { createEvidenceQueries, type MentionFeed, type QueuedPublication } from '../../db/queries/evidence.ts';
import { createMentionQueries, type MentionRecord } from '../../db/queries/mentions.ts';
import { createPostQueries } from '../../db/queries/posts.ts';
import { createPublicPostQueries, type PublicPostRow } from '../../db/queries/public-posts.ts';
import {
  type BestTimes,
  type EngagementModel,
  findBestTimes,
  fitEngagementModel,
  type HeardMention,
  type MeasuredPost,
  relativeEngagement,
  type RelativePost,
} from '../analytics/index.ts';
import { type BrandKit, brandKit } from '../content/index.ts';
import { type Platform, platforms } from '../platforms/connector.ts';

export interface OwnPost extends MeasuredPost {
  permalink?: string;
  /** Published through us, not found in the account's history. */
  isOurs: boolean;
}

export interface ChannelHistory {
  channel: ResearchChannel;
  /** Oldest first, up to and with `asOf`. */
  posts: OwnPost[];
  relative: RelativePost[];
  /** The last sample: what "now" is for analyses of this channel. */
  asOf: Date;
  /** Computed when first asked for. */
  model(): EngagementModel | undefined;
  bestTimes(): BestTimes | undefined;
}

export interface ResearchChannel {
  id: string;
  platform: Platform;
  handle: string;
  timeZone: string;
  followerCount?: number;
}

export interface ResearchSources {
  brand(): Promise<{ id: string; kit: BrandKit }>;
  channels(): Promise<ResearchChannel[]>;
  /** @throws {NotFoundError} `channel.not_found` for a channel that is not this brand's. */
  history(channelId: string): Promise<ChannelHistory>;
  /** Mentions of the brand itself in the 15 days before the last one. */
  ownMentions(): Promise<{ mentions: HeardMention[]; asOf: Date | undefined; isCut: boolean }>;
  /** The organisation's mentions by brand and source, newest first: also those that `ownMentions` does not reach back to. */
  mentionFeeds(): Promise<MentionFeed[]>;
  /** The last 15 days of one feed. */
  feedMentions(feed: MentionFeed): Promise<HeardMention[]>;
  mentionCounts(from: Date, until: Date): Promise<{ about: string; isOwn: boolean; count: number }[]>;
  publicPosts(kind?: 'competitor' | 'topic'): Promise<{ posts: PublicPostRow[]; asOf: Date | undefined }>;
  queue(until: Date): Promise<QueuedPublication[]>;
}

export interface SourceDeps {
  database: Pick<Database, 'inOrganisation'>;
  organisationId: string;
  brandId: string;
  /** Look no further than this instant; absent: the last sample. */
  asOf?: Date;
  clock: { now(): Date };
}

const maxPosts = 5000;
const maxMentions = 20_000;
const maxPublicPosts = 3000;
const dayMs = 86_400_000;
/** Before the window of `assessCrisis`. */
export const mentionDays = 15;

/** Reads what analyses need, each thing once per set of tools: a run asks for the same history many times. */
export function createSources({ database, organisationId, brandId, asOf, clock }: SourceDeps): ResearchSources {
  const limit = asOf ?? clock.now();
  const remembered = new Map<string, Promise<unknown>>();

  function once<T>(key: string, read: () => Promise<T>): Promise<T> {
    const known = remembered.get(key) as Promise<T> | undefined;
    if (known !== undefined) return known;
    const reading = read();
    remembered.set(key, reading);
    // A failed read must not be remembered.
    reading.catch(() => remembered.delete(key));
    return reading;
  }

  const channels = (): Promise<ResearchChannel[]> =>
    once('channels', async () => {
      const all = await database.inOrganisation(organisationId, (tx) => createChannelQueries(tx).list());
      return all
        .filter((channel) => channel.brandKitId === brandId)
        .flatMap((channel) => {
          const platform = platforms.find((name) => name === channel.platform);
          return platform === undefined
            ? []
            : [
                {
                  id: channel.id,
                  platform,
                  handle: channel.handle,
                  timeZone: channel.timeZone,
                  followerCount: channel.followerCount ?? undefined,
                },
              ];
        });
    });

  return {
    channels,
    brand: () =>
      once('brand', async () => {
        const found = await database.inOrganisation(organisationId, (tx) => createBrandQueries(tx).find(brandId));
        if (found === undefined) throw new NotFoundError('brand.not_found', `There is no brand ${brandId}.`);
        return { id: brandId, kit: brandKit.parse(found) };
      }),
    history: (channelId) =>
      once(`history ${channelId}`, async () => {
        const channel = (await channels()).find(({ id }) => id === channelId);
        if (channel === undefined) throw new NotFoundError('channel.not_found', `This brand has no channel ${channelId}.`);
        const rows = await database.inOrganisation(organisationId, (tx) =>
          createPostQueries(tx).list({ channelId, to: new Date(limit.getTime() + 1), limit: maxPosts }),
        );
        const posts = rows.reverse().map((row): OwnPost => ({
          id: row.id,
          text: row.text,
          postedAt: row.postedAt,
          mediaCount: row.mediaCount,
          likes: row.likes,
          comments: row.comments,
          shares: row.shares,
          impressions: row.impressions ?? undefined,
          measuredAt: row.origin === 'import' ? undefined : (row.measuredAt ?? undefined),
          permalink: row.permalink ?? undefined,
          isOurs: row.publicationId !== null,
        }));
        return buildHistory(channel, posts, asOf ?? posts.at(-1)?.postedAt ?? limit);
      }),
    ownMentions: () =>
      once('mentions', async () =>
        database.inOrganisation(organisationId, async (tx) => {
          const last = await createEvidenceQueries(tx).lastOwnMentionAt(brandId, limit);
          if (last === undefined) return { mentions: [], asOf: undefined, isCut: false };
          const until = asOf ?? last;
          const rows = await createMentionQueries(tx).list({
            brandKitId: brandId,
            isOwn: true,
            from: new Date(until.getTime() - mentionDays * dayMs),
            to: new Date(until.getTime() + 1),
            limit: maxMentions,
          });
          return { mentions: rows.map(toHeard), asOf: until, isCut: rows.length === maxMentions };
        }),
      ),
    mentionFeeds: () => database.inOrganisation(organisationId, (tx) => createEvidenceQueries(tx).listMentionFeeds(limit)),
    feedMentions: async (feed) => {
      const rows = await database.inOrganisation(organisationId, (tx) =>
        createMentionQueries(tx).list({
          brandKitId: feed.brandId,
          source: feed.source,
          isOwn: true,
          from: new Date(feed.lastAt.getTime() - mentionDays * dayMs),
          to: new Date(feed.lastAt.getTime() + 1),
          limit: maxMentions,
        }),
      );
      return rows.map(toHeard);
    },
    mentionCounts: (from, until) =>
      database.inOrganisation(organisationId, (tx) => createEvidenceQueries(tx).countMentionsByBrand(brandId, from, until)),
    publicPosts: (kind) =>
      once(`public ${kind ?? ''}`, async () => {
        const posts = await database.inOrganisation(organisationId, (tx) =>
          createPublicPostQueries(tx).listRecent({ brandId, kind, until: limit, limit: maxPublicPosts }),
        );
        return { posts, asOf: asOf ?? posts[0]?.posted_at };
      }),
    queue: (until) => database.inOrganisation(organisationId, (tx) => createEvidenceQueries(tx).listQueue(brandId, until)),
  };
}

function toHeard(row: MentionRecord): HeardMention {
  return {
    id: `mention:${row.id}`,
    text: row.text,
    at: row.postedAt,
    author: row.authorHandle ?? undefined,
    sentiment: row.sentiment === null ? undefined : { label: row.sentiment, score: row.sentimentScore ?? 0 },
  };
}

function buildHistory(channel: ResearchChannel, posts: OwnPost[], asOf: Date): ChannelHistory {
  let model: { value: EngagementModel | undefined } | undefined;
  let times: { value: BestTimes | undefined } | undefined;
  return {
    channel,
    posts,
    asOf,
    relative: relativeEngagement(posts),
    model: () => (model ??= { value: fitEngagementModel(posts) }).value,
    bestTimes: () => (times ??= { value: findBestTimes(posts, channel.timeZone) }).value,
  };
}
