import { StaleEpochError } from '../../db/errors.ts';
import { createChannelQueries } from '../../db/queries/channels.ts';
import { createLedgerQueries } from '../../db/queries/ledger.ts';
import { createOrganisationQueries } from '../../db/queries/organisations.ts';
import { createPublicationAttemptQueries } from '../../db/queries/publication-attempts.ts';
import {
  type ChannelCredentials,
  type Connector,
  PlatformError,
  type PreparedPost,
  type PublishedPost,
} from '../../tools/platforms/index.ts';
import { claimPublication, type Claimed } from './claim.ts';
import { connectorOf } from './connector-of.ts';
import type { PublishingDeps } from './deps.ts';
import { checkSwitches, type HeldAnswer } from './gate.ts';
import { afterFailure, afterHold, type AttemptResult, DrainedError } from './outcome.ts';
import { reconcile } from './reconcile.ts';
import { afterRefresh } from './renew-access.ts';
import { settleAttempt } from './settle.ts';

export interface Publisher {
  /**
   * Looks at one publication and does what its row allows: sends it, finds out whether it is live, or nothing. Safe to call at
   * any time, any number of times, from anywhere.
   *
   * @param signal - Aborted when the worker stops: uploads end, the one call that counts is awaited.
   */
  publish(organisationId: string, publicationId: string, signal: AbortSignal): Promise<void>;
}

/** The ledger's worker: claim, prepare, commit once, write down what came of it. */
export function createPublisher(deps: PublishingDeps): Publisher {
  return {
    async publish(organisationId, publicationId, signal) {
      if (signal.aborted) return;
      const claimed = await claimPublication(deps, organisationId, publicationId);
      if (claimed === undefined) return;
      await deps.failpoints.hit(`${claimed.kind}.claimed`);
      const stopBeating = startHeartbeat(deps, claimed);
      let result: AttemptResult;
      try {
        result =
          claimed.kind === 'publish' ? await send(deps, claimed, signal, stopBeating) : await reconcile(deps, claimed, signal);
      } finally {
        stopBeating();
      }
      await deps.failpoints.hit(`${claimed.kind}.before_result`);
      await deps.database.inOrganisation(organisationId, (tx) => settleAttempt(tx, deps.notifications, claimed, result));
      await deps.failpoints.hit(`${claimed.kind}.settled`);
      await deps.dispatch(organisationId);
      deps.logger.info(
        {
          publicationId,
          attempt: claimed.kind,
          outcome: result.outcome,
          status: result.publication.status,
          epoch: claimed.epoch,
          code: result.publication.error?.code,
        },
        'publication attempt ended',
      );
    },
  };
}

async function send(
  deps: PublishingDeps,
  claimed: Claimed,
  signal: AbortSignal,
  stopBeating: () => void,
): Promise<AttemptResult> {
  const { publication, channel } = claimed;
  const connector = connectorOf(deps.connectors, channel.platform);
  const context = { attemptCount: publication.attemptCount, previousErrorCode: publication.lastError?.code };
  let credentials: ChannelCredentials | undefined;
  let prepared: PreparedPost;
  try {
    const prepareSignal = AbortSignal.any([signal, AbortSignal.timeout(deps.timing.prepareTimeoutMs)]);
    credentials = await deps.access.open(channel, { signal: prepareSignal });
    prepared = await prepare(deps, claimed, connector, credentials, prepareSignal);
    if (signal.aborted) throw new DrainedError();
  } catch (error) {
    if (error instanceof StaleEpochError) throw error;
    const cause = signal.aborted ? new DrainedError() : error;
    if (!(cause instanceof PlatformError) && !(cause instanceof DrainedError)) {
      deps.logger.error({ err: cause, publicationId: publication.id }, 'preparing a post failed unexpectedly');
    }
    return afterFailure(await afterRefresh(deps, claimed, cause, credentials), { ...context, phase: 'prepare' });
  }
  await deps.failpoints.hit('publish.prepared');
  stopBeating();
  // Outside of the try: whatever breaks from here on says nothing about the post, and the lease's end leads to a look, not to a resend.
  return commit(deps, claimed, connector, credentials, prepared, context);
}

