const numberWords: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  single: 1,
  two: 2,
  couple: 2,
  pair: 2,
  three: 3,
  few: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  dozen: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
};

/** A pattern source that matches a count in digits or words: "8", "eight", "a dozen", "a couple of". One capture group. */
export const countPattern = `(\\d{1,4}|(?:a\\s+|half\\s+a\\s+)?(?:${Object.keys(numberWords)
  .filter((word) => word.length > 2)
  .join('|')})(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?(?:\\s+of)?|an?)`;

/** The value of what `countPattern` matched. */
export function readCount(text: string): number | undefined {
  const plain = text.toLowerCase().trim();
  if (/^\d+$/u.test(plain)) return Number(plain);
  if (plain === 'half a dozen') return 6;
  const words = plain
    .replace(/\bof\b/gu, '')
    .split(/[\s-]+/u)
    .filter((word) => word !== '');
  const values = words.map((word) => numberWords[word]).filter((value) => value !== undefined);
  if (values.length === 0) return undefined;
  const last = values.at(-1) ?? 1;
  if (values.length === 1) return last;
  const first = values[0] ?? 1;
  // "a dozen" is one dozen, "twenty one" is a sum.
  return first === 1 ? last : first >= 20 && last < 10 ? first + last : last;
}
