import type { CallOptions, ChannelCredentials } from '../connector.ts';
import type { ConnectorSettings } from '../options.ts';
import type { Answer, CallPhase, PlatformClient } from '../platform-client.ts';

export type GraphQuery = Readonly<Record<string, string | undefined>>;

export interface Graph {
  get: (
    path: string,
    query: GraphQuery,
    credentials: ChannelCredentials,
    options: CallOptions,
    phase?: CallPhase,
  ) => Promise<Answer>;
  post: (
    phase: CallPhase,
    path: string,
    fields: GraphQuery,
    credentials: ChannelCredentials,
    options: CallOptions,
  ) => Promise<Answer>;
}

/** Calls in the Graph API's manner; the token goes into a header, so that it is in no log of addresses. */
export function createGraph(client: PlatformClient, settings: ConnectorSettings): Graph {
  const authorize = (credentials: ChannelCredentials) => ({ authorization: `Bearer ${credentials.accessToken}` });
  const encode = (fields: GraphQuery) => {
    const parameters = new URLSearchParams();
    for (const [name, value] of Object.entries(fields)) if (value !== undefined) parameters.set(name, value);
    return parameters.toString();
  };
  return {
    get: (path, query, credentials, options, phase = 'read') =>
      client.send(phase, `${settings.baseUrl}/${path}?${encode(query)}`, {
        headers: authorize(credentials),
        signal: options.signal,
      }),
    post: (phase, path, fields, credentials, options) =>
      client.send(phase, `${settings.baseUrl}/${path}`, {
        method: 'POST',
        headers: { ...authorize(credentials), 'content-type': 'application/x-www-form-urlencoded' },
        body: encode(fields),
        signal: options.signal,
      }),
  };
}
