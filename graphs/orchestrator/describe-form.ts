import { extractEmoji, extractHashtags } from '../../tools/content/index.ts';

const shortChars = 140;
const longChars = 500;

/** How a post is built, in words a writer can act on: "asks a question, is short and uses emoji". */
export function describeForm(text: string): string {
  const hashtagCount = extractHashtags(text).length;
  const traits = [
    text.includes('?') ? 'asks a question' : undefined,
    /^\s*(?:[-•*–]|\d+[.)])\s/mu.test(text) ? 'is a list' : undefined,
    text.length <= shortChars ? 'is short' : text.length >= longChars ? 'is long' : undefined,
    extractEmoji(text).length > 0 ? 'uses emoji' : undefined,
    hashtagCount > 2 ? `has ${hashtagCount} hashtags` : undefined,
  ].filter((trait) => trait !== undefined);
  if (traits.length === 0) return 'tells its story plainly';
  const last = traits.at(-1) ?? '';
  return traits.length === 1 ? last : `${traits.slice(0, -1).join(', ')} and ${last}`;
}
