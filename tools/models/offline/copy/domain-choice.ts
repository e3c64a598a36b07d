import { type Domain, domains, generalDomain } from './domains.ts';
import { wordsOf } from './sentences.ts';

/**
 * The field that a message belongs to, by the words of the brief (which count most), the brand's description and facts.
 */
export function chooseDomain(texts: readonly { text: string; weight: number }[]): Domain {
  const scores = domains.map((domain) => ({
    domain,
    score: texts.reduce((sum, { text, weight }) => sum + weight * countWords(text, domain), 0),
  }));
  const best = scores.toSorted((left, right) => right.score - left.score)[0];
  return best !== undefined && best.score > 0 ? best.domain : generalDomain;
}

function countWords(text: string, domain: Domain): number {
  const words = wordsOf(text);
  const joined = ` ${words.join(' ')} `;
  return domain.words.filter((word) =>
    word.includes(' ') || word.includes('-')
      ? joined.includes(` ${word} `)
      : words.some((candidate) => candidate === word || candidate === `${word}s`),
  ).length;
}
