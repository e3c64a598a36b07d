import { createPublicationQueries } from '../../db/queries/publications.ts';
import { type ChannelCredentials, PlatformError } from '../../tools/platforms/index.ts';
import type { Claimed } from './claim.ts';
import { connectorOf } from './connector-of.ts';
import type { PublishingDeps } from './deps.ts';
import { afterReconcile, afterReconcileFailure, type AttemptResult, DrainedError } from './outcome.ts';
import { afterRefresh } from './renew-access.ts';

/** The network's clock may differ from ours, and the send may have begun a little before we noted it. */
const clockMarginMs = 60_000;

/** Finds out whether a post is live although nobody saw the answer. Reads only. */
export async function reconcile(deps: PublishingDeps, claimed: Claimed, signal: AbortSignal): Promise<AttemptResult> {
  const { publication, channel, content, earlierAttempts } = claimed;
  const looks = lookCount(earlierAttempts);
  let credentials: ChannelCredentials | undefined;
  try {
    const callSignal = AbortSignal.any([signal, AbortSignal.timeout(deps.timing.commitTimeoutMs)]);
    credentials = await deps.access.open(channel, { signal: callSignal });
    const sentAfter = new Date((publication.firstSentAt ?? publication.nextAttemptAt).getTime() - clockMarginMs);
    const excludeRemoteIds = await deps.database.inOrganisation(publication.organisationId, (tx) =>
      createPublicationQueries(tx).otherRemoteIds(
        publication.channelId,
        publication.id,
        new Date(sentAfter.getTime() - clockMarginMs),
      ),
    );
    const result = await connectorOf(deps.connectors, channel.platform).reconcile(
      credentials,
      content,
      publication.prepared,
      { sentAfter, excludeRemoteIds },
      { signal: callSignal },
    );
    return afterReconcile(result, {
      neverSent: publication.firstSentAt === undefined,
      secondsSinceSent: publication.secondsSinceSent ?? 0,
      settleSeconds: deps.timing.settleSeconds,
      looks,
      refusedAsDuplicate: wasRefusedAsDuplicate(earlierAttempts),
    });
  } catch (error) {
    const cause = signal.aborted ? new DrainedError() : error;
    if (!(cause instanceof PlatformError) && !(cause instanceof DrainedError)) {
      deps.logger.error({ err: cause, publicationId: publication.id }, 'reconciling a post failed unexpectedly');
    }
    return afterReconcileFailure(await afterRefresh(deps, claimed, cause, credentials), {
      looks,
      previousErrorCode: publication.lastError?.code,
    });
  }
}

/** Looks in a row since the last attempt to send. */
function lookCount(attempts: Claimed['earlierAttempts']): number {
  const lastSend = attempts.findLastIndex((attempt) => attempt.kind === 'publish');
  return attempts.length - 1 - lastSend;
}

function wasRefusedAsDuplicate(attempts: Claimed['earlierAttempts']): boolean {
  return attempts.findLast((attempt) => attempt.kind === 'publish')?.detail['kind'] === 'duplicate';
}
