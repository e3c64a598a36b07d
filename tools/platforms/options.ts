import type { EgressFetch } from '../http/index.ts';
import type { Platform } from './connector.ts';

/** The developer app that tokens belong to; needed for refreshing them. */
export interface PlatformApp {
  clientId: string;
  clientSecret?: string;
}

export interface ConnectorOptions {
  /**
   * Where each network's API is, without a trailing slash: `https://api.x.com`, `https://graph.facebook.com/v23.0`,
   * `https://api.linkedin.com`, or any server that speaks the same.
   */
  baseUrls: Readonly<Record<Platform, string>>;
  /** Where people open posts. Absent: the network's own site for its own API, else the base URL. */
  webUrls?: Partial<Record<Platform, string>>;
  /** Where tokens are refreshed. Absent: the network's own address for its own API, else a path under the base URL. */
  tokenUrls?: Partial<Record<Platform, string>>;
  apps?: Partial<Record<Platform, PlatformApp>>;
  fetch: EgressFetch;
  /** Deadline of one HTTP call. */
  timeoutMs: number;
  /** `YYYYMM` of LinkedIn's API; a dead one answers 426. */
  linkedinVersion?: string;
  /** How long `prepare` waits for a network to process media before it gives up for now. */
  processingTimeoutMs?: number;
  now?: () => Date;
}

/** What one connector is built from. */
export interface ConnectorSettings {
  baseUrl: string;
  webUrl: string;
  tokenUrl: string;
  app: PlatformApp | undefined;
  fetch: EgressFetch;
  timeoutMs: number;
  linkedinVersion: string;
  processingTimeoutMs: number;
  now: () => Date;
}

/** The networks' own addresses, as of 2026-11. */
export const officialBaseUrls: Readonly<Record<Platform, string>> = {
  x: 'https://api.x.com',
  instagram: 'https://graph.facebook.com/v23.0',
  linkedin: 'https://api.linkedin.com',
};

const defaultLinkedinVersion = '202610';

const officialSites: Readonly<Record<string, { web: string; token: string }>> = {
  'https://api.x.com': { web: 'https://x.com', token: 'https://api.x.com/2/oauth2/token' },
  'https://graph.facebook.com': { web: 'https://www.instagram.com', token: 'https://graph.instagram.com/refresh_access_token' },
  'https://graph.instagram.com': { web: 'https://www.instagram.com', token: 'https://graph.instagram.com/refresh_access_token' },
  'https://api.linkedin.com': { web: 'https://www.linkedin.com', token: 'https://www.linkedin.com/oauth/v2/accessToken' },
};

const tokenPaths: Readonly<Record<Platform, string>> = {
  x: '/2/oauth2/token',
  instagram: '/refresh_access_token',
  linkedin: '/oauth/v2/accessToken',
};

/** Fills in what the operator left to defaults. */
export function buildConnectorSettings(platform: Platform, options: ConnectorOptions): ConnectorSettings {
  const baseUrl = options.baseUrls[platform].replace(/\/+$/, '');
  const official = officialSites[new URL(baseUrl).origin];
  return {
    baseUrl,
    webUrl: (options.webUrls?.[platform] ?? official?.web ?? baseUrl).replace(/\/+$/, ''),
    tokenUrl: options.tokenUrls?.[platform] ?? official?.token ?? `${baseUrl}${tokenPaths[platform]}`,
    app: options.apps?.[platform],
    fetch: options.fetch,
    timeoutMs: options.timeoutMs,
    linkedinVersion: options.linkedinVersion ?? defaultLinkedinVersion,
    processingTimeoutMs: options.processingTimeoutMs ?? 60_000,
    now: options.now ?? (() => new Date()),
  };
}
