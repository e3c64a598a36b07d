import { randomUUID } from 'node:crypto';
import type { RunningSeptet } from './npm-start.ts';

/** @throws {Error} With the server's own words when the answer is no 2xx. */
export async function call<T>(
  septet: RunningSeptet,
  role: 'creator' | 'approver',
  method: string,
  path: string,
  body?: unknown,
): Promise<T> {
  const response = await fetch(`${septet.address}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${septet.tokenOf(role)}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      'idempotency-key': randomUUID(),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return JSON.parse(text) as T;
}

export async function until<T>(read: () => Promise<T>, isDone: (value: T) => boolean, withinMs: number): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const value = await read();
    if (isDone(value)) return value;
    if (Date.now() > deadline) throw new Error(`not done within ${withinMs} ms: ${JSON.stringify(value).slice(0, 300)}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
