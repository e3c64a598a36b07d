import { scanWords } from './scan-words.ts';
import { boosters, negations, valenceOf } from './sentiment-lexicon.ts';

export type SentimentLabel = 'negative' | 'neutral' | 'positive';

export interface Sentiment {
  label: SentimentLabel;
  /** -1..1. */
  score: number;
}

/** Usual bounds of VADER's compound score. */
const negativeBelow = -0.05;
const positiveAbove = 0.05;

/** Emoticons such as `:-)`, and emoji, at a place. */
const emoticonAt = /[:;=8][-o*']?[)\](dDpP/\\|@3]|<3|\p{Extended_Pictographic}/uy;
const maxChars = 2000;

/**
 * Mood of a short English text by VADER's lexicon and rules (negation up to three words back, boosters, capitals, "but",
 * exclamation marks), with emoji, hashtags and words of customer service added. Links and handles are not read.
 *
 * @see Hutto & Gilbert (2014), VADER
 */
export function scoreSentiment(text: string): Sentiment {
  const plain = text.slice(0, maxChars).replaceAll('’', "'");
  const tokens = tokensOf(plain);
  const isShouting = tokens.some(isCapitals) && plain !== plain.toUpperCase();
  const lower = tokens.map((token) => token.toLowerCase());
  const values: number[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const valence = valenceOf(lower[i] ?? '');
    if (valence === undefined || valence === 0 || boosters.has(lower[i] ?? '')) {
      values.push(0);
      continue;
    }
    values.push(inContext(valence, tokens, lower, i, isShouting));
  }
  const but = lower.lastIndexOf('but');
  if (but > 0) for (let i = 0; i < values.length; i++) values[i] = (values[i] ?? 0) * (i < but ? 0.5 : i > but ? 1.5 : 1);

  let sum = values.reduce((total, value) => total + value, 0);
  const exclamations = Math.min(4, plain.split('!').length - 1) * 0.292;
  const questions = plain.split('?').length - 1;
  const emphasis = exclamations + (questions > 1 ? Math.min(0.96, questions * 0.18) : 0);
  sum += Math.sign(sum) * emphasis;
  const score = Math.round((sum / Math.sqrt(sum * sum + 15)) * 10_000) / 10_000;
  return { label: score <= negativeBelow ? 'negative' : score >= positiveAbove ? 'positive' : 'neutral', score };
}

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  scanWords(
    text,
    (word) => tokens.push(word.startsWith('#') ? word.slice(1) : word),
    (start) => {
      emoticonAt.lastIndex = start;
      const sign = emoticonAt.exec(text)?.[0];
      if (sign !== undefined) tokens.push(sign);
      return start + (sign?.length ?? 1);
    },
  );
  return tokens;
}

function inContext(
  valence: number,
  tokens: readonly string[],
  lower: readonly string[],
  index: number,
  isShouting: boolean,
): number {
  let value = valence;
  if (isShouting && isCapitals(tokens[index] ?? '')) value += Math.sign(value) * 0.733;
  let isNegated = false;
  for (let back = 1; back <= 3 && index - back >= 0; back++) {
    const word = lower[index - back] ?? '';
    if (negations.has(word) || word.endsWith("n't")) isNegated = true;
    const boost = boosters.get(word);
    if (boost !== undefined) value += Math.sign(value) * boost * (1 - 0.05 * (back - 1));
  }
  // "never so good" praises; "not so good" does not.
  if (isNegated && !(lower[index - 2] === 'never' && (lower[index - 1] === 'so' || lower[index - 1] === 'this'))) value *= -0.74;
  return value;
}

function isCapitals(token: string): boolean {
  return token.length > 1 && token === token.toUpperCase() && token !== token.toLowerCase();
}
