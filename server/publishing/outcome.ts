import { SeptetError } from '../../db/errors.ts';
import type { AttemptOutcome } from '../../db/queries/publication-attempts.ts';
import type { PublicationResult } from '../../db/queries/ledger.ts';
import type { StoredError } from '../../db/queries/runs.ts';
import { PlatformError, type ReconcileResult } from '../../tools/platforms/index.ts';
import { backoffMs, retryAfterMs } from './backoff.ts';

/** What an attempt leads to: the publication's next state, and the attempt's own word. */
export interface AttemptResult {
  publication: PublicationResult;
  outcome: AttemptOutcome;
  detail: Record<string, unknown>;
  /** The network does not accept the channel's access. */
  channelTrouble?: { needsReconnect: boolean; message: string };
}

export interface FailureContext {
  /** In `prepare` provably nothing is public; from `commit` on only a documented refusal proves it. */
  phase: 'prepare' | 'commit';
  /** Attempts before this one. */
  attemptCount: number;
  /** What the attempt before this one ended with. */
  previousErrorCode?: string;
  random?: () => number;
}

export const maxPublishAttempts = 8;
export const maxReconcileAttempts = 10;
const firstReconcileMs = 2000;
const rateLimitWaitMs = 60_000;
const authWaitMs = 1000;

/** Which way a failed attempt goes. The kind decides, never the words of a message. */
export function afterFailure(error: unknown, context: FailureContext): AttemptResult {
  const kind = failureKind(error, context.phase);
  const stored = storedError(error);
  const detail = { phase: context.phase, kind, ...stored };
  const sendingEnded = context.phase === 'commit';
  switch (kind) {
    case 'drained':
      return { publication: { status: 'due', retryInMs: 0, keepsAttempts: true }, outcome: 'not_sent', detail };
    case 'rate_limited': {
      const asked = error instanceof PlatformError ? error.retryAfterMs : undefined;
      const retryInMs = retryAfterMs(asked, rateLimitWaitMs);
      return {
        publication: { status: 'due', error: stored, retryInMs, keepsAttempts: true, sendingEnded },
        outcome: 'not_sent',
        detail: { ...detail, retryInMs },
      };
    }
    case 'auth': {
      const needsReconnect = error instanceof PlatformError && error.needsReconnect;
      return {
        publication: { status: 'due', error: stored, retryInMs: authWaitMs, keepsAttempts: needsReconnect, sendingEnded },
        outcome: 'not_sent',
        detail,
        // One refusal may be a token that has just run out; when a fresh one is refused too, a person is needed.
        channelTrouble: { needsReconnect: needsReconnect || context.previousErrorCode === stored.code, message: stored.message },
      };
    }
    case 'refused':
      return { publication: { status: 'failed', error: stored, sendingEnded }, outcome: 'refused', detail };
    case 'duplicate':
      return {
        publication: { status: 'unknown', error: stored, retryInMs: firstReconcileMs, sendingEnded },
        outcome: 'refused',
        detail,
      };
    case 'unknown':
      return {
        publication: { status: 'unknown', error: stored, retryInMs: firstReconcileMs, sendingEnded },
        outcome: 'unknown',
        detail,
      };
    case 'not_sent':
      return afterUnsent(stored, detail, sendingEnded, context);
    default:
      return kind satisfies never;
  }
}

function afterUnsent(
  stored: StoredError,
  detail: Record<string, unknown>,
  sendingEnded: boolean,
  context: FailureContext,
): AttemptResult {
  const attempts = context.attemptCount + 1;
  if (attempts >= maxPublishAttempts)
    return { publication: { status: 'failed', error: stored, sendingEnded }, outcome: 'not_sent', detail };
  const retryInMs = backoffMs(attempts, context.random);
  return { publication: { status: 'due', error: stored, retryInMs, sendingEnded }, outcome: 'not_sent', detail };
}

/** Between two looks at something that a switch holds back; releasing the switch wakes it at once. */
export const heldForMs = 30_000;

/** Somebody threw a switch while the post was being prepared. */
export function afterHold({ code, message }: { code: string; message: string }): AttemptResult {
  return {
    publication: { status: 'due', error: { code, message }, retryInMs: heldForMs, keepsAttempts: true },
    outcome: 'not_sent',
    detail: { phase: 'commit', kind: 'held', code },
  };
}

type FailureKind = PlatformError['kind'] | 'drained';

function failureKind(error: unknown, phase: FailureContext['phase']): FailureKind {
  if (error instanceof DrainedError) return 'drained';
  if (error instanceof PlatformError) {
    // Nothing public can come of `prepare`, whatever it makes of the network's answer.
    if (phase === 'prepare' && (error.kind === 'unknown' || error.kind === 'duplicate')) return 'not_sent';
    return error.kind;
  }
  return phase === 'prepare' ? 'not_sent' : 'unknown';
}

