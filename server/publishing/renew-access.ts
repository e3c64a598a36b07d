import { type ChannelCredentials, PlatformError } from '../../tools/platforms/index.ts';
import type { Claimed } from './claim.ts';
import type { PublishingDeps } from './deps.ts';

/**
 * A refused token may only have run out: refreshes it at once, so that the next attempt has a good one. When the network
 * documents that it can't be refreshed, that is the error that counts.
 */
export async function afterRefresh(
  deps: Pick<PublishingDeps, 'access' | 'timing'>,
  { channel }: Claimed,
  error: unknown,
  credentials: ChannelCredentials | undefined,
): Promise<unknown> {
  if (!(error instanceof PlatformError) || error.kind !== 'auth' || error.needsReconnect || credentials === undefined)
    return error;
  try {
    await deps.access.open(channel, {
      signal: AbortSignal.timeout(deps.timing.commitTimeoutMs),
      refusedToken: credentials.accessToken,
    });
    return error;
  } catch (refreshError) {
    return refreshError instanceof PlatformError && refreshError.needsReconnect ? refreshError : error;
  }
}
