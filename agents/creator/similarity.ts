/** 0 (nothing in common) to 1 (the same words in the same order), by shared runs of three words. */
export function textSimilarity(left: string, right: string): number {
  const [a, b] = [shingles(left), shingles(right)];
  const shared = [...a].filter((shingle) => b.has(shingle)).length;
  const total = a.size + b.size - shared;
  return total === 0 ? 1 : shared / total;
}

function shingles(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length < 3) return new Set([words.join(' ')]);
  return new Set(words.slice(2).map((word, index) => `${words[index]} ${words[index + 1]} ${word}`));
}
