import { setTimeout as delay } from 'node:timers/promises';
import { Client, escapeIdentifier } from 'pg';

export type Unlisten = () => Promise<void>;

export interface ListenerOptions {
  url: string;
  applicationName?: string;
}

export interface Listener {
  listen(channel: string, fn: (payload: string) => void, onReady?: () => void): Promise<Unlisten>;
  close(): Promise<void>;
}

interface Subscription {
  channel: string;
  fn: (payload: string) => void;
  onReady: (() => void) | undefined;
}

const reconnectDelayMs = 200;
/** A server that vanished without closing its sockets is noticed by asking. */
const probeIntervalMs = 20_000;

/** LISTEN for all channels on one connection of its own, opened with the first subscription and made anew when lost. */
export function createListener(options: ListenerOptions): Listener {
  const subscriptions = new Set<Subscription>();
  const stopped = new AbortController();
  let client: Client | undefined;
  let connecting: Promise<void> | undefined;

  async function open(): Promise<void> {
    const next = new Client({
      connectionString: options.url,
      application_name: `${options.applicationName ?? 'septet'} listen`,
      connectionTimeoutMillis: 10_000,
      query_timeout: 10_000,
      keepAlive: true,
    });
    let isLost = false;
    const onLost = () => {
      if (isLost) return;
      isLost = true;
      clearInterval(probe);
      if (client === next) {
        client = undefined;
        void reopen();
      }
      void next.end().catch(() => undefined);
    };
    const probe = setInterval(() => void next.query('select 1').catch(onLost), probeIntervalMs);
    probe.unref();
    next.on('error', onLost);
    next.on('end', onLost);
    next.on('notification', (message) => {
      for (const subscription of subscriptions) {
        if (subscription.channel === message.channel) subscription.fn(message.payload ?? '');
      }
    });
    try {
      await next.connect();
      for (const channel of new Set([...subscriptions].map((subscription) => subscription.channel))) {
        await next.query(`listen ${escapeIdentifier(channel)}`);
      }
    } catch (error) {
      onLost();
      throw error;
    }
    if (stopped.signal.aborted || isLost) return void next.end().catch(() => undefined);
    client = next;
    for (const subscription of subscriptions) subscription.onReady?.();
  }

  async function reopen(): Promise<void> {
    while (!stopped.signal.aborted && subscriptions.size > 0) {
      try {
        return await openOnce();
      } catch {
        await delay(reconnectDelayMs, undefined, { signal: stopped.signal }).catch(() => undefined);
      }
    }
  }

  function openOnce(): Promise<void> {
    connecting ??= open().finally(() => (connecting = undefined));
    return connecting;
  }

  return {
    async listen(channel, fn, onReady) {
      const subscription = { channel, fn, onReady };
      if (connecting) await connecting;
      subscriptions.add(subscription);
      try {
        if (client) {
          await client.query(`listen ${escapeIdentifier(channel)}`);
          onReady?.();
        } else {
          await openOnce();
        }
      } catch (error) {
        subscriptions.delete(subscription);
        throw error;
      }
      return async () => {
        subscriptions.delete(subscription);
        const isLast = ![...subscriptions].some((other) => other.channel === channel);
        if (isLast) await client?.query(`unlisten ${escapeIdentifier(channel)}`).catch(() => undefined);
      };
    },

    async close() {
      stopped.abort();
      subscriptions.clear();
      const last = client;
      client = undefined;
      await connecting?.catch(() => undefined);
      await last?.end();
    },
  };
}
