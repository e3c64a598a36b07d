import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../../db/index.ts';
import { createAuditQueries } from '../../db/queries/audit.ts';
import { type ChannelRecord, createChannelQueries } from '../../db/queries/channels.ts';
import { createDecisionQueries } from '../../db/queries/decisions.ts';
import { createMediaQueries } from '../../db/queries/media.ts';
import { createOrganisationQueries } from '../../db/queries/organisations.ts';
import { createPlanItemQueries } from '../../db/queries/plan-items.ts';
import { createPlanQueries } from '../../db/queries/plans.ts';
import { type AttemptRecord, createPublicationAttemptQueries } from '../../db/queries/publication-attempts.ts';
import { createLedgerQueries, type ReadyPublication } from '../../db/queries/ledger.ts';
import { createPublicationQueries, type PublicationRecord } from '../../db/queries/publications.ts';
import { NotFoundError } from '../../db/errors.ts';
import type { MediaFile, PostContent } from '../../tools/platforms/index.ts';
import { loadMembers, parseItemContent } from '../approvals/index.ts';
import type { ItemContent } from '../approvals/schema.ts';
import type { PublishingDeps } from './deps.ts';
import { checkGate, type GateAnswer } from './gate.ts';
import { heldForMs } from './outcome.ts';
import { announce, completeCampaign, tellPeople } from './settle.ts';

/** What one worker may do now, under this epoch and no other. */
export interface Claimed {
  kind: 'publish' | 'reconcile';
  epoch: number;
  publication: ReadyPublication;
  channel: ChannelRecord;
  content: PostContent;
  earlierAttempts: readonly AttemptRecord[];
}

/** A post whose worker vanished so often in the middle of it may be what ends the workers: people look at it first. */
const maxLostAttempts = 5;

/**
 * Takes a publication over if its time has come, nobody else is at it and, for sending, the gate is open. The attempt's row is
 * committed with the claim, before any byte leaves.
 */
export async function claimPublication(deps: PublishingDeps, organisationId: string, id: string): Promise<Claimed | undefined> {
  const seen = await deps.database.inOrganisation(organisationId, (tx) => createPublicationQueries(tx).find(id));
  if (seen === undefined || !['due', 'unknown', 'sending'].includes(seen.status)) return undefined;
  // Bytes are read and hashed before the row is locked; the version that they belong to never changes.
  const files = await readMedia(deps, organisationId, seen);

  return deps.database.inOrganisation(organisationId, async (tx) => {
    const ledger = createLedgerQueries(tx);
    const publication = await ledger.lockReady(id);
    if (publication === undefined || publication.itemVersion !== seen.itemVersion) return undefined;
    const channel = await createChannelQueries(tx).find(publication.channelId);
    if (channel === undefined) return undefined;
    const attempts = createPublicationAttemptQueries(tx);
    const earlierAttempts = await attempts.list(id);

    if (publication.hasExpiredLease || publication.status === 'unknown') {
      await attempts.finish(id, publication.epoch, { outcome: 'stale' });
      if (publication.hasExpiredLease && countLost(earlierAttempts) >= maxLostAttempts) {
        await shut(tx, deps, publication, setAside(publication));
        return undefined;
      }
      return begin('reconcile', files.content);
    }
    const answer = await askGate(tx, deps, publication, channel, files.hashes);
    if (answer.kind !== 'open') {
      await shut(tx, deps, publication, answer);
      return undefined;
    }
    return begin('publish', { text: answer.content.text, media: files.content.media });

    async function begin(kind: Claimed['kind'], content: PostContent): Promise<Claimed | undefined> {
      if (publication === undefined || channel === undefined) return undefined;
      const epoch = await ledger.claim(id, deps.workerName, deps.timing.leaseSeconds);
      await attempts.insert({ organisationId, publicationId: id, epoch, kind });
      await announce(tx, publication, 'sending');
      return { kind, epoch, publication, channel, content, earlierAttempts };
    }
  });
}

function countLost(attempts: readonly AttemptRecord[]): number {
  return attempts.filter(({ outcome }) => outcome === undefined || outcome === 'stale').length;
}

function setAside({ firstSentAt }: PublicationRecord): Exclude<GateAnswer, { kind: 'open' }> {
  const message = `The worker ended ${maxLostAttempts} times in the middle of this post.`;
  return firstSentAt === undefined
    ? { kind: 'refused', code: 'publishing.attempts_exhausted', message }
    : { kind: 'refused', code: 'publishing.maybe_live', message: `${message} The post may be live.` };
}

