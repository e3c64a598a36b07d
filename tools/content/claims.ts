export interface Claim {
  kind: 'price' | 'number' | 'date' | 'quote' | 'superlative';
  span: string;
}

const months =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const day = '\\d{1,2}(?:st|nd|rd|th)?';

const patterns: readonly { kind: Claim['kind']; pattern: RegExp }[] = [
  { kind: 'quote', pattern: /[“"«]([^“”"«»\n]{12,400})[”"»]/gu },
  {
    kind: 'price',
    pattern:
      /[$€£¥]\s?\d[\d.,]*(?:\s?(?:k|m|bn|million|billion))?|\b\d[\d.,]*\s?(?:dollars?|euros?|pounds?|usd|eur|gbp|cents?)\b/giu,
  },
  {
    kind: 'date',
    pattern: new RegExp(
      `\\b(?:${months})\\.?\\s${day}\\b(?:,?\\s\\d{4})?|\\b${day}\\s(?:of\\s)?(?:${months})\\b(?:\\s\\d{4})?|\\b\\d{4}-\\d{2}-\\d{2}\\b|\\b\\d{1,2}[/.]\\d{1,2}[/.]\\d{2,4}\\b`,
      'giu',
    ),
  },
  {
    kind: 'number',
    pattern: /(?<![\p{L}\p{N}#@_-])\d[\d.,]*\s?(?:%|percent\b)?|\b(?:half|twice|double|triple)\s(?:of|the|as|your)\b/giu,
  },
  {
    kind: 'superlative',
    pattern:
      /\b(?:award[- ]winning|world['’]s (?:best|first|finest)|number one|no\. ?1|guaranteed?|clinically (?:proven|tested)|certified|scientifically|best[- ]selling|free (?:shipping|delivery)|money[- ]back|limited[- ]time|sold out|last chance)\b|#1\b/giu,
  },
];

/** Statements in a text that need a source: prices, numbers, dates, quotes, claims of rank. In order; no span is counted twice. */
export function findClaims(text: string): Claim[] {
  const taken: { start: number; end: number; claim: Claim }[] = [];
  for (const { kind, pattern } of patterns) {
    for (const match of text.matchAll(pattern)) {
      const span = match[0].replace(/[.,\s]+$/u, '');
      const [start, end] = [match.index, match.index + span.length];
      if (kind !== 'quote' && taken.some((other) => other.claim.kind !== 'quote' && start < other.end && end > other.start))
        continue;
      taken.push({ start, end, claim: { kind, span } });
    }
  }
  return taken.sort((a, b) => a.start - b.start).map(({ claim }) => claim);
}

/** Is this claim backed by one of the sources? Compared by value: "2,000" is "2000", "Nov 20" is "20 November". */
export function isSourced(claim: Claim, sources: readonly string[]): boolean {
  const key = claimKey(claim);
  return sources.some((source) => {
    if (claim.kind === 'quote') return squash(source).includes(squash(claim.span));
    if (claim.kind === 'superlative') return squash(source).includes(squash(claim.span));
    return findClaims(source).some((other) => claimKey(other) === key);
  });
}

function claimKey(claim: Claim): string {
  const text = claim.span.toLowerCase();
  if (claim.kind === 'date') return dateKey(text);
  if (claim.kind === 'price') return `${currency(text)}${numeric(text)}`;
  if (claim.kind === 'number') return /\d/u.test(text) ? `${numeric(text)}${/%|percent/u.test(text) ? '%' : ''}` : squash(text);
  return squash(text);
}

function numeric(text: string): string {
  const digits = /\d[\d.,]*/u.exec(text)?.[0] ?? '';
  const plain = digits
    .replace(/,(?=\d{3}\b)/gu, '')
    .replace(',', '.')
    .replace(/\.$/u, '');
  const factor = /\d\s?k\b/u.test(text)
    ? 1e3
    : /\d\s?m(?:illion)?\b/u.test(text)
      ? 1e6
      : /\d\s?b(?:n|illion)\b/u.test(text)
        ? 1e9
        : 1;
  return String(Number(plain) * factor);
}

function currency(text: string): string {
  if (/[$]|dollar|usd/u.test(text)) return '$';
  if (/€|euro?/u.test(text)) return '€';
  if (/£|pound|gbp/u.test(text)) return '£';
  return '¤';
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Month and day only: a year that one side leaves out does not make it another date. */
function dateKey(text: string): string {
  const iso = /(\d{4})-(\d{2})-(\d{2})/u.exec(text);
  if (iso !== null) return `${Number(iso[2])}-${Number(iso[3])}`;
  const month = monthNames.findIndex((name) => text.includes(name)) + 1;
  const dayOfMonth = /\b(\d{1,2})(?:st|nd|rd|th)?\b/u.exec(text)?.[1];
  return month > 0 ? `${month}-${Number(dayOfMonth)}` : text.replace(/\D+/gu, '-');
}

function squash(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
