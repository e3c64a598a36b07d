import { type Connector, type Platform } from './connector.ts';
import { createInstagramConnector } from './instagram/index.ts';
import { createLinkedinConnector } from './linkedin/index.ts';
import { buildConnectorSettings, type ConnectorOptions } from './options.ts';
import { createXConnector } from './x/index.ts';

export {
  type CallOptions,
  type ChannelCredentials,
  type Connector,
  type MediaFile,
  type Page,
  type PageRequest,
  type Platform,
  type PlatformCapabilities,
  PlatformError,
  type PlatformFailureKind,
  platforms,
  type PostContent,
  type PreparedPost,
  type PublishedPost,
  type ReconcileResult,
  type RemoteAccount,
  type RemoteMention,
  type RemoteMetrics,
  type RemotePost,
} from './connector.ts';
export { type ConnectorOptions, officialBaseUrls, type PlatformApp } from './options.ts';

/** One connector per network, all over the same egress client. */
export function createConnectors(options: ConnectorOptions): Record<Platform, Connector> {
  return {
    x: createXConnector(buildConnectorSettings('x', options)),
    instagram: createInstagramConnector(buildConnectorSettings('instagram', options)),
    linkedin: createLinkedinConnector(buildConnectorSettings('linkedin', options)),
  };
}
