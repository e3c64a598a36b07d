import { z } from 'zod';
import { PlatformError, type PlatformFailureKind } from '../connector.ts';
import { type Answer, type CallPhase, undocumentedFailure } from '../platform-client.ts';
import { readRetryAfterMs } from '../retry-after.ts';

const graphError = z.looseObject({
  error: z.looseObject({ code: z.int(), error_subcode: z.int().optional(), is_transient: z.boolean().optional() }),
});

interface Meaning {
  /** `open`: says nothing about the outcome: `not_sent` before the final call, `unknown` after it. */
  kind: PlatformFailureKind | 'open';
  code: string;
  text: string;
  needsReconnect?: boolean;
  retryAfterMs?: number;
}

const hourMs = 60 * 60 * 1000;
const reconnect = { kind: 'auth', needsReconnect: true } as const;

/** Subcodes are the more exact ones and are looked up first. */
const bySubcode: Readonly<Record<number, Meaning>> = {
  458: { ...reconnect, code: 'app_removed', text: 'The account has removed the app.' },
  460: { ...reconnect, code: 'password_changed', text: 'The password was changed; the access ended.' },
  463: { ...reconnect, code: 'token_expired', text: 'The access has expired.' },
  464: { ...reconnect, code: 'user_unconfirmed', text: 'The account must be confirmed first.' },
  467: { ...reconnect, code: 'token_invalid', text: 'The access was revoked.' },
  2207001: { kind: 'open', code: 'server_error', text: 'Instagram had a fault of its own.' },
  2207003: { kind: 'not_sent', code: 'media_timeout', text: 'Instagram took too long to fetch the image.' },
  2207004: { kind: 'refused', code: 'image_too_large', text: 'The image is larger than 8 MB.' },
  2207005: { kind: 'refused', code: 'image_format', text: 'Instagram takes JPEG images only.' },
  2207006: { kind: 'duplicate', code: 'container_gone', text: 'The container is gone, as it is after it was published.' },
  2207008: { kind: 'open', code: 'publish_fault', text: 'Instagram could not publish the container just now.' },
  2207009: { kind: 'refused', code: 'image_ratio', text: 'The image is outside of 4:5 to 1.91:1.' },
  2207010: { kind: 'refused', code: 'caption_too_long', text: 'The caption is over 2,200 characters.' },
  2207020: { kind: 'not_sent', code: 'container_expired', text: 'The container has expired.' },
  2207023: { kind: 'refused', code: 'media_type', text: 'Instagram does not know this kind of media.' },
  2207026: { kind: 'refused', code: 'video_format', text: 'Instagram does not take this video.' },
  2207027: { kind: 'not_sent', code: 'container_not_ready', text: 'The container is still being processed.' },
  2207028: { kind: 'refused', code: 'carousel_size', text: 'A carousel holds 2 to 10 images.' },
  2207032: { kind: 'not_sent', code: 'container_failed', text: 'Instagram could not make the container.' },
  2207042: { kind: 'rate_limited', code: 'daily_limit', text: 'The daily number of posts is reached.', retryAfterMs: hourMs },
  2207050: {
    ...reconnect,
    code: 'account_restricted',
    text: 'The account is inactive or restricted; sign in to Instagram and look.',
  },
  // "Suspected spam" is also answered for posts that went live.
  2207051: {
    kind: 'unknown',
    code: 'restricted_maybe_live',
    text: 'Instagram calls the post restricted activity; it may be live all the same.',
  },
  2207052: { kind: 'not_sent', code: 'media_not_fetched', text: 'Instagram could not fetch the image from its public address.' },
};

const byCode: Readonly<Record<number, Meaning>> = {
  1: { kind: 'open', code: 'unknown_fault', text: 'Instagram had a fault of its own.' },
  2: { kind: 'open', code: 'service_down', text: 'Instagram is not available at present.' },
  4: { kind: 'rate_limited', code: 'app_limit', text: 'The app has called too often.' },
  9: { kind: 'rate_limited', code: 'daily_limit', text: 'The daily number of posts is reached.', retryAfterMs: hourMs },
  10: { ...reconnect, code: 'permission_missing', text: 'The access lacks a permission.' },
  17: { kind: 'rate_limited', code: 'user_limit', text: 'The account has called too often.' },
  24: { kind: 'refused', code: 'not_found', text: 'Instagram knows no such thing.' },
  32: { kind: 'rate_limited', code: 'page_limit', text: 'The page has called too often.' },
  100: { kind: 'refused', code: 'invalid_parameter', text: 'Instagram refuses the request as malformed.' },
  110: { kind: 'refused', code: 'account_not_found', text: 'Instagram knows no such account.' },
  190: { kind: 'auth', code: 'token_refused', text: 'Instagram does not accept the access.', needsReconnect: true },
  368: {
    kind: 'rate_limited',
    code: 'blocked_for_now',
    text: 'Instagram has blocked this action for a while.',
    retryAfterMs: hourMs,
  },
  613: { kind: 'rate_limited', code: 'call_limit', text: 'Too many calls.' },
  80002: { kind: 'rate_limited', code: 'business_limit', text: 'The account has used up its calls.' },
};

/**
 * Instagram's refusals by code and subcode; rate limits arrive as HTTP 400.
 *
 * @see https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/error-codes
 */
export function createInstagramErrorTable(now: () => Date) {
  return (answer: Answer, phase: CallPhase): PlatformError => {
    const parsed = graphError.safeParse(answer.body);
    if (!parsed.success) return undocumentedFailure('instagram', answer, phase);
    const { code, error_subcode: subcode } = parsed.data.error;
    const isPermission = code >= 200 && code <= 299;
    const meaning =
      (subcode === undefined ? undefined : bySubcode[subcode]) ?? byCode[code] ?? (isPermission ? byCode[10] : undefined);
    if (!meaning) return undocumentedFailure('instagram', answer, phase);
    const kind = meaning.kind === 'open' ? (phase === 'commit' ? 'unknown' : 'not_sent') : meaning.kind;
    return new PlatformError('instagram', kind, meaning.code, meaning.text, {
      details: { phase, status: answer.status, code, subcode },
      ...(meaning.needsReconnect ? { needsReconnect: true } : {}),
      ...(kind === 'rate_limited' ? { retryAfterMs: readWaitMs(answer, now()) ?? meaning.retryAfterMs ?? 15 * 60_000 } : {}),
    });
  };
}

const usage = z.record(z.string(), z.array(z.looseObject({ estimated_time_to_regain_access: z.number().optional() })));

/** `X-Business-Use-Case-Usage` names the minutes until calls are taken again. */
function readWaitMs(answer: Answer, now: Date): number | undefined {
  const header = answer.headers.get('x-business-use-case-usage');
  if (header !== null) {
    try {
      const parsed = usage.safeParse(JSON.parse(header));
      const minutes = parsed.success
        ? Math.max(
            0,
            ...Object.values(parsed.data)
              .flat()
              .map((entry) => entry.estimated_time_to_regain_access ?? 0),
          )
        : 0;
      if (minutes > 0) return Math.min(minutes, 24 * 60) * 60_000;
    } catch {
      // Not JSON: the other headers decide.
    }
  }
  return readRetryAfterMs(answer.headers, now);
}
