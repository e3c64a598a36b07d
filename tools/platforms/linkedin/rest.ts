import type { CallOptions, ChannelCredentials } from '../connector.ts';
import type { ConnectorSettings } from '../options.ts';
import type { Answer, CallPhase, PlatformClient } from '../platform-client.ts';

export interface RestInit {
  method?: string;
  /** Sent as JSON. */
  body?: unknown;
  headers?: Record<string, string>;
}

export type Rest = (
  phase: CallPhase,
  path: string,
  credentials: ChannelCredentials,
  options: CallOptions,
  init?: RestInit,
) => Promise<Answer>;

/** Calls in Rest.li 2.0 manner: versioned, ids and lists encoded by the caller in the path. */
export function createRest(client: PlatformClient, settings: ConnectorSettings): Rest {
  return (phase, path, credentials, options, init = {}) =>
    client.send(phase, `${settings.baseUrl}/rest/${path}`, {
      method: init.method ?? 'GET',
      headers: {
        authorization: `Bearer ${credentials.accessToken}`,
        'linkedin-version': settings.linkedinVersion,
        'x-restli-protocol-version': '2.0.0',
        ...(init.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...init.headers,
      },
      ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) }),
      signal: options.signal,
    });
}
