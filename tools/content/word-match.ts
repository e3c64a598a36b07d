import { remembered } from './remembered.ts';

/** Finds whole words or phrases, case and spacing ignored, with simple English endings ("discount" finds "discounts", "discounted"). */
export function findPhrase(text: string, phrase: string): string | undefined {
  return patternOf(phrase)?.exec(unmask(text))?.[0];
}

/** Compiling is the dear part, and the same few hundred phrases are looked for in every draft. `null`: nothing to look for. */
const patternOf = remembered((phrase: string): RegExp | null => {
  const words = phrase
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}%€$£]+/gu);
  if (words === null) return null;
  const body = words
    .map((word) => `${escapePattern(stem(word))}${word.length > 3 ? "(?:e?s|e?d|ing|er|['’]s|ies|y)?" : "(?:s|['’]s)?"}`)
    .join('[\\s\\p{P}]{1,3}');
  return new RegExp(`(?<![\\p{L}\\p{N}])${body}(?![\\p{L}\\p{N}])`, 'iu');
}, 2000);

/** True when every content word of a topic occurs in the text, in any order: "energy prices" in "prices for energy". */
export function mentionsTopic(text: string, topic: string): boolean {
  const words = contentWords(topic);
  return words.length > 0 && words.every((word) => findPhrase(text, word) !== undefined);
}

const stopWords = new Set(
  'a about after again all also am an and any are as at be because been before being but by can did do does for from had has have how i if in into is it its just me more my never no not now of on or our out over so than that the their them then there these they this to too up us was we were what when where which who why will with would you your yours very via off only other some such while were'.split(
    ' ',
  ),
);

/** Lower-case words that carry meaning. */
export function contentWords(text: string): string[] {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}][\p{L}\p{N}'’]*/gu) ?? [];
  return words.filter((word) => word.length > 1 && !stopWords.has(word));
}

export function isStopWord(word: string): boolean {
  return stopWords.has(word);
}

function stem(word: string): string {
  if (word.length > 5 && word.endsWith('ies')) return word.slice(0, -3);
  if (word.length > 4 && word.endsWith('es') && /(?:s|x|z|ch|sh)es$/u.test(word)) return word.slice(0, -2);
  if (word.length > 3 && word.endsWith('s') && !word.endsWith('ss')) return word.slice(0, -1);
  if (word.length > 4 && /[^aeiou]y$/u.test(word)) return word.slice(0, -1);
  if (word.length > 4 && word.endsWith('e')) return word.slice(0, -1);
  return word;
}

/** Undoes the usual disguises: full-width letters, zero-width characters. */
const unmask = remembered(
  (text: string): string => text.normalize('NFKC').replace(/[\u200B-\u200F\u2060\uFEFF\u00AD]/gu, ''),
  500,
);

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
}
