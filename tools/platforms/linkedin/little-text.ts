const reserved = /[\\|{}@[\]()<>#*_~]/g;
const hashtag = /(?<![\p{L}\p{N}_&])#([\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*)/gu;
const templateOrEscape = /\{hashtag\|\\?#\|((?:\\.|[^|{}\\])*)\}|\\([\s\S])/g;

/**
 * Writes plain text in LinkedIn's `little` format. Reserved characters that are not escaped cut the post off silently.
 * Hashtags become hashtag templates, since an escaped `#` would stand there as a mere character.
 *
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/little-text-format
 */
export function toLittleText(text: string): string {
  let result = '';
  let position = 0;
  for (const match of text.matchAll(hashtag)) {
    result += `${escapeText(text.slice(position, match.index))}{hashtag|\\#|${escapeText(match[1] ?? '')}}`;
    position = match.index + match[0].length;
  }
  return result + escapeText(text.slice(position));
}

/** Reads back what `toLittleText` wrote, or what LinkedIn lists. */
export function fromLittleText(littleText: string): string {
  return littleText.replace(templateOrEscape, (_whole, tag: string | undefined, escaped: string | undefined) =>
    tag === undefined ? (escaped ?? '') : `#${tag.replace(/\\([\s\S])/g, '$1')}`,
  );
}

function escapeText(text: string): string {
  return text.replace(reserved, '\\$&');
}
