import type { Structure } from './insights.ts';

/** The side from which a post is to look at its subject, as the task names it. */
export interface Angle {
  structures: readonly Structure[];
  /** Facts that fit this angle, also when they are about the brand rather than the subject. */
  facts?: RegExp;
}

const angles: readonly { name: RegExp; angle: Angle }[] = [
  { name: /\bquestion\b|\bask\b/iu, angle: { structures: ['question', 'conversation'] } },
  { name: /\binvit/iu, angle: { structures: ['invitation', 'hook'] } },
  {
    name: /\btip\b|\badvice\b|\bhow to\b|\bhelps\b/iu,
    angle: { structures: ['tip', 'list'], facts: /\b(?:recommend|tip|try|best|advise|use|take)\b/iu },
  },
  {
    name: /\bpeople\b|\bteam\b|\bwho\b/iu,
    angle: {
      structures: ['note', 'fact_first'],
      facts:
        /\b(?:found(?:ed|ers?)|team|people|drawn?|drawing|by the|artist|illustrator|farms?|makers?|colleagues?|volunteers?)\b/iu,
    },
  },
  {
    name: /\bhow it is made\b|\bmade\b|\bbehind the scenes\b|\bprocess\b/iu,
    angle: {
      structures: ['note', 'fact_first'],
      facts: /\b(?:made|make|roast\w*|bak\w+|built|build|process\w*|produc\w+|grown|brew\w*|written|designed|percent)\b/iu,
    },
  },
  {
    name: /\blook back\b|\bhistory\b|\bcame about\b|\bstory\b/iu,
    angle: {
      structures: ['note', 'scene', 'fact_first'],
      facts: /\b(?:founded|since|began|started|history|first)\b|\b(?:19|20)\d\d\b/iu,
    },
  },
  { name: /\bbelief\b|\bmyth\b|\bcompar\w+|\bcontrast\b|\bversus\b/iu, angle: { structures: ['contrast', 'fragments'] } },
  { name: /\bmoment\b|\bday\b|\bscene\b|\blife\b/iu, angle: { structures: ['scene', 'hook'] } },
  { name: /\bdetail\b|\bspecial\b|\bfact\b/iu, angle: { structures: ['fact_first', 'fragments', 'list'] } },
  { name: /\bnews\b|\bannounce\w*/iu, angle: { structures: ['announcement', 'hook', 'answers'] } },
  { name: /\blist\b/iu, angle: { structures: ['list', 'answers'] } },
];

/** Reads "with this angle: a question to the readers" out of a task. */
export function readAngle(task: string): Angle | undefined {
  const named = /\bangle(?: is)?:?\s+(.{3,160})/iu.exec(task)?.[1];
  return named === undefined ? undefined : angles.find(({ name }) => name.test(named))?.angle;
}
