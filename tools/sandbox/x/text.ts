import { hash } from '../audience/random.ts';

export interface XLink {
  /** The address on t.co. */
  url: string;
  expandedUrl: string;
  /** Set for the link that stands for attached media. */
  mediaKey?: string;
}

export interface XText {
  /** As the API lists it: t.co instead of links, HTML-escaped. */
  wireText: string;
  links: XLink[];
}

const lightRanges: readonly (readonly [number, number])[] = [
  [0, 4351],
  [8192, 8205],
  [8208, 8223],
  [8242, 8247],
];
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const linkCharacters = 23;
/** Loading the full link grammar costs memory, so a text without anything like a domain goes without. */
const mayHoldLink = /[\p{L}\p{N}]\.[\p{L}]{2,}/u;

async function findLinks(text: string): Promise<{ url: string; start: number; end: number }[]> {
  if (!mayHoldLink.test(text)) return [];
  const { default: twitterText } = await import('twitter-text');
  return twitterText
    .extractUrlsWithIndices(text)
    .map((link) => ({ url: link.url, start: link.indices[0], end: link.indices[1] }));
}

/** Length as X counts it: links 23, emoji 2, Latin-like characters 1, all others 2, after NFC. */
export async function weighText(original: string): Promise<number> {
  const text = original.normalize('NFC');
  let weight = 0;
  let rest = '';
  let position = 0;
  for (const link of await findLinks(text)) {
    rest += text.slice(position, link.start);
    weight += linkCharacters;
    position = link.end;
  }
  rest += text.slice(position);
  for (const { segment } of segmenter.segment(rest)) {
    if (/\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20E3/u.test(segment) && !/^[\d#*©®™]$/u.test(segment)) weight += 2;
    else for (const character of segment) weight += isLight(character.codePointAt(0) ?? 0) ? 1 : 2;
  }
  return weight;
}

/** What X makes of a text that it takes in. */
export async function toWireText(original: string, salt: string, mediaKeys: readonly string[], mediaUrl: string): Promise<XText> {
  const text = original.normalize('NFC').trim();
  const links: XLink[] = [];
  let wireText = '';
  let position = 0;
  for (const link of await findLinks(text)) {
    const url = shorten(salt, links.length);
    wireText += escapeHtml(text.slice(position, link.start)) + url;
    links.push({ url, expandedUrl: /^https?:\/\//i.test(link.url) ? link.url : `http://${link.url}` });
    position = link.end;
  }
  wireText += escapeHtml(text.slice(position));
  const [mediaKey] = mediaKeys;
  if (mediaKey) {
    const url = shorten(salt, links.length);
    wireText += `${wireText === '' ? '' : ' '}${url}`;
    links.push({ url, expandedUrl: mediaUrl, mediaKey });
  }
  return { wireText, links };
}

function isLight(codePoint: number): boolean {
  return lightRanges.some(([from, to]) => codePoint >= from && codePoint <= to);
}

function shorten(salt: string, index: number): string {
  const code = `${hash(salt, index).toString(36)}${hash(index, salt).toString(36)}`.padEnd(10, '0').slice(0, 10);
  return `https://t.co/${code}`;
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
