import { copyKey, wordsOf } from './words.ts';

export interface ComplaintCluster<M> {
  /** The words that hold it together, most telling first. */
  terms: string[];
  count: number;
  /** Share of the recent negative mentions, 0..1. */
  share: number;
  /** How much more often than before, shrunk; 1 is as before. */
  growth: number;
  /** Up to three mentions that carry most of the terms. */
  examples: M[];
}

/** Words of mood, not of cause. */
const moodWords = new Set(
  'not get got now just like can will bad good worst terrible awful horrible ridiculous hate never ever still really please thanks thank guys going want need make know one two time today tomorrow day days back even people way thing things love great right dont cant wont im ive didnt doesnt isnt was wasnt another again much many last first next said says tell told call use using new see yes hey lol really seriously unacceptable pathetic joke fail sucks shit fucking fuck damn wtf omg sorry help'.split(
    ' ',
  ),
);

/**
 * Groups complaints by shared telling words: the word that most mentions share and that rose most becomes a cluster, with the
 * words that come with it; then the same among the rest.
 */
export function clusterComplaints<M extends { id: string; text: string; author?: string }>(
  recent: readonly M[],
  before: readonly M[],
  limit = 4,
): ComplaintCluster<M>[] {
  const seen = new Set<string>();
  let open = recent.flatMap((mention) => {
    // Many people may use the same words; one person counts once.
    const key = mention.author === undefined ? mention.id : `${mention.author} ${copyKey(mention.text)}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ mention, words: telling(mention.text) }];
  });
  const total = open.length;
  const usual = new Map<string, number>();
  for (const mention of before) for (const word of telling(mention.text)) usual.set(word, (usual.get(word) ?? 0) + 1);
  const ratio = before.length === 0 ? 0 : total / before.length;

  const clusters: ComplaintCluster<M>[] = [];
  while (clusters.length < limit && open.length >= 3) {
    const counts = countWords(open.map(({ words }) => words));
    const scored = [...counts]
      .filter(([, count]) => count >= 3)
      .map(([word, count]) => ({ word, count, growth: (count + 2) / ((usual.get(word) ?? 0) * ratio + 2) }))
      .sort((a, b) => strength(b) - strength(a) || (a.word < b.word ? -1 : 1));
    const [head] = scored;
    if (head === undefined) break;
    const members = open.filter(({ words }) => words.has(head.word));
    const companions = [...countWords(members.map(({ words }) => words))]
      .filter(([word, count]) => word !== head.word && count >= Math.max(2, members.length * 0.18))
      .sort((a, b) => b[1] - a[1])
      .slice(0, 3)
      .map(([word]) => word);
    const terms = [head.word, ...companions];
    const examples = members
      .toSorted((a, b) => carried(b.words, terms) - carried(a.words, terms) || (a.mention.id < b.mention.id ? -1 : 1))
      .slice(0, 3)
      .map(({ mention }) => mention);
    clusters.push({ terms, count: members.length, share: members.length / total, growth: head.growth, examples });
    open = open.filter(({ words }) => !words.has(head.word));
  }
  return clusters.sort((a, b) => b.count - a.count);
}

/** Frequent and risen: a word that doubled counts like one with twice the carriers. */
function strength({ count, growth }: { count: number; growth: number }): number {
  return count * Math.min(4, Math.max(0.5, growth));
}

function telling(text: string): Set<string> {
  return new Set([...wordsOf(text)].filter((word) => word.length > 2 && !moodWords.has(word.replaceAll("'", ''))));
}

function countWords(sets: readonly ReadonlySet<string>[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const words of sets) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function carried(words: ReadonlySet<string>, terms: readonly string[]): number {
  return terms.filter((term) => words.has(term)).length;
}
