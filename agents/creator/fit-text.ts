import { measureText } from '../../tools/content/index.ts';
import type { Platform } from '../../tools/platforms/connector.ts';

/** Shortens a text to what the network takes: first the hashtags at its end go, then whole sentences. Undefined when that doesn't do. */
export function fitText(platform: Platform, text: string): string | undefined {
  const candidates = [text, ...withoutTrailingHashtags(text), ...withoutLastSentences(text.replace(trailingHashtags, ''))];
  return candidates
    .map((candidate) => candidate.trim())
    .find((candidate) => candidate !== '' && measureText(platform, candidate).valid);
}

const trailingHashtags = /(?:\s*#[\p{L}\p{N}_]+)+\s*$/u;

function withoutTrailingHashtags(text: string): string[] {
  const tags = trailingHashtags.exec(text)?.[0].match(/#[\p{L}\p{N}_]+/gu) ?? [];
  const body = text.replace(trailingHashtags, '');
  return tags.map((_, index) => [body, tags.slice(0, tags.length - 1 - index).join(' ')].join('\n\n'));
}

function withoutLastSentences(text: string): string[] {
  const sentences = text.match(/[^.!?…]+[.!?…]+["”’)]*\s*|[^.!?…]+$/gu) ?? [];
  return sentences.slice(1).map((_, index) => sentences.slice(0, sentences.length - 1 - index).join(''));
}

/** Adds hashtags that the model named but did not write into the text, as far as they fit. */
export function addMissingHashtags(platform: Platform, text: string, hashtags: readonly string[], wanted: number): string {
  const present = new Set((text.match(/#[\p{L}\p{N}_]+/gu) ?? []).map((tag) => tag.toLowerCase()));
  let result = text.trim();
  for (const raw of hashtags) {
    const tag = `#${raw.replace(/^#+/u, '')}`;
    if (!/^#[\p{L}\p{N}_]+$/u.test(tag) || present.has(tag.toLowerCase()) || present.size >= wanted) continue;
    const longer = present.size === 0 ? `${result}\n\n${tag}` : `${result} ${tag}`;
    if (!measureText(platform, longer).valid) break;
    present.add(tag.toLowerCase());
    result = longer;
  }
  return result;
}
