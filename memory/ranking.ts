import type { MemoryMatch, MemoryRecord } from './memory-store.ts';

export interface RecallWeights {
  similarity: number;
  recency: number;
  importance: number;
  /** Days after which recency counts half. */
  halfLifeDays: number;
  /** Below this cosine a thing is not about the query, however fresh and important. */
  minSimilarity: number;
}

/** Chosen, not fitted: what it is about counts most; a month halves the weight of freshness. */
export const defaultWeights: RecallWeights = {
  similarity: 0.65,
  recency: 0.2,
  importance: 0.15,
  halfLifeDays: 30,
  minSimilarity: 0.05,
};

export interface RecalledItem extends MemoryRecord {
  /** 0..1, the mix of the three parts. */
  score: number;
  similarity: number;
}

const dayMs = 86_400_000;

/** Orders matches by the mix of similarity, recency and importance, best first. */
export function rankMatches(matches: readonly MemoryMatch[], now: Date, weights: RecallWeights = defaultWeights): RecalledItem[] {
  return matches
    .filter((match) => match.similarity >= weights.minSimilarity)
    .map(({ record, similarity }) => {
      const ageDays = Math.max(0, now.getTime() - record.createdAt.getTime()) / dayMs;
      const recency = 0.5 ** (ageDays / weights.halfLifeDays);
      const score =
        weights.similarity * Math.max(0, similarity) + weights.recency * recency + weights.importance * record.importance;
      return { ...record, similarity, score };
    })
    .sort((a, b) => b.score - a.score || a.id.localeCompare(b.id));
}
