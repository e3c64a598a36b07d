import type { QueryClient } from '@tanstack/react-query';
import { io } from 'socket.io-client';
import { api, unwrap } from '../api/client.ts';
import { queryKeys } from '../api/query-keys.ts';
import { appendStep, keysTouchedBy } from './apply-event.ts';
import { isLiveEvent, type LiveEvent } from './live-event.ts';

export type ConnectionState = 'connecting' | 'live' | 'lost';

/** Refetches are gathered so that a burst of steps asks once. */
const flushAfterMs = 250;
/** Beyond this many missed events a fresh page of everything is cheaper. */
const maxResyncPages = 5;
const pageSize = 200;
const connectAgainAfterMs = 2000;

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
  let connectTimer: ReturnType<typeof setTimeout> | undefined;
  let syncing: Promise<void> = Promise.resolve();
  let cursor: string | undefined;
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
    appendStep(client, event);
    for (const key of keysTouchedBy(event)) touch(key);
  }

  /** Reads what was missed. The cursor comes from the list alone: what the socket brings may overtake an earlier commit. */
  async function resync(): Promise<void> {
    for (let page = 0; page < maxResyncPages; page += 1) {
      const after = cursor ?? 'latest';
      const missed: { items: LiveEvent[]; nextCursor: string } = await unwrap(
        api.GET('/api/v1/events', { params: { query: { after, limit: pageSize } } }),
      );
      if (isClosed) return;
      for (const event of missed.items) apply(event);
      cursor = missed.nextCursor;
      if (missed.items.length < pageSize) return;
    }
    cursor = undefined;
    await client.invalidateQueries();
  }

  /** One after the other, so that two can't set the cursor back. */
  function catchUp(): void {
    syncing = syncing.then(resync).catch(() => client.invalidateQueries());
  }

  onState('connecting');
  catchUp();
  const socket = io({ transports: ['websocket', 'polling'], reconnectionDelayMax: 4000 });
  const connectSoon = () => {
    clearTimeout(connectTimer);
    connectTimer = setTimeout(() => socket.connect(), connectAgainAfterMs);
  };
  socket.on('connect', () => {
    onState('live');
    catchUp();
  });
  socket.on('resync', catchUp);
  socket.on('event', (event: unknown) => {
    if (isLiveEvent(event)) apply(event);
  });
  socket.on('disconnect', () => {
    onState('lost');
    if (!socket.active && !isClosed) connectSoon();
  });
  socket.on('connect_error', () => {
    onState('lost');
    // Refused, not unreachable: perhaps the session has ended, so ask who is signed in before trying again.
    if (!socket.active) {
      void client.invalidateQueries({ queryKey: queryKeys.me });
      connectSoon();
    }
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
      clearTimeout(connectTimer);
      document.removeEventListener('visibilitychange', wake);
      window.removeEventListener('online', wake);
      socket.close();
    },
  };
}
