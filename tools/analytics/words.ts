import { isStopWord } from '../content/word-match.ts';
import { scanWords } from './scan-words.ts';

/** Mentions are short; whatever is longer is read no further. */
const maxChars = 5000;

/** The distinct meaningful words and hashtags of a text, lower case; links, handles, numbers and stop words left out. */
export function wordsOf(text: string): Set<string> {
  const words = new Set<string>();
  for (const word of wordList(text)) if (!isStopWord(word)) words.add(word);
  return words;
}

/** Words and hashtags in order, lower case, stop words kept; the parts of hyphenated words one by one. */
export function wordList(text: string): string[] {
  const words: string[] = [];
  scanWords(text.slice(0, maxChars).toLowerCase(), (found) => {
    for (const part of found.includes('-') ? found.split('-') : [found]) {
      const plain = part.includes('’') ? part.replaceAll('’', "'") : part;
      const word = plain.includes("'") ? plain.replace(/'s?$/u, '') : plain;
      if (word.length >= 2 && word.length <= 40 && !isNumber(word)) words.push(word);
    }
  });
  return words;
}

function isNumber(word: string): boolean {
  const first = word.charCodeAt(0);
  return (first < 58 || word.startsWith('#')) && /^#?\d+$/u.test(word);
}

/** A text with everything taken away that copies change: two near-copies have the same key. */
export function copyKey(text: string): string {
  return wordList(text.replace(/^rt\b/iu, '')).join(' ');
}
