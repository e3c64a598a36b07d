import { contentWords } from '../../../content/index.ts';
import { lowerStart } from './noun-phrase.ts';
import { wordsOf } from './sentences.ts';

/** A piece of a draft. The higher `spare`, the sooner it goes when the text is too long; 0 stays. */
export interface Part {
  text: string;
  spare: number;
  /** Ids of the facts in it. */
  ids: string[];
  /** Leads into a list, and goes with it. */
  intro?: true;
  /** The brief's or a fact's own words, not to be restyled. */
  given?: true;
}

/** Paragraphs of a draft, a list having its own. */
export type Composition = { parts: Part[]; isList?: true }[];

export const own = (text: string | undefined, spare: number): Part[] => (text === undefined ? [] : [{ text, spare, ids: [] }]);
export const paragraph = (...parts: Part[][]): { parts: Part[] } => ({ parts: parts.flat() });

export const textOf = (...parts: Part[][]): string =>
  parts
    .flat()
    .map((part) => part.text)
    .join(' ');
export const lowered = (part: Part): string =>
  part.given !== true ||
  /^(?:Our|The|A|An|It|They|We|You|This|These|There|From|For|In|On|At|All|Every|Each|Free|No|New)\b/.test(part.text)
    ? lowerStart(part.text)
    : part.text;

const thin: ReadonlySet<string> = new Set(
  contentWords('start starts begin begins open opens opening take takes place run runs date dates will come comes coming'),
);

/** A run of words with a day or a figure in it that stands in both: "every Tuesday and Friday". */
function sharesDate(text: string, said: string): boolean {
  const words = wordsOf(text);
  const before = ` ${wordsOf(said).join(' ')} `;
  return words.slice(3).some((_word, index) => {
    const run = words.slice(index, index + 4).join(' ');
    return /\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day/u.test(run) && before.includes(` ${run} `);
  });
}

/** Would this say again what was said? */
export function repeats(text: string, said: string): boolean {
  const words = contentWords(text).filter((word) => !thin.has(word));
  if (sharesDate(text, said)) return true;
  const before = new Set(contentWords(said));
  if (words.length === 0) return said.includes(text);
  return words.filter((word) => before.has(word)).length >= Math.max(1, words.length * 0.7);
}
