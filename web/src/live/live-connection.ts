import type { QueryClient } from '@tanstack/react-query';
import { io } from 'socket.io-client';
import { api, unwrap } from '../api/client.ts';
import { appendStep, keysTouchedBy } from './apply-event.ts';
import { isLiveEvent, type LiveEvent } from './live-event.ts';

export type ConnectionState = 'connecting' | 'live' | 'lost';

/** Refetches are gathered so that a burst of steps asks once. */
const flushAfterMs = 250;
/** Beyond this many missed events a fresh page of everything is cheaper. */
const maxResyncPages = 5;

export interface LiveConnection {
  close(): void;
}

/**
 * Follows the organisation's events and keeps the cache fresh. After a gap (sleep, restart of the server) it reads what it
 * missed from the event stream, so nothing depends on the socket having been up.
 */
export function createLiveConnection(client: QueryClient, onState: (state: ConnectionState) => void): LiveConnection {
  const touched = new Map<string, readonly string[]>();
  let flushTimer: ReturnType<typeof setTimeout> | undefined;
  let lastCursor: string | undefined;
  let isClosed = false;

  function touch(key: readonly string[]): void {
    touched.set(key.join('/'), key);
    flushTimer ??= setTimeout(() => {
      flushTimer = undefined;
      const keys = [...touched.values()];
      touched.clear();
      for (const queryKey of keys) void client.invalidateQueries({ queryKey });
    }, flushAfterMs);
  }

  function apply(event: LiveEvent): void {
    lastCursor = event.cursor;
    appendStep(client, event);
    for (const key of keysTouchedBy(event)) touch(key);
  }

  async function resync(): Promise<void> {
    if (lastCursor === undefined) {
      await client.invalidateQueries();
      return;
    }
    for (let page = 0; page < maxResyncPages; page += 1) {
      const missed: { items: LiveEvent[]; nextCursor?: string } = await unwrap(api.GET('/api/v1/events', { params: { query: { after: lastCursor, limit: 200 } } }));
      if (isClosed) return;
      for (const event of missed.items) apply(event);
      if (missed.items.length === 0 || missed.nextCursor === undefined) return;
      lastCursor = missed.nextCursor;
    }
    await client.invalidateQueries();
  }

  onState('connecting');
  let wasConnected = false;
  const socket = io({ transports: ['websocket', 'polling'], reconnectionDelayMax: 4000 });
  socket.on('connect', () => {
    onState('live');
    if (wasConnected) resync().catch(() => void client.invalidateQueries());
    wasConnected = true;
  });
  socket.on('disconnect', () => onState('lost'));
  socket.on('connect_error', () => onState('lost'));
  socket.on('event', (event: unknown) => {
    if (isLiveEvent(event)) apply(event);
  });

  const wake = () => {
    if (document.visibilityState === 'visible' && socket.disconnected) socket.connect();
  };
  document.addEventListener('visibilitychange', wake);
  window.addEventListener('online', wake);

  return {
    close() {
      isClosed = true;
      clearTimeout(flushTimer);
      document.removeEventListener('visibilitychange', wake);
      window.removeEventListener('online', wake);
      socket.close();
    },
  };
}