/** The worker was told to stop before anything was public. */
export class DrainedError extends Error {
  override readonly name = 'DrainedError';
}

export interface ReconcileContext {
  /** No commit ever began: "not there" needs no proof. */
  neverSent: boolean;
  /** Since the last byte may have left. */
  secondsSinceSent: number;
  /** Before this, a late arrival or a slow listing is possible. */
  settleSeconds: number;
  /** Looks in a row before this one. */
  looks: number;
  /** The network itself said that it has this post already. */
  refusedAsDuplicate: boolean;
  random?: () => number;
}

/** What looking for a maybe-published post leads to. Only a trustworthy "not there" after the margin allows to send again. */
export function afterReconcile(result: ReconcileResult, context: ReconcileContext): AttemptResult {
  if (result.outcome === 'found') {
    const { remoteId, permalink } = result.post;
    return {
      publication: { status: 'published', remoteId, permalink, keepsAttempts: true },
      outcome: 'found',
      detail: { remoteId },
    };
  }
  const detail = { isTrustworthy: result.isTrustworthy, secondsSinceSent: Math.round(context.secondsSinceSent) };
  const resend: AttemptResult = {
    publication: { status: 'due', retryInMs: 0, keepsAttempts: true },
    outcome: 'not_found',
    detail,
  };
  if (context.neverSent) return resend;
  const isSettled = context.secondsSinceSent >= context.settleSeconds;
  if (isSettled && result.isTrustworthy && !context.refusedAsDuplicate) return resend;
  if (isSettled && (context.refusedAsDuplicate || context.looks + 1 >= maxReconcileAttempts)) {
    const message = context.refusedAsDuplicate
      ? 'The network says that it has this post already, but it is not among the recent posts.'
      : 'The network does not tell whether this post is live.';
    return needsHuman(message, 'not_found', detail);
  }
  const untilSettledMs = (context.settleSeconds - context.secondsSinceSent) * 1000;
  const waitMs = backoffMs(context.looks + 2, context.random);
  const retryInMs = untilSettledMs > 0 ? Math.min(waitMs, untilSettledMs + 200) : waitMs;
  return { publication: { status: 'unknown', retryInMs, keepsAttempts: true }, outcome: 'not_found', detail };
}

/** Looking itself failed: that says nothing about the post. */
export function afterReconcileFailure(
  error: unknown,
  context: { looks: number; previousErrorCode?: string; random?: () => number },
): AttemptResult {
  const stored = storedError(error);
  const detail = { ...stored };
  if (error instanceof DrainedError) {
    return { publication: { status: 'unknown', retryInMs: 0, keepsAttempts: true }, outcome: 'unknown', detail };
  }
  if (error instanceof PlatformError && error.kind === 'auth') {
    const channelTrouble = {
      needsReconnect: error.needsReconnect || context.previousErrorCode === stored.code,
      message: stored.message,
    };
    // The account may never come back: people can look at it themselves.
    if (context.looks + 1 >= maxReconcileAttempts) return { ...unaskable(detail), channelTrouble };
    const retryInMs = error.needsReconnect ? rateLimitWaitMs : authWaitMs;
    return {
      publication: { status: 'unknown', error: stored, retryInMs, keepsAttempts: true },
      outcome: 'unknown',
      detail,
      channelTrouble,
    };
  }
  if (error instanceof PlatformError && error.kind === 'rate_limited') {
    const retryInMs = retryAfterMs(error.retryAfterMs, rateLimitWaitMs);
    return { publication: { status: 'unknown', error: stored, retryInMs, keepsAttempts: true }, outcome: 'unknown', detail };
  }
  if (context.looks + 1 >= maxReconcileAttempts) return unaskable(detail);
  const retryInMs = backoffMs(context.looks + 2, context.random);
  return { publication: { status: 'unknown', error: stored, retryInMs, keepsAttempts: true }, outcome: 'unknown', detail };
}

/** Another publication of the same words was found in this very post: it is looked for once more, without that one. */
export function afterTaken(remoteId: string): AttemptResult {
  return {
    publication: { status: 'unknown', retryInMs: firstReconcileMs, keepsAttempts: true },
    outcome: 'not_found',
    detail: { takenRemoteId: remoteId },
  };
}

function unaskable(detail: Record<string, unknown>): AttemptResult {
  return needsHuman('The network could not be asked whether this post is live.', 'unknown', detail);
}

function needsHuman(message: string, outcome: AttemptOutcome, detail: Record<string, unknown>): AttemptResult {
  return {
    publication: { status: 'needs_human', error: { code: 'publishing.maybe_live', message }, keepsAttempts: true },
    outcome,
    detail,
  };
}

function storedError(error: unknown): StoredError {
  if (error instanceof SeptetError) return { code: error.code, message: error.message };
  // Words of an unexpected error may hold anything; they go to the log, not to people.
  return { code: 'publishing.fault', message: 'Publishing failed unexpectedly.' };
}
