import { SeptetError, type SeptetErrorOptions } from '../../db/errors.ts';

export const platforms = ['x', 'instagram', 'linkedin'] as const;
export type Platform = (typeof platforms)[number];

/** What a connector needs to act for one account. Only the publishing and sync services ever hold one. */
export interface ChannelCredentials {
  externalAccountId: string;
  accessToken: string;
  refreshToken?: string;
  expiresAt?: Date;
}

export interface MediaFile {
  sha256: string;
  mimeType: string;
  altText: string;
  width: number;
  height: number;
  /** Reads the bytes when they are needed. */
  read: () => Promise<Buffer>;
  /** A public address of the same bytes, for networks that fetch media themselves (Instagram). */
  publicUrl: string;
}

export interface PostContent {
  /** The text as a person would read it; the connector applies the network's own escaping. */
  text: string;
  media: readonly MediaFile[];
}

/** What `prepare` leaves behind so that `commit` and `reconcile` can go on: upload ids, container ids. JSON only. */
export type PreparedPost = Readonly<Record<string, unknown>>;

export interface PublishedPost {
  remoteId: string;
  permalink?: string;
}

export interface RemoteAccount {
  externalAccountId: string;
  handle: string;
  displayName: string;
  followerCount?: number;
}

export interface RemoteMetrics {
  likes: number;
  comments: number;
  shares: number;
  impressions?: number;
}

export interface RemotePost {
  remoteId: string;
  text: string;
  postedAt: Date;
  mediaCount: number;
  permalink?: string;
  authorHandle?: string;
  metrics: RemoteMetrics;
}

export interface RemoteMention {
  remoteId: string;
  text: string;
  authorHandle: string;
  postedAt: Date;
  inReplyTo?: string;
}

export interface PageRequest {
  since?: Date;
  cursor?: string;
  limit?: number;
}

export interface Page<T> {
  items: T[];
  nextCursor?: string;
}

/** What was looked for and where. `trustworthy`: the listing covers the whole window, so "not found" means "not there". */
export type ReconcileResult = { outcome: 'found'; post: PublishedPost } | { outcome: 'not_found'; isTrustworthy: boolean };

/** What a network offers. What it doesn't is shown as such, never half-simulated. */
export interface PlatformCapabilities {
  images: { min: number; max: number };
  textOnly: boolean;
  listMentions: boolean;
  searchRecent: boolean;
  publicProfiles: boolean;
}

export interface CallOptions {
  signal: AbortSignal;
}

/** One network. Thin, typed, zod on every answer; no retries of `commit` inside; base URL is configuration. */
export interface Connector {
  readonly platform: Platform;
  readonly capabilities: PlatformCapabilities;
  getAccount(credentials: ChannelCredentials, options: CallOptions): Promise<RemoteAccount>;
  /** Own posts with their metrics, newest first. */
  listPosts(credentials: ChannelCredentials, page: PageRequest, options: CallOptions): Promise<Page<RemotePost>>;
  getMetrics(
    credentials: ChannelCredentials,
    remoteIds: readonly string[],
    options: CallOptions,
  ): Promise<Map<string, RemoteMetrics>>;
  listMentions(credentials: ChannelCredentials, page: PageRequest, options: CallOptions): Promise<Page<RemoteMention>>;
  /** Posts of somebody else's public account (competitors). Only where `capabilities.publicProfiles`. */
  listProfilePosts(
    credentials: ChannelCredentials,
    handle: string,
    page: PageRequest,
    options: CallOptions,
  ): Promise<Page<RemotePost>>;
  /** Recent public posts on a topic. Only where `capabilities.searchRecent`. */
  searchRecent(
    credentials: ChannelCredentials,
    query: string,
    page: PageRequest,
    options: CallOptions,
  ): Promise<Page<RemotePost>>;
  /** Uploads; may be repeated. `onProgress` is called with what must be kept before anything is final. */
  prepare(
    credentials: ChannelCredentials,
    content: PostContent,
    options: CallOptions & { previous?: PreparedPost; onProgress?: (prepared: PreparedPost) => Promise<void> },
  ): Promise<PreparedPost>;
  /** The one call that makes the post public. Called once per attempt. */
  commit(
    credentials: ChannelCredentials,
    content: PostContent,
    prepared: PreparedPost,
    options: CallOptions,
  ): Promise<PublishedPost>;
  /** Was it published although we never saw the answer? `sentAfter` is on the network's clock minus a margin. */
  reconcile(
    credentials: ChannelCredentials,
    content: PostContent,
    prepared: PreparedPost | undefined,
    window: { sentAfter: Date; excludeRemoteIds: readonly string[] },
    options: CallOptions,
  ): Promise<ReconcileResult>;
  /** New tokens, or throws `PlatformError` with kind `auth` when the network documents that a reconnect is needed. */
  refreshTokens(credentials: ChannelCredentials, options: CallOptions): Promise<Omit<ChannelCredentials, 'externalAccountId'>>;
}

/**
 * - `not_sent`: provably nothing left or the network documents a refusal that may pass (5xx *before* commit, refused connection)
 * - `rate_limited`: as `not_sent`, with `retryAfterMs`
 * - `auth`: token expired or revoked; `needsReconnect` when only a person can mend it
 * - `refused`: the network will never take this content
 * - `duplicate`: the network says it already has it: maybe live, reconcile
 * - `unknown`: anything after the first byte of `commit` that is not one of the above
 */
export type PlatformFailureKind = 'not_sent' | 'rate_limited' | 'auth' | 'refused' | 'duplicate' | 'unknown';

export class PlatformError extends SeptetError {
  readonly status = 502;
  readonly platform: Platform;
  readonly kind: PlatformFailureKind;
  readonly retryAfterMs: number | undefined;
  readonly needsReconnect: boolean;

  constructor(
    platform: Platform,
    kind: PlatformFailureKind,
    code: string,
    message: string,
    options: SeptetErrorOptions & { retryAfterMs?: number; needsReconnect?: boolean } = {},
  ) {
    super(`platform.${platform}.${code}`, message, { isRetryable: kind === 'not_sent' || kind === 'rate_limited', ...options });
    this.platform = platform;
    this.kind = kind;
    this.retryAfterMs = options.retryAfterMs;
    this.needsReconnect = options.needsReconnect ?? false;
  }
}
