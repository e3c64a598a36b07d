import { lookup as dnsLookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { isPublicAddress } from './address-check.ts';
import { EgressError } from './egress-error.ts';
import { readBody } from './read-body.ts';

export interface EgressOptions {
  /** Origins from the operator's configuration, exempt from the address check by exact origin (`http://127.0.0.1:4101`). */
  allowedOrigins: readonly string[];
  /** From the call to the last byte of the answer. */
  timeoutMs: number;
  /** Largest answer that is read. */
  maxBytes: number;
  /** Connections kept per origin. */
  maxConnectionsPerOrigin?: number;
  /** Resolves names; for tests of rebinding. */
  resolve?: (
    hostname: string,
    options: LookupOptions,
    callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
  ) => void;
}

export interface EgressInit {
  method?: string;
  headers?: Readonly<Record<string, string>>;
  body?: string | Uint8Array | FormData | URLSearchParams;
  signal?: AbortSignal;
  timeoutMs?: number;
  maxBytes?: number;
}

/** Like `fetch`, but the body of the answer is already complete when the promise settles. */
export type EgressFetch = (url: string | URL, init?: EgressInit) => Promise<Response>;

export interface Egress {
  fetch: EgressFetch;
  close: () => void;
}

/**
 * The one way out of the process. The address is checked at connect time, so that a name which resolves to a private
 * address later (rebinding) is refused too. Redirects are never followed: one to the same origin is handed back as the answer
 * that it is, one to another origin throws.
 *
 * @throws {EgressError} from `fetch`, with `isSent` false only when nothing can have left.
 */
export function createEgress(options: EgressOptions): Egress {
  const allowedOrigins = new Set(options.allowedOrigins.map((origin) => new URL(origin).origin));
  const agentOptions = {
    keepAlive: true,
    maxSockets: options.maxConnectionsPerOrigin ?? 64,
    maxFreeSockets: 8,
    scheduling: 'lifo' as const,
  };
  const guarded = { http: new HttpAgent(agentOptions), https: new HttpsAgent(agentOptions) };
  const exempt = { http: new HttpAgent(agentOptions), https: new HttpsAgent(agentOptions) };
  const resolve =
    options.resolve ?? ((hostname, lookupOptions, callback) => dnsLookup(hostname, { ...lookupOptions, all: true }, callback));

  function guardedLookup(
    hostname: string,
    lookupOptions: LookupOptions,
    callback: (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void,
  ): void {
    resolve(hostname, { ...lookupOptions, all: true }, (error, addresses) => {
      if (error) return callback(error, []);
      const refused = addresses.find((entry) => !isPublicAddress(entry.address));
      const first = addresses[0];
      if (refused || !first) return callback(refusedAddress(hostname), []);
      if (lookupOptions.all) return callback(null, addresses);
      callback(null, first.address, first.family);
    });
  }

  return {
    async fetch(input, init = {}) {
      const url = new URL(input);
      if (url.protocol !== 'http:' && url.protocol !== 'https:') throw refusedAddress(url.protocol);
      const isExempt = allowedOrigins.has(url.origin);
      const host = url.hostname.replace(/^\[|\]$/g, '');
      if (!isExempt && isIP(host) !== 0 && !isPublicAddress(host)) throw refusedAddress(host);
      const body = await encodeBody(init.body);
      if (init.signal?.aborted) throw new EgressError('aborted', false, 'The call was cancelled before it started.');
      const pool = isExempt ? exempt : guarded;
      const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
      const timeoutMs = init.timeoutMs ?? options.timeoutMs;
      const maxBytes = init.maxBytes ?? options.maxBytes;

      return await new Promise<Response>((fulfil, reject) => {
        let isSent = false;
        const request = send(url, {
          method: init.method ?? 'GET',
          agent: url.protocol === 'https:' ? pool.https : pool.http,
          headers: { 'user-agent': 'septet', ...body?.headers, ...init.headers },
          ...(isExempt ? {} : { lookup: guardedLookup }),
        });
        const stop = (error: EgressError) => {
          request.destroy();
          settle(() => reject(error));
        };
        const timer = setTimeout(
          () => stop(new EgressError('timed_out', isSent, `${url.origin} did not answer within ${timeoutMs} ms.`)),
          timeoutMs,
        );
        const onAbort = () => stop(new EgressError('aborted', isSent, 'The call was cancelled.'));
        init.signal?.addEventListener('abort', onAbort, { once: true });
        function settle(finish: () => void): void {
          clearTimeout(timer);
          init.signal?.removeEventListener('abort', onAbort);
          finish();
        }

        request.on('socket', (socket) => {
          // A kept connection may take bytes at once; a fresh one only when it stands.
          if (request.reusedSocket) isSent = true;
          else socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => (isSent = true));
        });
        request.on('error', (cause) => {
          if (cause instanceof EgressError) return settle(() => reject(cause));
          const failure = isSent ? 'broken' : 'unreachable';
          const text = isSent
            ? `The connection to ${url.origin} ended before its answer was complete.`
            : `${url.origin} can't be reached.`;
          settle(() => reject(new EgressError(failure, isSent, text, { cause })));
        });
        request.on('response', (answer) => {
          if (isRedirectElsewhere(answer, url)) {
            return stop(
              new EgressError(
                'redirected',
                true,
                `${url.origin} answers with a redirect to another origin, which is not followed.`,
              ),
            );
          }
          readBody(answer, maxBytes).then(
            (bytes) => settle(() => fulfil(toResponse(answer, bytes))),
            (error: unknown) =>
              stop(
                error instanceof EgressError
                  ? error
                  : new EgressError('broken', true, `The answer of ${url.origin} broke off.`, { cause: error }),
              ),
          );
        });
        request.end(body?.bytes);
      });
    },
    close() {
      for (const agent of [guarded.http, guarded.https, exempt.http, exempt.https]) agent.destroy();
    },
  };
}

function refusedAddress(host: string): EgressError {
  return new EgressError('refused_address', false, `The address ${host} is not a public one and not configured by the operator.`);
}

function isRedirectElsewhere(answer: IncomingMessage, url: URL): boolean {
  const status = answer.statusCode ?? 0;
  const location = answer.headers.location;
  if (status < 300 || status >= 400 || location === undefined) return false;
  return !URL.canParse(location, url) || new URL(location, url).origin !== url.origin;
}

/** Serialises a body and its content type; a form gets its boundary from the platform's own encoder. */
async function encodeBody(body: EgressInit['body']): Promise<{ bytes: Buffer; headers: Record<string, string> } | undefined> {
  if (body === undefined) return undefined;
  if (typeof body === 'string' || body instanceof Uint8Array) {
    const bytes = typeof body === 'string' ? Buffer.from(body) : Buffer.from(body);
    return { bytes, headers: { 'content-length': String(bytes.byteLength) } };
  }
  const encoded = new Response(body);
  const bytes = Buffer.from(await encoded.arrayBuffer());
  return {
    bytes,
    headers: { 'content-type': encoded.headers.get('content-type') ?? '', 'content-length': String(bytes.byteLength) },
  };
}

function toResponse(answer: IncomingMessage, bytes: Buffer): Response {
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers)) {
    for (const entry of Array.isArray(value) ? value : [value]) if (entry !== undefined) headers.append(name, entry);
  }
  const status = answer.statusCode ?? 502;
  const hasNoBody = status === 204 || status === 205 || status === 304;
  return new Response(hasNoBody ? null : new Uint8Array(bytes), { status, headers });
}
