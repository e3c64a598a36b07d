import type { Platform } from '../../platforms/connector.ts';
import type { Account, AccountStore } from '../store/accounts.ts';
import type { MediaStore } from '../store/media.ts';
import type { PostStore } from '../store/posts.ts';

export interface Reply {
  status: number;
  headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as it is, with `headers['content-type']`. */
  raw?: string | Buffer;
}

export interface Call {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Headers;
  params: Readonly<Record<string, string>>;
  body: Buffer;
  /** The body as JSON; undefined when it is none. */
  json: () => unknown;
}

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** `/2/users/:id/tweets`, below the network's prefix. */
  pattern: string;
  /** Name that faults are aimed at. */
  name: string;
  phase: 'read' | 'prepare' | 'commit' | 'token';
  /** Called without an account when `phase` is `token`. */
  handle: (call: Call, account: Account) => Promise<Reply>;
}

/** How a network words the refusals that any route may give. */
export interface NetworkErrors {
  unauthorized: (isExpired: boolean) => Reply;
  notFound: () => Reply;
  serverError: () => Reply;
  rateLimited: (retryAfter: string) => Reply;
  refused: (status: number, code: string | undefined) => Reply;
}

export interface Network {
  platform: Platform;
  /** First part of every path: `/x`. */
  prefix: string;
  errors: NetworkErrors;
  routes: readonly Route[];
  readToken: (call: Call) => string | undefined;
  /** What is wrong with the call before any route sees it (a dead version, say). */
  checkCall?: (call: Call) => Reply | undefined;
  /** Headers that every answer carries. */
  answerHeaders?: (account: Account | undefined) => Record<string, string>;
}

export interface NetworkDeps {
  accounts: AccountStore;
  posts: PostStore;
  media: MediaStore;
  now: () => Date;
  /** Own address, for links and uploads. */
  origin: () => string;
  /** How long media is "being processed". */
  processingMs: number;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
