import type { z } from 'zod';
import type { Tx } from '../../db/index.ts';
import { type ChannelRecord, createChannelQueries } from '../../db/queries/channels.ts';
import { createPlanItemQueries } from '../../db/queries/plan-items.ts';
import { createPostQueries, type PostRecord } from '../../db/queries/posts.ts';
import { createPublicationAttemptQueries } from '../../db/queries/publication-attempts.ts';
import type { PublicationRecord } from '../../db/queries/publications.ts';
import { platforms } from '../../tools/platforms/index.ts';
import { parseItemContent } from '../approvals/index.ts';
import type { MediaService } from '../media/index.ts';
import type { metrics, publication, publicationDetail } from './schema.ts';

export type PublicationView = z.output<typeof publication>;
export type PublicationDetailView = z.output<typeof publicationDetail>;
type MetricsView = z.output<typeof metrics>;

type MediaPaths = Pick<MediaService, 'pathFor'>;

/** Publications with their text as it was sealed, their channel and their newest figures. */
export async function viewPublications(
  tx: Tx,
  media: MediaPaths,
  rows: readonly PublicationRecord[],
): Promise<PublicationView[]> {
  const channels = new Map(
    (await createChannelQueries(tx).list({ ids: [...new Set(rows.map((row) => row.channelId))] })).map((channel) => [
      channel.id,
      channel,
    ]),
  );
  const contents = await createPlanItemQueries(tx).versionContents(rows);
  const posts = await createPostQueries(tx).listByPublications(rows.map((row) => row.id));
  return rows.map((row) =>
    viewPublication(row, { channel: channels.get(row.channelId), content: contents.get(row.id), post: posts.get(row.id), media }),
  );
}

export async function viewPublicationDetail(tx: Tx, media: MediaPaths, row: PublicationRecord): Promise<PublicationDetailView> {
  const [view] = await viewPublications(tx, media, [row]);
  if (view === undefined) throw new TypeError('A publication has a view.');
  const post = await createPostQueries(tx).findByPublication(row.id);
  const attempts = await createPublicationAttemptQueries(tx).list(row.id);
  const samples = post === undefined ? [] : await createPostQueries(tx).listSamples(post.id);
  return {
    ...view,
    attempts: attempts.map((attempt) => ({
      ...attempt,
      startedAt: attempt.startedAt.toISOString(),
      finishedAt: attempt.finishedAt?.toISOString(),
    })),
    samples: samples.map(({ sampledAt, ...figures }) => ({ ...figures, measuredAt: sampledAt.toISOString() })),
  };
}

interface Surroundings {
  channel: ChannelRecord | undefined;
  content: unknown;
  post: PostRecord | undefined;
  media: MediaPaths;
}

function viewPublication(row: PublicationRecord, { channel, content, post, media }: Surroundings): PublicationView {
  const parsed = content === undefined ? undefined : parseItemContent(content);
  const isWaiting = row.status === 'due' || row.status === 'unknown';
  return {
    id: row.id,
    planId: row.planId,
    itemId: row.itemId,
    itemVersion: row.itemVersion,
    channel: {
      id: row.channelId,
      platform: platforms.find((known) => known === channel?.platform) ?? 'x',
      handle: channel?.handle ?? '',
      timeZone: channel?.timeZone ?? 'UTC',
    },
    text: parsed?.text ?? '',
    mediaUrls: (parsed?.media ?? []).map(({ mediaId }) => media.pathFor({ organisationId: row.organisationId, mediaId })),
    dueAt: row.dueAt.toISOString(),
    status: row.status,
    attemptCount: row.attemptCount,
    nextAttemptAt: isWaiting ? row.nextAttemptAt.toISOString() : undefined,
    remoteId: row.remoteId,
    permalink: row.permalink,
    publishedAt: row.publishedAt?.toISOString(),
    error: row.lastError,
    metrics: viewMetrics(post),
  };
}

function viewMetrics(post: PostRecord | undefined): MetricsView | undefined {
  if (post?.measuredAt === undefined || post.measuredAt === null) return undefined;
  return {
    likes: post.likes,
    comments: post.comments,
    shares: post.shares,
    impressions: post.impressions ?? undefined,
    measuredAt: post.measuredAt.toISOString(),
  };
}
