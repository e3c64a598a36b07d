import createClient from 'openapi-fetch';
import { ApiError, toApiError } from './api-error.ts';
import type { paths } from './schema.gen.ts';

/** Calls of the HTTP API, typed by its OpenAPI document. The session cookie goes along by itself. */
export const api = createClient<paths>({ baseUrl: '/' });

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/**
 * The body of a successful answer.
 *
 * @throws {ApiError} with the problem that the server told, or `network.unreachable` when none answered.
 */
export async function unwrap<T>(call: Promise<Answer<T>>): Promise<NonNullable<T>> {
  let answer: Answer<T>;
  try {
    answer = await call;
  } catch (error) {
    throw new ApiError({ status: 0, code: 'network.unreachable', detail: '', cause: error });
  }
  if (!answer.response.ok) throw toApiError(answer.response.status, answer.error);
  if (answer.data === undefined || answer.data === null) {
    throw new ApiError({ status: answer.response.status, code: 'network.empty_answer', detail: '' });
  }
  return answer.data;
}

/** One key per intent: a click that is sent twice makes one thing. */
export function idempotencyHeaders(): { 'Idempotency-Key': string } {
  return { 'Idempotency-Key': crypto.randomUUID() };
}
