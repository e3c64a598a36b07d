import { Embeddings } from '@langchain/core/embeddings';

const wordWeight = 1;
const pairWeight = 0.6;
const gramWeight = 0.25;

/**
 * Embeddings without a model: words, pairs of neighbours and four-letter pieces of words, hashed into a fixed number of
 * signed dimensions and scaled to length 1. Near-same texts come out near each other, also across word forms; meaning
 * beyond shared words does not.
 */
export class HashedEmbeddings extends Embeddings {
  readonly dimensions: number;

  constructor(dimensions = 512) {
    super({});
    this.dimensions = dimensions;
  }

  override async embedDocuments(documents: string[]): Promise<number[][]> {
    return documents.map((document) => embedText(document, this.dimensions));
  }

  override async embedQuery(document: string): Promise<number[]> {
    return embedText(document, this.dimensions);
  }
}

function embedText(text: string, dimensions: number): number[] {
  const vector = Array.from({ length: dimensions }, () => 0);
  const words =
    text
      .toLowerCase()
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const content = words.filter((word) => !stopWords.has(word));
  const kept = content.length > 0 ? content : words;
  for (const [index, word] of kept.entries()) {
    add(vector, `w:${word}`, wordWeight);
    const following = kept[index + 1];
    if (following !== undefined) add(vector, `p:${word} ${following}`, pairWeight);
    const padded = `^${word}$`;
    for (let start = 0; start + 4 <= padded.length; start += 1) add(vector, `g:${padded.slice(start, start + 4)}`, gramWeight);
  }
  const length = Math.hypot(...vector);
  return length === 0 ? vector.with(0, 1) : vector.map((value) => value / length);
}

function add(vector: number[], feature: string, weight: number): void {
  let hash = 0x811c9dc5;
  for (let index = 0; index < feature.length; index += 1) hash = Math.imul(hash ^ feature.charCodeAt(index), 0x01000193);
  hash ^= hash >>> 15;
  const place = (hash >>> 1) % vector.length;
  vector[place] = (vector[place] ?? 0) + (hash & 1 ? weight : -weight);
}

const stopWords = new Set(
  'a an and are as at be been but by can could did do does for from had has have he her his how i if in into is it its me my no not of on or our she so some than that the their them then there these they this to too us was we were what when where which who will with would you your'.split(
    ' ',
  ),
);
