import { splitSentences, wordsOf } from './sentences.ts';

/** A written text in the forms that comparing needs. */
export interface Trace {
  opening: string;
  trigrams: ReadonlySet<string>;
  sentences: ReadonlySet<string>;
}

export function traceOf(text: string): Trace {
  const plain = text.replaceAll(/#[\p{L}\p{N}_]+/gu, ' ').replaceAll(/\p{Extended_Pictographic}|\uFE0F|\u200D/gu, ' ');
  const words = wordsOf(plain);
  const trigrams = new Set<string>();
  for (let index = 0; index + 3 <= words.length; index += 1) trigrams.add(words.slice(index, index + 3).join(' '));
  return {
    opening: words.slice(0, 3).join(' '),
    trigrams,
    sentences: new Set(splitSentences(plain.replaceAll(/^[•–▸✔-]\s*/gmu, '')).map((sentence) => wordsOf(sentence).join(' '))),
  };
}

/** Shared word trigrams over all of both, 0..1. */
export function likeness(left: Trace, right: Trace): number {
  if (left.trigrams.size === 0 || right.trigrams.size === 0) return left.opening === right.opening ? 1 : 0;
  let shared = 0;
  for (const trigram of left.trigrams) if (right.trigrams.has(trigram)) shared += 1;
  return shared / (left.trigrams.size + right.trigrams.size - shared);
}

/** How many sentences two texts have in common. */
export function sharedSentences(left: Trace, right: Trace): number {
  let shared = 0;
  for (const sentence of left.sentences) if (right.sentences.has(sentence)) shared += 1;
  return shared;
}
