import type { Fact } from '../prompt-sections.ts';

/** Ways to build a post. */
export type Structure =
  | 'announcement'
  | 'hook'
  | 'question'
  | 'scene'
  | 'fact_first'
  | 'list'
  | 'answers'
  | 'invitation'
  | 'contrast'
  | 'note'
  | 'tip'
  | 'fragments'
  | 'conversation';

export const structures: readonly Structure[] = [
  'announcement',
  'question',
  'scene',
  'fragments',
  'hook',
  'invitation',
  'list',
  'fact_first',
  'note',
  'contrast',
  'answers',
  'tip',
  'conversation',
];

/** What earlier posts taught, as it bears on building the next one. Never pasted into a post. */
export interface Insight {
  id: string;
  structures: readonly Structure[];
  length?: 'shorter' | 'longer';
  emoji?: 'none' | 'more';
  question?: boolean;
  hashtags?: 'none' | 'fewer' | 'more';
}

const worse =
  /\b(?:worse|below|less|fewer|lower|under-?perform\w*|0\.\d+\s?(?:x|×|times)|weak(?:er|est)?|worst|drop(?:ped)?|avoid)\b/iu;
const measured =
  /\b(?:posts?|posted|posting|engagement|likes?|replies|retweets?|comments|impressions|reach|followers|median|baseline|hashtags?|captions?|questions?|emojis?|performed|mentions?|mentioned|topics?|trend\w*|emerging|competitors?|share of voice|audience|per (?:hour|day|week)|weekdays?|sentiment|negative|uplift|interval|samples?|forecast|queue|complaints?|severity|crisis|evidence|approvers?|drafts?|campaigns?)\b/iu;

/** A fact about posts and audiences, rather than about the brand. What memory and the other agents know is of this kind. */
export function isInsight(fact: Fact): boolean {
  return fact.id.startsWith('mem_') || measured.test(fact.text);
}

const signs: readonly { sign: RegExp; good: Omit<Insight, 'id'>; bad: Omit<Insight, 'id'> }[] = [
  {
    sign: /\bquestions?\b|\basking\b/iu,
    good: { structures: ['question', 'conversation'], question: true },
    bad: { structures: ['announcement', 'fact_first'], question: false },
  },
  {
    sign: /\bshort(?:er)?\b|\bconcise\b|\bfew words\b/iu,
    good: { structures: ['fragments', 'announcement'], length: 'shorter' },
    bad: { structures: ['list', 'contrast'], length: 'longer' },
  },
  {
    sign: /\blong(?:er)?\b|\bdetailed\b|\bstor(?:y|ies)\b/iu,
    good: { structures: ['scene', 'contrast', 'list'], length: 'longer' },
    bad: { structures: ['fragments'], length: 'shorter' },
  },
  {
    sign: /\blists?\b|\bbullets?\b/iu,
    good: { structures: ['list', 'answers'] },
    bad: { structures: ['scene', 'announcement'] },
  },
  { sign: /\bemojis?\b/iu, good: { structures: [], emoji: 'more' }, bad: { structures: [], emoji: 'none' } },
  { sign: /\bhash-?tags?\b/iu, good: { structures: [], hashtags: 'more' }, bad: { structures: [], hashtags: 'fewer' } },
  {
    sign: /\bbehind[- ]the[- ]scenes\b|\bteam\b|\bpeople\b/iu,
    good: { structures: ['note', 'scene'] },
    bad: { structures: ['announcement'] },
  },
  { sign: /\btips?\b|\bhow[- ]to\b|\badvice\b/iu, good: { structures: ['tip', 'list'] }, bad: { structures: ['announcement'] } },
  {
    sign: /\bnumbers?\b|\bfigures?\b|\bfacts?\b/iu,
    good: { structures: ['fact_first', 'list'] },
    bad: { structures: ['scene'] },
  },
  { sign: /\binvit\w+\b|\bcall to action\b/iu, good: { structures: ['invitation'] }, bad: { structures: ['announcement'] } },
];

/** Reads what worked (and what did not) out of facts and findings that can be believed. */
export function readInsights(facts: readonly Fact[]): Insight[] {
  return facts
    .filter((fact) => fact.trusted && isInsight(fact))
    .flatMap((fact) => {
      const found = signs.filter(({ sign }) => sign.test(fact.text)).map(({ good, bad }) => (worse.test(fact.text) ? bad : good));
      if (found.length === 0) return [];
      return [
        found.reduce<Insight>(
          (insight, sign) => ({ ...insight, ...sign, structures: [...insight.structures, ...sign.structures] }),
          { id: fact.id, structures: [] },
        ),
      ];
    });
}
