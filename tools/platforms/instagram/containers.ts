import { createHash } from 'node:crypto';
import {
  type CallOptions,
  type ChannelCredentials,
  type MediaFile,
  PlatformError,
  type PostContent,
  type PreparedPost,
} from '../connector.ts';
import type { ConnectorSettings } from '../options.ts';
import type { PlatformClient } from '../platform-client.ts';
import { waitUntil } from '../wait-until.ts';
import type { Graph } from './graph.ts';
import { containerAnswer, createdAnswer, type InstagramPrepared, limitAnswer, preparedPost } from './schema.ts';

/** Makes the container (and those of a carousel's images) and waits until Instagram has fetched the media. */
export function createContainers(client: PlatformClient, graph: Graph, settings: ConnectorSettings) {
  async function readStatus(containerId: string, credentials: ChannelCredentials, options: CallOptions) {
    const answer = await graph.get(containerId, { fields: 'status_code,status' }, credentials, options, 'prepare');
    return client.read('prepare', containerAnswer, answer);
  }

  async function create(
    fields: Record<string, string | undefined>,
    credentials: ChannelCredentials,
    options: CallOptions,
  ): Promise<string> {
    const answer = await graph.post('prepare', `${credentials.externalAccountId}/media`, fields, credentials, options);
    return client.read('prepare', createdAnswer, answer).id;
  }

  async function waitUntilFinished(containerId: string, credentials: ChannelCredentials, options: CallOptions): Promise<void> {
    const status = await waitUntil(
      async () => {
        const current = await readStatus(containerId, credentials, options);
        return current.status_code === 'IN_PROGRESS' ? {} : { value: current };
      },
      { timeoutMs: settings.processingTimeoutMs, signal: options.signal },
    );
    if (!status) throw new PlatformError('instagram', 'not_sent', 'media_not_ready', 'Instagram is still fetching the image.');
    if (status.status_code === 'FINISHED') return;
    if (status.status_code === 'PUBLISHED') {
      throw new PlatformError('instagram', 'duplicate', 'container_published', 'This container is already published.');
    }
    const isExpired = status.status_code === 'EXPIRED';
    throw new PlatformError(
      'instagram',
      isExpired ? 'not_sent' : 'refused',
      isExpired ? 'container_expired' : 'media_refused',
      'Instagram could not use the image.',
      {
        details: { status: status.status },
      },
    );
  }

  /** Containers of an earlier attempt that Instagram still holds. */
  async function isUsable(containerId: string, credentials: ChannelCredentials, options: CallOptions): Promise<boolean> {
    try {
      const { status_code: status } = await readStatus(containerId, credentials, options);
      return status !== 'EXPIRED' && status !== 'ERROR';
    } catch (error) {
      if (error instanceof PlatformError && (error.kind === 'refused' || error.kind === 'duplicate')) return false;
      throw error;
    }
  }

  async function assertQuota(credentials: ChannelCredentials, options: CallOptions): Promise<void> {
    const answer = await graph.get(
      `${credentials.externalAccountId}/content_publishing_limit`,
      { fields: 'quota_usage,config' },
      credentials,
      options,
      'prepare',
    );
    const [quota] = client.read('prepare', limitAnswer, answer).data;
    const total = quota?.config?.quota_total;
    if (quota && total !== undefined && quota.quota_usage >= total) {
      throw new PlatformError('instagram', 'rate_limited', 'daily_limit', `The daily number of posts (${total}) is reached.`, {
        retryAfterMs: 60 * 60 * 1000,
      });
    }
  }

  return {
    readStatus,

    async prepare(
      credentials: ChannelCredentials,
      content: PostContent,
      options: CallOptions & { previous?: PreparedPost; onProgress?: (prepared: PreparedPost) => Promise<void> },
    ): Promise<InstagramPrepared> {
      const [first] = content.media;
      if (!first) throw new PlatformError('instagram', 'refused', 'image_missing', 'Instagram posts need an image.');
      const earlier = preparedPost.safeParse(options.previous ?? {});
      const prepared: InstagramPrepared = { children: [] };
      const containerKey = hash([content.text, ...content.media.map(mediaKey)]);

      if (
        earlier.success &&
        earlier.data.containerId &&
        earlier.data.containerKey === containerKey &&
        (await isUsable(earlier.data.containerId, credentials, options))
      ) {
        await waitUntilFinished(earlier.data.containerId, credentials, options);
        return earlier.data;
      }
      await assertQuota(credentials, options);

      if (content.media.length === 1) {
        prepared.containerId = await create(
          { image_url: first.publicUrl, caption: content.text, ...altText(first) },
          credentials,
          options,
        );
      } else {
        for (const file of content.media) {
          const known = earlier.success ? earlier.data.children.find((child) => child.key === mediaKey(file)) : undefined;
          const id =
            known && (await isUsable(known.id, credentials, options))
              ? known.id
              : await create({ image_url: file.publicUrl, is_carousel_item: 'true', ...altText(file) }, credentials, options);
          prepared.children.push({ key: mediaKey(file), id });
          await options.onProgress?.({ ...prepared });
        }
        for (const child of prepared.children) await waitUntilFinished(child.id, credentials, options);
        const children = prepared.children.map((child) => child.id).join(',');
        prepared.containerId = await create({ media_type: 'CAROUSEL', children, caption: content.text }, credentials, options);
      }
      prepared.containerKey = containerKey;
      await options.onProgress?.({ ...prepared });
      await waitUntilFinished(prepared.containerId, credentials, options);
      return prepared;
    },
  };
}

function altText(file: MediaFile): { alt_text?: string } {
  return file.altText === '' ? {} : { alt_text: file.altText.slice(0, 1000) };
}

function mediaKey(file: MediaFile): string {
  return hash([file.sha256, file.altText]);
}

function hash(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}
