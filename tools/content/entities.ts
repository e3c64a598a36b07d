import twitter from 'twitter-text';

const schemeLink = /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s<>"'`]+/giu;
const bareLink = /(?<![\p{L}\p{N}@._-])(?:www\.[^\s<>"'`]+|(?:[\p{L}\p{N}-]{1,63}\.){1,6}[\p{L}]{2,24}\/[^\s<>"'`]*)/giu;
const emailAddress = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,6}[\p{L}]{2,24}/giu;
const handle = /(?<![\p{L}\p{N}_@＠.%+-])[@＠]([\p{L}\p{N}_](?:[\p{L}\p{N}_.-]{0,58}[\p{L}\p{N}_])?)/gu;

/**
 * All addresses in a text that a reader could follow: with any scheme, bare with a path, or bare where X would link them.
 * In order of appearance, without repeats, closing punctuation removed.
 */
export function extractLinks(text: string): string[] {
  const found: { at: number; link: string }[] = [];
  for (const pattern of [schemeLink, bareLink]) {
    for (const match of text.matchAll(pattern)) found.push({ at: match.index, link: trimLink(match[0]) });
  }
  for (const { url, indices } of twitter.extractUrlsWithIndices(text)) found.push({ at: indices[0], link: trimLink(url) });
  found.sort((a, b) => a.at - b.at || b.link.length - a.link.length);

  const links: string[] = [];
  let end = -1;
  for (const { at, link } of found) {
    if (at < end) continue;
    end = at + link.length;
    if (!links.includes(link)) links.push(link);
  }
  return links;
}

/** Handles with their `@`, in order of appearance, without repeats; parts of e-mail addresses are none. */
export function extractHandles(text: string): string[] {
  return unique([...text.matchAll(handle)].map((match) => `@${match[1]}`));
}

/** Hashtags with their `#`, in order of appearance, repeats kept (networks count them). */
export function extractHashtags(text: string): string[] {
  return twitter.extractHashtags(text).map((tag) => `#${tag}`);
}

export function extractEmailAddresses(text: string): string[] {
  return unique([...text.matchAll(emailAddress)].map((match) => match[0]));
}

/** The emoji of a text, one entry per visible emoji. */
export function extractEmoji(text: string): string[] {
  const segments = text.match(
    /\p{Extended_Pictographic}(?:\uFE0F|\u200D\p{Extended_Pictographic}|\p{Emoji_Modifier})*|\p{Regional_Indicator}{2}/gu,
  );
  return segments ?? [];
}

/** The text without links, handles, hashtags' signs and emoji: what is left to read aloud. */
export function plainProse(text: string): string {
  let prose = text;
  for (const link of extractLinks(text)) prose = prose.replaceAll(link, ' ');
  return prose
    .replace(/[@＠][\p{L}\p{N}_.-]+/gu, ' ')
    .replace(/[#＃]/gu, '')
    .replace(/\p{Extended_Pictographic}|\uFE0F|\u200D/gu, ' ')
    .replace(/[ \t]+/gu, ' ')
    .trim();
}

function trimLink(link: string): string {
  let trimmed = link.replace(/[.,;:!?'"’”…]+$/u, '');
  if (trimmed.endsWith(')') && !trimmed.includes('(')) trimmed = trimmed.slice(0, -1);
  return trimmed;
}

function unique(values: string[]): string[] {
  return [...new Set(values)];
}
