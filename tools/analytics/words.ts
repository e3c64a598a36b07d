import { isStopWord } from '../content/word-match.ts';

const wordPattern = /#?[\p{L}\p{N}][\p{L}\p{N}_'’]*/gu;

/** The distinct meaningful words and hashtags of a text, lower case; links, handles, numbers and stop words left out. */
export function wordsOf(text: string): Set<string> {
  const words = new Set<string>();
  for (const word of wordList(text)) if (!isStopWord(word)) words.add(word);
  return words;
}

/** Words and hashtags in order, lower case, stop words kept. */
export function wordList(text: string): string[] {
  const plain = text
    .slice(0, 5000)
    .replace(/https?:\/\/\S*|(?:[@＠]|&)[\p{L}\p{N}_;]+/gu, ' ')
    .toLowerCase()
    .replaceAll('’', "'");
  const words: string[] = [];
  for (const match of plain.matchAll(wordPattern)) {
    const word = match[0].replace(/'s?$/u, '');
    if (word.length >= 2 && word.length <= 40 && !/^#?\d+$/u.test(word)) words.push(word);
  }
  return words;
}

/** A text with everything taken away that copies change: two near-copies have the same key. */
export function copyKey(text: string): string {
  return wordList(text.replace(/^rt\b/iu, '')).join(' ');
}
