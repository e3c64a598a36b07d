import type { Server as HttpServer } from 'node:http';
import type { Logger } from 'pino';
import { Server, type Socket } from 'socket.io';
import { SeptetError } from '../../db/errors.ts';
import type { Database } from '../../db/index.ts';
import type { Principals } from '../auth/index.ts';
import { isOwnOrigin } from '../http/index.ts';
import { createEventStream } from './event-stream.ts';

export interface SocketsDeps {
  database: Database;
  principals: Principals;
  logger: Logger;
  publicUrl: string;
  maxConnections?: number;
}

export interface Sockets {
  /** Serves `/socket.io` on this server and begins to follow events. */
  start(server: HttpServer): Promise<void>;
  close(): Promise<void>;
}

/** How often a socket's right to be here is checked again: a changed role or a revoked token takes effect within this time. */
const recheckMs = 30_000;
const roomOf = (organisationId: string): string => `organisation:${organisationId}`;

/**
 * Live events for signed-in members, a room per organisation. The socket gateway: one of the three places that translate errors.
 * Clients only listen; after a gap they read `GET /api/v1/events` from their cursor.
 */
export function createSockets({ database, principals, logger, publicUrl, maxConnections = 10_000 }: SocketsDeps): Sockets {
  const io = new Server({
    serveClient: false,
    maxHttpBufferSize: 10_000,
    connectTimeout: 10_000,
    // Without an Origin header it is no browser, and no cookie is sent that its user did not put there.
    allowRequest: (request, callback) => {
      const { origin, host } = request.headers;
      const isAllowed = origin === undefined || isOwnOrigin(origin, host, new URL(publicUrl).origin);
      callback(isAllowed ? undefined : 'origin not allowed', isAllowed);
    },
  });

  async function identify(socket: Socket): Promise<string | undefined> {
    const { headers, auth } = socket.handshake;
    const token: unknown = auth.token;
    const authorization = typeof token === 'string' ? `Bearer ${token}` : headers.authorization;
    const resolved = await principals.resolve({ authorization, cookie: headers.cookie });
    return resolved?.principal.organisationId;
  }

  /** Puts the socket into its organisation's room. @returns why not, when it may not be there. */
  async function admit(socket: Socket): Promise<Error | undefined> {
    if (io.engine.clientsCount > maxConnections)
      return refusal('realtime.full', 'Too many live connections. Try again in a moment.');
    try {
      const organisationId = await identify(socket);
      if (organisationId === undefined) return refusal('auth.required', 'Sign in first.');
      socket.data = { organisationId };
      return undefined;
    } catch (error) {
      logger.warn({ err: error }, 'live connection not identified');
      if (error instanceof SeptetError) return refusal(error.code, error.message);
      return refusal('server.unavailable', 'Try again in a moment.');
    }
  }

  /** A database that is away changes nothing: whoever is connected stays. */
  async function recheck(socket: Socket, organisationId: string): Promise<void> {
    const now = await identify(socket).catch(() => organisationId);
    if (now !== organisationId) socket.disconnect(true);
  }

  io.use((socket, next) => {
    void (async () => next(await admit(socket)))();
  });

  io.on('connection', (socket) => {
    const { organisationId } = socket.data as { organisationId: string };
    void socket.join(roomOf(organisationId));
    const timer = setInterval(() => void recheck(socket, organisationId), recheckMs);
    socket.on('disconnect', () => clearInterval(timer));
  });

  const stream = createEventStream({
    database,
    logger,
    isWanted: (organisationId) => (io.sockets.adapter.rooms.get(roomOf(organisationId))?.size ?? 0) > 0,
    // Clients connect anew after a lost transport, and read what they missed then.
    onGap: () => {
      for (const socket of io.sockets.sockets.values()) socket.conn.close();
    },
  });

  return {
    async start(server) {
      io.attach(server);
      await stream.start(({ organisationId, event }) => {
        const { cursor, type, payload, createdAt } = event;
        io.to(roomOf(organisationId)).emit('event', { cursor, type, payload, createdAt: createdAt.toISOString() });
      });
    },
    async close() {
      await stream.stop();
      io.disconnectSockets(true);
      io.engine.close();
    },
  };
}

function refusal(code: string, message: string): Error & { data: { code: string } } {
  return Object.assign(new Error(message), { data: { code } });
}
