const unknown = 0;
const wordSign = 1;
const otherSign = 2;
/** What each UTF-16 unit is; filled as units are met. Letters beyond the basic plane are rare enough to be left out. */
const kinds = new Uint8Array(65_536);

const [hash, at, wideAt, ampersand, apostrophe, curlyApostrophe, hyphen, underscore, colon] = [
  '#',
  '@',
  '＠',
  '&',
  "'",
  '’',
  '-',
  '_',
  ':',
].map((sign) => sign.charCodeAt(0)) as [number, number, number, number, number, number, number, number, number];

function isWordUnit(unit: number): boolean {
  let kind = kinds[unit] as number;
  if (kind === unknown) {
    kind = /[\p{L}\p{N}\p{M}]/u.test(String.fromCharCode(unit)) ? wordSign : otherSign;
    kinds[unit] = kind;
  }
  return kind === wordSign;
}

/**
 * Calls back for each word, hashtag (with `#`) and, where `onSign` is given, for each other visible sign. Links, handles and
 * HTML entities are jumped over. One pass by hand: this runs over every mention, and Unicode patterns take ten times as long.
 */
export function scanWords(text: string, onWord: (word: string, start: number) => void, onSign?: (start: number) => number): void {
  const end = text.length;
  let i = 0;
  while (i < end) {
    const unit = text.charCodeAt(i);
    if (isWordUnit(unit) || (unit === hash && isWordUnit(text.charCodeAt(i + 1)))) {
      let j = i + 1;
      while (j < end && isInWord(text.charCodeAt(j))) j++;
      if (text.charCodeAt(j) === colon && /^https?$/iu.test(text.slice(i, j))) {
        i = endOfRun(text, j);
        continue;
      }
      onWord(text.slice(i, j), i);
      i = j;
    } else if (unit === at || unit === wideAt || unit === ampersand) {
      i++;
      while (i < end && (isWordUnit(text.charCodeAt(i)) || text.charCodeAt(i) === underscore)) i++;
      if (unit === ampersand && text[i] === ';') i++;
    } else if (onSign !== undefined && unit > 32) {
      i = Math.max(i + 1, onSign(i));
    } else i++;
  }
}

function isInWord(unit: number): boolean {
  return isWordUnit(unit) || unit === apostrophe || unit === curlyApostrophe || unit === underscore || unit === hyphen;
}

/** Up to the next blank. */
function endOfRun(text: string, from: number): number {
  let i = from;
  while (i < text.length && text.charCodeAt(i) > 32) i++;
  return i;
}
