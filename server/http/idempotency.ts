import { createHash, randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ConflictError, InvalidInputError, UnprocessableError } from '../../db/errors.ts';
import type { Database } from '../../db/index.ts';
import { createIdempotencyQueries, type IdempotencyKey, type StoredAnswer } from '../../db/queries/idempotency.ts';
import type { App } from './app-types.ts';
import { findPrincipal } from './authorise.ts';

/** A request that was taken but not answered for so long has lost its process: the key may be used again. */
const abandonedAfterSeconds = 10;
const keyPattern = /^[\x21-\x7e]{1,200}$/;

const takenBy = new WeakMap<FastifyRequest, IdempotencyKey>();
const operationIds = new WeakMap<FastifyRequest, string>();

/**
 * `Idempotency-Key` for routes with `config.isIdempotent`: a repeat gets the stored answer (with `Idempotency-Replayed: true`),
 * another body under the same key 422, a repeat while the first is under way 409. Keys belong to a person. Answers with 5xx and
 * 429 are not kept: there a repeat should try again.
 */
export function enableIdempotency(app: App, database: Database): void {
  app.decorateRequest('operationId', {
    getter(this: FastifyRequest) {
      const known = operationIds.get(this);
      if (known !== undefined) return known;
      const id = randomUUID();
      operationIds.set(this, id);
      return id;
    },
  });

  app.addHook('preHandler', async (request, reply) => {
    const header = request.headers['idempotency-key'];
    const principal = findPrincipal(request);
    if (header === undefined || !principal || !request.routeOptions.config.isIdempotent) return undefined;
    if (typeof header !== 'string' || !keyPattern.test(header)) {
      throw new InvalidInputError(
        'idempotency.bad_key',
        'An Idempotency-Key has 1 to 200 visible ASCII characters, such as a UUID.',
      );
    }
    const key = { organisationId: principal.organisationId, userId: principal.userId, key: header };
    const requestHash = hashRequest(request);
    const claim = await database.inOrganisation(key.organisationId, (tx) =>
      createIdempotencyQueries(tx).claim(key, requestHash, abandonedAfterSeconds),
    );
    if (claim.kind === 'answered') return replay(reply, claim.answer);
    if (claim.kind === 'mismatch') {
      throw new UnprocessableError('idempotency.mismatch', 'This Idempotency-Key came before with another request.');
    }
    if (claim.kind === 'in_flight') {
      void reply.header('retry-after', '1');
      const detail = 'The first request with this Idempotency-Key is still being worked on.';
      throw new ConflictError('idempotency.in_flight', detail, { isRetryable: true });
    }
    takenBy.set(request, key);
    operationIds.set(request, operationIdFor(key, requestHash));
    return undefined;
  });

  app.addHook('onSend', async (request, reply, payload) => {
    const key = takenBy.get(request);
    if (!key) return payload;
    takenBy.delete(request);
    await settle(database, key, reply, payload);
    return payload;
  });
}

function replay(reply: FastifyReply, { status, body }: StoredAnswer): FastifyReply {
  const type = status >= 400 ? 'application/problem+json' : 'application/json';
  return reply.code(status).header('idempotency-replayed', 'true').type(`${type}; charset=utf-8`).send(JSON.stringify(body));
}

async function settle(database: Database, key: IdempotencyKey, reply: FastifyReply, payload: unknown): Promise<void> {
  const status = reply.statusCode;
  await database.inOrganisation(key.organisationId, async (tx) => {
    const queries = createIdempotencyQueries(tx);
    if (status >= 500 || status === 429 || typeof payload !== 'string') await queries.release(key);
    else await queries.storeAnswer(key, { status, body: JSON.parse(payload) });
  });
}

function hashRequest(request: FastifyRequest): string {
  const body: unknown = request.body;
  const hash = createHash('sha256').update(`${request.method} ${request.url}\n`);
  return hash.update(Buffer.isBuffer(body) ? body : JSON.stringify(body ?? null)).digest('hex');
}

/**
 * A version 8 UUID made of key and request, so that every repetition of a request makes the same thing, and another request under
 * a key that was forgotten meanwhile never meets the old one's.
 */
function operationIdFor({ organisationId, userId, key }: IdempotencyKey, requestHash: string): string {
  const bytes = createHash('sha256').update(`${organisationId}\n${userId}\n${key}\n${requestHash}`).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
