/**
 * Brings two spellings of one post to the same form, for "was it published?": networks normalise Unicode, trim and
 * collapse white space, and give links a scheme. Case and punctuation stay: two posts that differ there are two posts.
 */
export function canonicalText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/https?:\/\//gi, '')
    .replace(/\/(?=\s|$)/g, '')
    .replace(/[\u200B\uFEFF]/g, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
