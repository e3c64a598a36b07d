import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { extractLinks } from '../../tools/content/index.ts';
import type { Platform } from '../../tools/platforms/connector.ts';
import { itemContent, type ItemContent } from './schema.ts';

export interface ItemContentParts {
  channel: { id: string; platform: Platform; externalAccountId: string };
  text: string;
  media: readonly { mediaId: string; sha256: string; altText: string }[];
  schedule: ItemContent['schedule'];
  latePolicy: ItemContent['latePolicy'];
}

/**
 * Everything that decides what goes out, where and when. Links are those in the text: sealed beside it, so that no later
 * reading of the text can find others. Instants are written in one form (UTC, milliseconds).
 */
export function buildItemContent(parts: ItemContentParts): ItemContent {
  return {
    channelId: parts.channel.id,
    platform: parts.channel.platform,
    externalAccountId: parts.channel.externalAccountId,
    text: parts.text,
    media: parts.media.map(({ mediaId, sha256, altText }) => ({ mediaId, sha256, altText })),
    links: extractLinks(parts.text),
    schedule:
      parts.schedule.kind === 'at' ? { kind: 'at', at: new Date(parts.schedule.at).toISOString() } : { kind: 'on_approval' },
    latePolicy: { action: parts.latePolicy.action, afterSeconds: parts.latePolicy.afterSeconds },
  };
}

/** What an item version stores, read back. Strict: a field more or less would not be what was hashed. */
export function parseItemContent(stored: unknown): ItemContent {
  return itemContent.strict().parse(stored);
}

/**
 * SHA-256 over RFC 8785 canonical JSON, in hex. Takes the stored value as it is: also what no schema knows changes the hash.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8785
 */
export function hashItemContent(content: object): string {
  return sha256OfJson(content);
}

/** A plan's hash is the hash of its items' hashes, sorted; the order of items decides nothing about what goes out. */
export function hashPlan(itemHashes: readonly string[]): string {
  return sha256OfJson([...itemHashes].sort());
}

function sha256OfJson(value: object): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('Only JSON values can be hashed.');
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
