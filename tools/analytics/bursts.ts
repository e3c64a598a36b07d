import { isStopWord } from '../content/word-match.ts';
import { wordList } from './words.ts';

export interface BurstText {
  /** An evidence id that can be opened: `mention:<id>`. */
  id: string;
  text: string;
  at: Date;
  /** Who wrote it; one voice counts once per term. */
  author?: string;
}

export interface Burst {
  term: string;
  kind: 'hashtag' | 'word' | 'phrase';
  /** `emerging`: hardly there before; `growing`: there and rising; `popular`: much spoken of, no rise. */
  stage: 'emerging' | 'growing' | 'popular';
  recentCount: number;
  /** What the time before lets expect for the recent window. */
  expectedCount: number;
  /** Recent count over expected count, shrunk towards 1. */
  growth: number;
  score: number;
  /** Hours from the first appearance in the recent stretch to the end. */
  ageHours: number;
  firstSeenAt: Date;
  /** Texts in the second half of the topic's age: more than half of `recentCount` means rising. */
  laterCount: number;
  /** Up to five texts that carry it, newest first. */
  evidence: BurstText[];
}

export interface BurstOptions {
  until: Date;
  /** Length of the recent window. */
  recentHours: number;
  /** Length of the time before it that makes the baseline. */
  baselineHours: number;
  minimumCount: number;
  limit: number;
  /** Words that every text has: the brand's own name and handles. */
  ignore?: readonly string[];
}

const hourMs = 3_600_000;
/** With fewer texts than this before the recent window nothing can be called new: all terms are `popular`. */
const baselineTexts = 20;

/**
 * Words, two-word phrases and hashtags that came up in the last hours more than the time before lets expect. Near-copies and
 * repeated authors count once. Terms that always come together are reported as the longest of them.
 */
export function findBursts(texts: readonly BurstText[], options: BurstOptions): Burst[] {
  const end = options.until.getTime();
  const split = end - options.recentHours * hourMs;
  const begin = split - options.baselineHours * hourMs;
  const ignored = new Set((options.ignore ?? []).flatMap((name) => wordList(name)));
  const recent = new Map<string, BurstText[]>();
  const recentTotal = countTerms(
    texts.filter(({ at }) => at.getTime() <= end && at.getTime() > split),
    ignored,
    (term, text) => {
      const carriers = recent.get(term);
      if (carriers === undefined) recent.set(term, [text]);
      else carriers.push(text);
    },
  );
  for (const [term, carriers] of recent) if (carriers.length < options.minimumCount) recent.delete(term);
  const before = new Map<string, number>();
  const beforeTotal = countTerms(
    texts.filter(({ at }) => at.getTime() <= split && at.getTime() > begin),
    ignored,
    (term) => before.set(term, (before.get(term) ?? 0) + 1),
    recent,
  );

  // When everything is talked about more, no single topic is: expected counts grow with the volume, as far as it is known.
  const knowsBefore = beforeTotal >= baselineTexts;
  const ratio = knowsBefore ? recentTotal / beforeTotal : 0;
  const bursts: Burst[] = [];
  for (const [term, carriers] of recent) {
    const expected = (before.get(term) ?? 0) * ratio;
    const score = (carriers.length - expected) / Math.sqrt(expected + 1);
    const growth = (carriers.length + 1) / (expected + 1);
    const stage = !knowsBefore || growth < 1.6 || score < 2.5 ? 'popular' : expected < 1 ? 'emerging' : 'growing';
    const ordered = carriers.toSorted((a, b) => b.at.getTime() - a.at.getTime());
    const firstSeenAt = ordered.at(-1)?.at ?? options.until;
    bursts.push({
      term,
      kind: term.startsWith('#') ? 'hashtag' : term.includes(' ') ? 'phrase' : 'word',
      stage,
      recentCount: carriers.length,
      expectedCount: expected,
      growth,
      score: stage === 'popular' ? Math.min(score, 1) : score,
      ageHours: (end - firstSeenAt.getTime()) / hourMs,
      firstSeenAt,
      laterCount: ordered.filter((text) => text.at.getTime() * 2 > end + firstSeenAt.getTime()).length,
      evidence: ordered.slice(0, 5),
    });
  }
  bursts.sort((a, b) => b.score - a.score || b.recentCount - a.recentCount || (a.term < b.term ? -1 : 1));
  return withoutEchoes(bursts.slice(0, options.limit * 6), recent).slice(0, options.limit);
}

/**
 * Calls back for each term of each text, near-copies once, one author's words once.
 *
 * @param wanted - Only these terms; all where it is absent.
 * @returns How many different texts there were.
 */
function countTerms(
  texts: readonly BurstText[],
  ignored: ReadonlySet<string>,
  onTerm: (term: string, text: BurstText) => void,
  wanted?: ReadonlyMap<string, unknown>,
): number {
  const copies = new Set<string>();
  const voices = new Map<string, Set<string>>();
  for (const text of texts) {
    const words = wordList(text.text);
    const copy = (words[0] === 'rt' ? words.slice(1) : words).join(' ');
    if (copies.has(copy)) continue;
    copies.add(copy);
    const said = text.author === undefined ? new Set<string>() : (voices.get(text.author) ?? new Set<string>());
    if (text.author !== undefined) voices.set(text.author, said);
    forEachTerm(words, ignored, (term) => {
      if (said.has(term) || (wanted !== undefined && !wanted.has(term))) return;
      said.add(term);
      onTerm(term, text);
    });
  }
  return copies.size;
}

function forEachTerm(words: readonly string[], ignored: ReadonlySet<string>, onTerm: (term: string) => void): void {
  let previous: string | undefined;
  for (const word of words) {
    const isTag = word.startsWith('#');
    const carries = word.length > 2 && !isStopWord(word) && !filler.has(word) && !ignored.has(isTag ? word.slice(1) : word);
    if (carries) {
      onTerm(word);
      if (previous !== undefined && !isTag) onTerm(`${previous} ${word}`);
    }
    previous = carries && !isTag ? word : undefined;
  }
}

/** Small talk that comes in waves but means nothing. */
const filler = new Set(
  "get got gets getting going gonna one two also really now today still even much many well good great thanks thank please know need needs want like love see say said says make made new time day days first last next back way thing things people let going come came don't can't didn't doesn't isn't won't i'm i've i'll it's that's you're we're they're he's she's lol omg amp via rt yes hey hello guys guy lot ever never always right off only another because after before being should could".split(
    ' ',
  ),
);

/** Drops terms whose texts are mostly those of a stronger term already kept; the more telling name wins. */
function withoutEchoes(bursts: readonly Burst[], carriers: ReadonlyMap<string, BurstText[]>): Burst[] {
  const kept: Burst[] = [];
  for (const burst of bursts) {
    const ids = new Set(carriers.get(burst.term)?.map((text) => text.id));
    const echo = kept.findIndex((other) => {
      const others = carriers.get(other.term) ?? [];
      const shared = others.filter((text) => ids.has(text.id)).length;
      return shared >= 0.7 * Math.min(ids.size, others.length);
    });
    if (echo < 0) kept.push(burst);
    else if (burst.kind === 'phrase' && kept[echo]?.kind === 'word' && burst.score >= 0.75 * (kept[echo]?.score ?? 0))
      kept[echo] = burst;
  }
  return kept;
}
