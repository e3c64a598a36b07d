import type { IncomingMessage } from 'node:http';
import { EgressError } from './egress-error.ts';

/**
 * Collects the body of an HTTP message, whichever side sent it.
 *
 * @param maxBytes - Above this the message is dropped.
 * @throws {EgressError} `egress.too_large`, or `egress.broken` when it ends before its declared end.
 */
export async function readBody(message: IncomingMessage, maxBytes: number): Promise<Buffer> {
  if (Number(message.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes);
  const chunks: Buffer[] = [];
  let byteCount = 0;
  for await (const chunk of message) {
    const bytes = chunk as Buffer;
    byteCount += bytes.byteLength;
    if (byteCount > maxBytes) throw tooLarge(maxBytes);
    chunks.push(bytes);
  }
  if (!message.complete) throw new EgressError('broken', true, 'The message broke off before its end.');
  return Buffer.concat(chunks);
}

function tooLarge(maxBytes: number): EgressError {
  return new EgressError('too_large', true, `The message is larger than ${maxBytes} bytes.`);
}
