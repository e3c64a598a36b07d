import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { createEgress, type Egress, type EgressFetch } from '../../tools/http/index.ts';
import {
  type ChannelCredentials,
  type Connector,
  type ConnectorOptions,
  createConnectors,
  type MediaFile,
  type Platform,
  type PostContent,
} from '../../tools/platforms/index.ts';
import { createSandbox, type SandboxOptions } from '../../tools/sandbox/index.ts';

const adminSecret = 'sandbox-secret-of-a-test';

export interface FeedPost {
  id: string;
  text: string;
  wire: Record<string, unknown>;
  media: { mediaId?: string; sha256?: string; altText?: string; width?: number; height?: number }[];
  postedAt: string;
  receivedAt: string;
}

export interface AccountRequest {
  platform: Platform;
  handle?: string;
  displayName?: string;
  seed?: number;
  vocabulary?: string;
  historyDays?: number;
  timeZone?: string;
  followerCount?: number;
  dailyPostLimit?: number;
  competitors?: { handle: string; displayName: string }[];
  renewTokens?: boolean;
}

export interface TestSandbox {
  origin: string;
  connectors: Record<Platform, Connector>;
  /** Connectors with other settings, over the same egress client. */
  connectWith: (options: Partial<ConnectorOptions>) => Record<Platform, Connector>;
  fetch: EgressFetch;
  admin: (method: string, path: string, body?: unknown) => Promise<unknown>;
  addAccount: (account: AccountRequest) => Promise<ChannelCredentials>;
  /** Misbehaviour for the calls that follow. */
  addFault: (fault: {
    platform: Platform;
    kind: string;
    route?: string;
    times?: number;
    skip?: number;
    status?: number;
    code?: string;
    retryAfter?: string;
    ms?: number;
    account?: string;
  }) => Promise<void>;
  clearFaults: () => Promise<void>;
  /** What the network has really received. */
  readFeed: (platform: Platform, account: string) => Promise<FeedPost[]>;
  /** A JPEG that is also served at its `publicUrl`. */
  addImage: (image?: {
    width?: number;
    height?: number;
    altText?: string;
    colour?: string;
    format?: 'jpeg' | 'png';
  }) => Promise<MediaFile>;
  close: () => Promise<void>;
}

/** The simulated networks over real HTTP, connectors against them, and a server of images. */
export async function startTestSandbox(databaseUrl: string, options: Partial<SandboxOptions> = {}): Promise<TestSandbox> {
  const sandbox = await createSandbox({ databaseUrl, port: 0, speed: 60, seed: 7, adminSecret, ...options });
  const images = new Map<string, { bytes: Buffer; mimeType: string }>();
  const imageServer = createServer((request, response) => {
    const image = images.get(request.url ?? '');
    response.writeHead(image ? 200 : 404, { 'content-type': image?.mimeType ?? 'text/plain' }).end(image?.bytes ?? '');
  });
  await new Promise<void>((resolve) => imageServer.listen(0, '127.0.0.1', resolve));
  const imageOrigin = `http://127.0.0.1:${(imageServer.address() as AddressInfo).port}`;

  const egress: Egress = createEgress({ allowedOrigins: [sandbox.origin], timeoutMs: 5000, maxBytes: 4 * 1024 * 1024 });
  const connectWith = (more: Partial<ConnectorOptions>) =>
    createConnectors({
      baseUrls: { x: `${sandbox.origin}/x`, instagram: `${sandbox.origin}/instagram`, linkedin: `${sandbox.origin}/linkedin` },
      apps: { x: { clientId: 'septet-test' }, linkedin: { clientId: 'septet-test', clientSecret: 'not-a-secret' } },
      fetch: egress.fetch,
      timeoutMs: 3000,
      processingTimeoutMs: 5000,
      ...more,
    });

  async function admin(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await egress.fetch(`${sandbox.origin}/_sandbox/${path}`, {
      method,
      headers: { 'x-sandbox-secret': adminSecret, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`sandbox admin ${path}: ${response.status} ${text}`);
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  }

  return {
    origin: sandbox.origin,
    connectors: connectWith({}),
    connectWith,
    fetch: egress.fetch,
    admin,
    async addAccount(account) {
      const defaults = {
        handle: 'northwind',
        displayName: 'Northwind Coffee',
        vocabulary: 'coffee',
        historyDays: 0,
        timeZone: 'Europe/Berlin',
      };
      return (await admin('POST', 'accounts', { ...defaults, ...account })) as ChannelCredentials;
    },
    async addFault(fault) {
      await admin('POST', 'faults', fault);
    },
    async clearFaults() {
      await admin('DELETE', 'faults');
    },
    async readFeed(platform, account) {
      const feed = (await admin('GET', `feed?platform=${platform}&account=${encodeURIComponent(account)}`)) as {
        posts: FeedPost[];
      };
      return feed.posts;
    },
    async addImage(image = {}) {
      const {
        width = 1080,
        height = 1080,
        altText = 'A cup of coffee on a wooden table',
        colour = '#6b4f3a',
        format = 'jpeg',
      } = image;
      const bytes = await sharp({ create: { width, height, channels: 3, background: colour } })
        .toFormat(format)
        .toBuffer();
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const path = `/${sha256}.${format}`;
      images.set(path, { bytes, mimeType: `image/${format}` });
      return {
        sha256,
        mimeType: `image/${format}`,
        altText,
        width,
        height,
        read: () => Promise.resolve(bytes),
        publicUrl: `${imageOrigin}${path}`,
      };
    },
    async close() {
      egress.close();
      await sandbox.close();
      imageServer.closeAllConnections();
      await new Promise((resolve) => imageServer.close(resolve));
    },
  };
}

export function aPost(text: string, media: readonly MediaFile[] = []): PostContent {
  return { text, media };
}

/** Prepares and publishes, as the publisher does when all goes well. */
export async function publishPost(connector: Connector, credentials: ChannelCredentials, content: PostContent) {
  const options = { signal: AbortSignal.timeout(10_000) };
  const prepared = await connector.prepare(credentials, content, options);
  return { prepared, post: await connector.commit(credentials, content, prepared, options) };
}