async function askGate(
  tx: Tx,
  deps: PublishingDeps,
  publication: ReadyPublication,
  channel: ChannelRecord,
  mediaHashes: readonly (string | undefined)[],
): Promise<GateAnswer> {
  const items = createPlanItemQueries(tx);
  const item = await items.find(publication.itemId);
  const plan = await createPlanQueries(tx).find(publication.planId);
  if (item === undefined || plan === undefined)
    return { kind: 'refused', code: 'gate.not_approved', message: 'The post is gone from its plan.' };
  return checkGate(
    {
      publication,
      channel,
      plan,
      item,
      mediaHashes,
      organisation: await createOrganisationQueries(tx).get(),
      version: await items.findVersion(publication.itemId, publication.itemVersion),
      approvals: await createDecisionQueries(tx).listApprovals(publication.itemId, publication.itemVersion),
      members: await loadMembers(tx),
      now: await databaseNow(tx),
    },
    deps.sealer,
  );
}

/** Writes down why nothing was sent. */
async function shut(
  tx: Tx,
  deps: PublishingDeps,
  publication: ReadyPublication,
  answer: Exclude<GateAnswer, { kind: 'open' }>,
): Promise<void> {
  const ledger = createLedgerQueries(tx);
  if (answer.kind === 'held') {
    await ledger.settle(publication.id, {
      status: 'due',
      error: { code: answer.code, message: answer.message },
      retryInMs: heldForMs,
    });
    if (publication.lastError?.code !== answer.code) await announce(tx, publication, 'due');
    return;
  }
  const status = answer.kind === 'late' && answer.action === 'skip' ? 'skipped' : 'needs_human';
  const code = answer.kind === 'late' ? 'publishing.late' : answer.code;
  await ledger.settle(publication.id, { status, error: { code, message: answer.message } });
  await announce(tx, publication, status);
  if (status === 'skipped') await completeCampaign(tx, publication);
  await tellPeople(tx, deps.notifications, publication, status, answer.message);
  await createAuditQueries(tx).append({
    actor: { kind: 'system', id: 'publishing' },
    action: `publication.${status}`,
    subject: { kind: 'publication', id: publication.id },
    detail: { code, contentHash: publication.contentHash },
  });
}

interface SendFiles {
  content: PostContent;
  hashes: (string | undefined)[];
}

/** The very bytes that are hashed here are those that are sent. */
async function readMedia(deps: PublishingDeps, organisationId: string, publication: PublicationRecord): Promise<SendFiles> {
  const { content, rows } = await deps.database.inOrganisation(organisationId, async (tx) => {
    const version = await createPlanItemQueries(tx).findVersion(publication.itemId, publication.itemVersion);
    const parsed: ItemContent | undefined = version === undefined ? undefined : parseOrNothing(version.content);
    const found = await createMediaQueries(tx).findAll(parsed?.media.map((medium) => medium.mediaId) ?? []);
    return { content: parsed, rows: new Map(found.map((row) => [row.id, row])) };
  });
  const media: MediaFile[] = [];
  const hashes: (string | undefined)[] = [];
  for (const { mediaId, altText } of content?.media ?? []) {
    const row = rows.get(mediaId);
    const bytes = row === undefined ? undefined : await readBytes(deps, organisationId, mediaId);
    hashes.push(bytes === undefined ? undefined : createHash('sha256').update(bytes).digest('hex'));
    if (row !== undefined && bytes !== undefined)
      media.push({ ...deps.media.fileFor(row, altText), read: () => Promise.resolve(bytes) });
  }
  return { content: { text: content?.text ?? '', media }, hashes };
}

async function readBytes(deps: PublishingDeps, organisationId: string, mediaId: string): Promise<Buffer | undefined> {
  try {
    return (await deps.media.read(organisationId, mediaId)).bytes;
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}

function parseOrNothing(content: unknown): ItemContent | undefined {
  try {
    return parseItemContent(content);
  } catch {
    // The gate says so; here it only means that there are no images to read.
    return undefined;
  }
}

async function databaseNow(tx: Tx): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(tx);
  const now = rows[0]?.now;
  if (now === undefined) throw new Error('the database tells no time');
  return now;
}