async function prepare(
  deps: PublishingDeps,
  { publication, epoch, content }: Claimed,
  connector: Connector,
  credentials: ChannelCredentials,
  signal: AbortSignal,
): Promise<PreparedPost> {
  const save = async (prepared: PreparedPost): Promise<void> => {
    const isOurs = await deps.database.inOrganisation(publication.organisationId, (tx) =>
      createLedgerQueries(tx).saveProgress(publication.id, epoch, prepared, deps.timing.leaseSeconds),
    );
    if (!isOurs) throw stale(publication.id, epoch);
    await deps.failpoints.hit('publish.progress');
  };
  const prepared = await connector.prepare(credentials, content, { signal, previous: publication.prepared, onProgress: save });
  await save(prepared);
  return prepared;
}

/** The one call that makes the post public, behind a fence that only the newest owner passes. */
async function commit(
  deps: PublishingDeps,
  claimed: Claimed,
  connector: Connector,
  credentials: ChannelCredentials,
  prepared: PreparedPost,
  context: { attemptCount: number; previousErrorCode?: string },
): Promise<AttemptResult> {
  const { publication, epoch, content } = claimed;
  const deadlineMs = performance.now() + deps.timing.commitTimeoutMs;
  const held = await passFence(deps, claimed);
  if (held !== undefined) return afterHold(held);
  await deps.failpoints.hit('publish.before_commit');
  // Monotonic time also passes while a process is stopped: whoever wakes up too late sends nothing.
  const remainingMs = Math.floor(deadlineMs - performance.now());
  if (remainingMs <= 0) throw stale(publication.id, epoch);
  const signal = AbortSignal.timeout(remainingMs);
  let post: PublishedPost;
  try {
    post = await connector.commit(credentials, content, prepared, { signal });
  } catch (error) {
    if (!(error instanceof PlatformError))
      deps.logger.error({ err: error, publicationId: publication.id }, 'committing a post failed unexpectedly');
    return afterFailure(await afterRefresh(deps, claimed, error, credentials), { ...context, phase: 'commit' });
  }
  await deps.failpoints.hit('publish.after_commit');
  const { remoteId, permalink } = post;
  return {
    publication: { status: 'published', remoteId, permalink, sendingEnded: true },
    outcome: 'published',
    detail: { remoteId },
  };
}

/**
 * Uploads take their time: a switch that was thrown meanwhile still holds.
 *
 * @returns What holds the post back; nothing was marked then.
 */
async function passFence(deps: PublishingDeps, { publication, epoch }: Claimed): Promise<HeldAnswer | undefined> {
  const { id, organisationId, channelId } = publication;
  return deps.database.inOrganisation(organisationId, async (tx) => {
    const channel = await createChannelQueries(tx).find(channelId);
    if (channel === undefined) throw stale(id, epoch);
    const held = checkSwitches({ organisation: await createOrganisationQueries(tx).get(), channel });
    if (held !== undefined) return held;
    if (!(await createLedgerQueries(tx).markCommit(id, epoch, deps.timing.leaseSeconds))) throw stale(id, epoch);
    await createPublicationAttemptQueries(tx).setPhase(id, epoch, 'commit');
    return undefined;
  });
}

function startHeartbeat(deps: PublishingDeps, { publication, epoch }: Claimed): () => void {
  const { leaseSeconds } = deps.timing;
  const timer = setInterval(
    () => {
      deps.database
        .inOrganisation(publication.organisationId, (tx) =>
          createLedgerQueries(tx).heartbeat(publication.id, epoch, leaseSeconds),
        )
        .catch((error: unknown) =>
          deps.logger.warn({ err: error, publicationId: publication.id }, 'publication lease not prolonged'),
        );
    },
    (leaseSeconds * 1000) / 4,
  );
  return () => clearInterval(timer);
}

function stale(publicationId: string, epoch: number): StaleEpochError {
  return new StaleEpochError('publication.stale_epoch', 'This publication has a newer owner; nothing is sent.', {
    details: { publicationId, epoch },
  });
}
