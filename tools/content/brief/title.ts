const maxChars = 80;

/** A plain-language name for a campaign: the brief's first statement without channels, counts, dates and orders of form. */
export function titleOf(brief: string, fallback: string): string {
  const plain = brief
    .slice(0, 2000)
    .replace(/[\p{C}<>]+/gu, ' ')
    .replace(/https?:\/\/\S+/giu, ' ')
    .replace(/[*_`#|]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const parts = plain.split(/(?<=[\p{L}\p{N})"’'])[.!?;:](?=\s|$)|\s[-–—]\s/u).filter((part) => /\p{L}{2}/u.test(part));
  const first = parts.find((part) => !onlyCount.test(part.trim())) ?? '';
  const title = trimNoise(subject.exec(first)?.[1] ?? first);
  if ((title.match(/\p{L}/gu) ?? []).length < 3) return fallback;
  return capitalise(shorten(title));
}

/** "a dozen posts this month": how much and when, but not what. */
const onlyCount =
  /^(?:\d{1,4}|\p{L}+|an? \p{L}+)\s+(?:[\p{L}-]+\s+){0,2}?(?:posts?|tweets?|updates?)\b(?:\s+(?:per|each|a|an|every|on|this|next|in|for|by|over|the)\b[^,;]{0,60})?(?:,\s*[\d-]+(?:\s+to\s+[\d-]+)?)?$/iu;
/** "three tweets and two posts about X": what follows is the subject. */
const subject =
  /^[^,;]{0,90}?\b(?:posts?|tweets?|campaign|content|updates?)\b[^,;]{0,60}?\s(?:about|announcing|to announce|promoting|to promote|celebrating|introducing)\s+(.{3,})$/iu;
const courtesy =
  /^(?:(?:hi|hello|hey|dear)(?:\s+(?:all|there|team|everyone))?[\s,]+)?(?:(?:please|kindly|can you|could you|would you|i want you to|i(?:'d| would) like(?: you)?(?: to)?|i want to|we want to|we need to|we(?:'d| would) like to|let['’]?s|help (?:me|us)(?: to)?)\s+)*/iu;
const orders =
  /^(?:(?:write|create|make|draft|prepare|plan|produce|generate|give|need|want|post)\s+(?:me\s+|us\s+)?)?(?:(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|a dozen|some|several|a few)\s+)?(?:[\p{L}-]+\s+){0,2}?(?:posts?|tweets?|campaigns?|pieces? of content|content)\s+(?:(?:on|for)\s+(?:x|twitter|instagram|insta|ig|linkedin)(?:\s*(?:,|and|&|\+)\s*(?:x|twitter|instagram|insta|ig|linkedin))*\s+)?(?:about|on|for|announcing|to announce|promoting|to promote|around|introducing|celebrating)\s+/iu;
const trailing =
  /\s*(?:,|\bon\b|\bfor\b|\bacross\b|\bto\b|\bvia\b)\s*(?:our\s+)?(?:x|twitter|instagram|insta|ig|linkedin|all (?:our )?(?:channels|platforms|networks)|social(?: media)?)\b.*$|\s*,?\s*(?:(?:over|in|during|for|on|by|from|starting|until|before)\s+)?(?:the\s+)?(?:next|this|coming)\s+(?:\w+\s+)?(?:week|month|weekend|day|monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?\b.*$|\s*,?\s*\b(?:tomorrow|today|tonight)\b.*$|\s*,\s*(?:no|without|avoid|don['’]?t|\d{1,3}\s+\w+|not)\b.*$/iu;

function trimNoise(text: string): string {
  const opened = text.replace(courtesy, '');
  const about = opened.replace(orders, '');
  const body = about
    .replace(trailing, '')
    .replace(/,\s*(?:[\p{L}-]+,?\s*){0,3}$/u, (tail) =>
      /\b(?:playful|warm|fun|friendly|serious|professional|bold|casual)\b/iu.test(tail) ? '' : tail,
    );
  const kept = body.trim().length >= 3 ? body : about;
  return kept.replace(/^[\s,.;:!?-]+|[\s,.;:-]+$/gu, '');
}

function shorten(text: string): string {
  if (text.length <= maxChars) return text;
  const cut = text.slice(0, maxChars);
  const end = cut.lastIndexOf(' ');
  return `${(end > maxChars / 2 ? cut.slice(0, end) : cut.slice(0, -1).toWellFormed()).replace(/[\s,;:]+$/u, '')}…`;
}

function capitalise(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
