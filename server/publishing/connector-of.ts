import { UnprocessableError } from '../../db/errors.ts';
import { type Connector, type Platform, platforms } from '../../tools/platforms/index.ts';

/** @throws {UnprocessableError} `channel.not_supported` */
export function connectorOf(connectors: Record<Platform, Connector>, name: string): Connector {
  const platform = platforms.find((known) => known === name);
  if (platform === undefined) throw new UnprocessableError('channel.not_supported', `${name} is not supported yet.`);
  return connectors[platform];
}
