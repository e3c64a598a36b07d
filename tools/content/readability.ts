import { plainProse } from './entities.ts';
import { remembered } from './remembered.ts';

export interface Readability {
  sentences: number;
  words: number;
  wordsPerSentence: number;
  /** Flesch-Kincaid school grade; meaningful for English from a dozen words on. */
  grade: number;
}

/** How hard a text is to read. Links, handles and emoji don't count; a line break ends a sentence. */
export const readability = remembered(measureReadability, 500);

function measureReadability(text: string): Readability {
  const prose = plainProse(text);
  const sentences = prose.split(/[.!?…]+(?=\s|$)|\n+/u).filter((part) => /[\p{L}\p{N}]/u.test(part));
  const words = prose.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [];
  if (words.length === 0) return { sentences: 0, words: 0, wordsPerSentence: 0, grade: 0 };
  const wordsPerSentence = words.length / Math.max(1, sentences.length);
  const syllables = words.reduce((sum, word) => sum + countSyllables(word), 0);
  const grade = 0.39 * wordsPerSentence + 11.8 * (syllables / words.length) - 15.59;
  return { sentences: Math.max(1, sentences.length), words: words.length, wordsPerSentence, grade: Math.max(0, grade) };
}

/** English syllables by vowel groups, silent endings removed; one at least. */
export function countSyllables(word: string): number {
  const letters = word.toLowerCase().replace(/[^a-z]/gu, '');
  if (letters.length <= 3) return 1;
  const trimmed = letters.replace(/(?:[^laeiouy]es|ed|[^laeiouy]e)$/u, '').replace(/^y/u, '');
  return Math.max(1, trimmed.match(/[aeiouy]{1,2}/gu)?.length ?? 1);
}
