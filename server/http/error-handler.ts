import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { RateLimitedError, SeptetError } from '../../db/errors.ts';
import { type Problem, problemTitle } from './problem.ts';

/** Values that Postgres itself refuses to read: a NUL byte, no UUID, out of range. They are the caller's, not ours. */
const badValueCodes = new Set(['22P02', '22021', '22P05', '22003', '22007', '22008']);
/** The database is away, or is just coming up. */
const unavailableCodes = new Set(['ECONNREFUSED', 'ECONNRESET', '57P01', '57P02', '57P03', '53300']);

type Body = Pick<Problem, 'status' | 'code' | 'detail' | 'errors' | 'details'>;

/** The HTTP one of the three places that translate errors: RFC 9457 problem details for all of them. */
export function handleError(error: FastifyError | SeptetError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const body = describe(error);
  if (body.status >= 500) request.log.error({ err: error, code: body.code }, 'request failed');
  else request.log.info({ code: body.code, status: body.status }, 'request refused');
  if (error instanceof RateLimitedError && error.retryAfterMs !== undefined) {
    void reply.header('retry-after', Math.ceil(error.retryAfterMs / 1000));
  }
  if (body.status === 503) void reply.header('retry-after', 5);
  return sendProblem(request, reply, body);
}

export function sendProblem(request: FastifyRequest, reply: FastifyReply, body: Body): FastifyReply {
  const problem: Problem = {
    type: `urn:septet:${body.code}`,
    title: problemTitle(body.status),
    ...body,
    instance: request.url.split('?')[0],
    requestId: request.id,
  };
  return reply.code(body.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
}

function describe(error: FastifyError | SeptetError): Body {
  if (error instanceof SeptetError) {
    const { status, code, message, details } = error;
    return { status, code, detail: message, ...(Object.keys(details).length > 0 ? { details: { ...details } } : {}) };
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const errors = error.validation.map((issue) => ({
      path: `${error.validationContext ?? 'request'}${issue.instancePath.replaceAll('/', '.')}`,
      message: issue.message ?? 'is not valid',
    }));
    const first = errors[0];
    return {
      status: 400,
      code: 'request.invalid',
      detail: first ? `${first.path}: ${first.message}` : 'The request is not valid.',
      errors,
    };
  }
  const code = typeof error.code === 'string' ? error.code : '';
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return { status: 413, code: 'request.too_large', detail: 'The request body is larger than this address takes.' };
  }
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    return { status: 415, code: 'request.media_type', detail: 'This address does not take this Content-Type.' };
  }
  if (code === 'FST_ERR_CTP_INVALID_JSON_BODY' || code === 'FST_ERR_CTP_EMPTY_JSON_BODY' || error instanceof SyntaxError) {
    return { status: 400, code: 'request.bad_json', detail: 'The request body is not valid JSON.' };
  }
  if (badValueCodes.has(code))
    return { status: 400, code: 'request.bad_value', detail: 'A value in the request can not be read.' };
  if (unavailableCodes.has(code))
    return { status: 503, code: 'server.unavailable', detail: 'The database does not answer. Try again in a moment.' };
  const status = error.statusCode ?? 500;
  if (status >= 400 && status < 500) return { status, code: `request.${status}`, detail: error.message };
  return { status: 500, code: 'server.internal', detail: 'Something broke here. It has been logged under the request id.' };
}
