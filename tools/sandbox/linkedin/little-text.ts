/**
 * Reads commentary as LinkedIn does: backslash escapes, `#hashtag`, `{hashtag|#|tag}`, `@[Name](urn)`. At the first reserved
 * character that is neither escaped nor part of one of these, the rest is cut off without a word.
 */
export function readLittleText(commentary: string): { text: string; little: string } {
  let text = '';
  let position = 0;
  while (position < commentary.length) {
    const rest = commentary.slice(position);
    const escaped = /^\\([|{}@[\]()<>#*_~\\])/.exec(rest);
    const template = /^\{hashtag\|\\?[#＃]\|((?:\\.|[^|{}\\])+)\}/u.exec(rest);
    const mention = /^@\[((?:\\.|[^\]\\])+)\]\(urn:li:(?:person|organization):[\w-]+\)/.exec(rest);
    const hashtag = /^#([\p{L}\p{N}]+)/u.exec(rest);
    const plain = /^[^\\|{}@[\]()<>#*_~]+/.exec(rest);
    if (escaped) text += escaped[1] ?? '';
    else if (template) text += `#${unescape(template[1] ?? '')}`;
    else if (mention) text += unescape(mention[1] ?? '');
    else if (hashtag) text += hashtag[0];
    else if (plain) text += plain[0];
    else break;
    position += (escaped ?? template ?? mention ?? hashtag ?? plain)?.[0].length ?? 1;
  }
  return { text, little: commentary.slice(0, position) };
}

/** Writes plain text in the form in which LinkedIn lists it. */
export function writeLittleText(text: string): string {
  return text
    .split(/((?<![\p{L}\p{N}_])#[\p{L}\p{N}]+)/u)
    .map((part, index) => (index % 2 === 1 ? `{hashtag|\\#|${part.slice(1)}}` : part.replace(/[\\|{}@[\]()<>#*_~]/g, '\\$&')))
    .join('');
}

function unescape(text: string): string {
  return text.replace(/\\([\s\S])/g, '$1');
}
