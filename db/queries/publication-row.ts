import type { StoredError } from './runs.ts';

export type PublicationStatus = 'due' | 'sending' | 'unknown' | 'published' | 'failed' | 'cancelled' | 'skipped' | 'needs_human';

export interface PublicationRecord {
  id: string;
  organisationId: string;
  channelId: string;
  planId: string;
  itemId: string;
  itemVersion: number;
  occurrence: Date;
  contentHash: string;
  dueAt: Date;
  status: PublicationStatus;
  epoch: number;
  attemptCount: number;
  nextAttemptAt: Date;
  /** When the first commit may have left. Absent: provably nothing was ever sent. */
  firstSentAt?: Date;
  /** Until when bytes of the last commit may have left. */
  maybeSentUntil?: Date;
  lateAcceptedBy?: string;
  prepared?: Record<string, unknown>;
  remoteId?: string;
  permalink?: string;
  publishedAt?: Date;
  lastError?: StoredError;
  createdAt: Date;
}

export const publicationColumns = [
  'id',
  'organisation_id',
  'channel_id',
  'plan_id',
  'item_id',
  'item_version',
  'occurrence',
  'content_hash',
  'due_at',
  'status',
  'epoch',
  'attempt_count',
  'next_attempt_at',
  'first_sent_at',
  'maybe_sent_until',
  'late_accepted_by',
  'prepared',
  'remote_id',
  'permalink',
  'published_at',
  'last_error',
  'created_at',
] as const;

interface PublicationRow {
  id: string;
  organisation_id: string;
  channel_id: string;
  plan_id: string;
  item_id: string;
  item_version: number;
  occurrence: Date;
  content_hash: string;
  due_at: Date;
  status: string;
  epoch: number;
  attempt_count: number;
  next_attempt_at: Date;
  first_sent_at: Date | null;
  maybe_sent_until: Date | null;
  late_accepted_by: string | null;
  prepared: unknown;
  remote_id: string | null;
  permalink: string | null;
  published_at: Date | null;
  last_error: unknown;
  created_at: Date;
}

export function toPublication(row: PublicationRow): PublicationRecord {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    channelId: row.channel_id,
    planId: row.plan_id,
    itemId: row.item_id,
    itemVersion: row.item_version,
    occurrence: row.occurrence,
    contentHash: row.content_hash,
    dueAt: row.due_at,
    status: row.status as PublicationStatus,
    epoch: row.epoch,
    attemptCount: row.attempt_count,
    nextAttemptAt: row.next_attempt_at,
    firstSentAt: row.first_sent_at ?? undefined,
    maybeSentUntil: row.maybe_sent_until ?? undefined,
    lateAcceptedBy: row.late_accepted_by ?? undefined,
    prepared: (row.prepared as Record<string, unknown> | null) ?? undefined,
    remoteId: row.remote_id ?? undefined,
    permalink: row.permalink ?? undefined,
    publishedAt: row.published_at ?? undefined,
    lastError: (row.last_error as StoredError | null) ?? undefined,
    createdAt: row.created_at,
  };
}
