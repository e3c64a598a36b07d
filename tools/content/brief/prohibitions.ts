import { remembered } from '../remembered.ts';
import { findPhrase } from '../word-match.ts';

const opener =
  /(?:^|\s)(?:no|without|avoid(?:ing)?|never|don['’]?t|do not|not|skip(?:ping)?|leave out|exclude|excluding|stay away from|steer clear of|keep away from|nothing about|free of)\s+(.{2,120})$/iu;
const notForbidding =
  /^(?:more|less|later|earlier|fewer|sooner|rush|hurry|problem|idea|need|only|just|sure|longer|limit|matter|yet|forget|hesitate|worry|all|every|be afraid)\b/iu;
const leadingVerb =
  /^(?:(?:ever|to|any|anything|mention(?:ing)?|us(?:e|ing)|talk(?:ing)? about|say(?:ing)?|includ(?:e|ing)|post(?:ing)? about|referenc(?:e|ing)|discuss(?:ing)?|promis(?:e|ing)|offer(?:ing)?|writ(?:e|ing)(?: about)?|put(?:ting)?|add(?:ing)?|be(?:ing)?|sound(?:ing)?|get(?:ting)?|too|the|a|an|our|your|about|like|of|please|words?|terms?|phrases?)\s+)+/iu;
const cut =
  /\s+(?:on|in|at|for|from|because|since|when|while|as|until|till|before|after|during|this|that|which|if|unless|please|anywhere|ever|at all)\b.*$/iu;

/** What a brief forbids, in its own words: "no discounts or coupons, don't mention prices" -> discounts, coupons, prices. */
export function findProhibitions(brief: string): string[] {
  const found: string[] = [];
  for (const clause of clausesOf(brief)) {
    const rest = opener.exec(clause)?.[1]?.trim();
    if (rest === undefined || notForbidding.test(rest)) continue;
    for (const part of rest.split(/\s+(?:or|nor|and)\s+(?:no\s+|any\s+)?|\s*\/\s*/iu)) {
      const phrase = part
        .replace(leadingVerb, '')
        .replace(cut, '')
        .replace(/[^\p{L}\p{N}%#@'’ -]+/gu, ' ')
        .replace(/\s+/gu, ' ')
        .trim()
        .toLowerCase();
      const words = phrase.split(' ').filter((word) => word !== '');
      if (words.length === 0 || words.length > 6 || phrase.length < 2) continue;
      if (!found.includes(phrase)) found.push(phrase);
    }
  }
  return found.slice(0, 20);
}

/** Words that mean the same kind of thing: who forbids discounts forbids "20% off" too. */
const families: readonly { topic: RegExp; signs: readonly RegExp[] }[] = [
  {
    topic: /\b(?:discount|sale|deal|promo|coupon|offer|special offer|price cut|voucher)/iu,
    signs: [
      /\bdiscount\w*/iu,
      /\d+\s?%\s?off\b/iu,
      /\bhalf[- ]price\b/iu,
      /\b(?:on|for) sale\b/iu,
      /\bcoupons?\b/iu,
      /\bpromo(?:tion(?:al)?)?(?: code)?s?\b/iu,
      /\bvouchers?\b/iu,
      /\bbogo\b/iu,
      /\bbuy one,? get one\b/iu,
      /\b(?:great|best|hot|special) deals?\b/iu,
      /\bsave (?:\d|[$€£]|big|up)/iu,
      /\bprice (?:cut|drop)s?\b/iu,
    ],
  },
  { topic: /\b(?:price|pricing|cost)s?\b/iu, signs: [/[$€£]\s?\d/u, /\b\d+\s?(?:dollars|euros|pounds)\b/iu, /\bprices?\b/iu] },
  { topic: /\bemojis?\b/iu, signs: [/\p{Extended_Pictographic}/u] },
  { topic: /\bhash-?tags?\b/iu, signs: [/#[\p{L}\p{N}_]+/u] },
  { topic: /\b(?:links?|urls?)\b/iu, signs: [/\bhttps?:\/\/\S+/iu, /\bwww\.\S+/iu] },
  { topic: /\bexclamation/iu, signs: [/!/u] },
  { topic: /\bquestions?\b/iu, signs: [/\?/u] },
];

/** Which of a brief's prohibitions a text breaks, with the place in the text. */
export function findBannedByBrief(brief: string, text: string): { phrase: string; span: string }[] {
  return prohibitionsOf(brief.slice(0, briefScanChars)).flatMap((phrase) => {
    const span = findSign(phrase, text) ?? findPhrase(text, phrase);
    return span === undefined ? [] : [{ phrase, span }];
  });
}

/** One brief is held against many drafts. */
const prohibitionsOf = remembered(findProhibitions, 50);

/** Briefs are limited far below this; whatever comes in by another way is read no further. */
export const briefScanChars = 20_000;

function findSign(phrase: string, text: string): string | undefined {
  const family = families.find(({ topic }) => topic.test(phrase));
  for (const sign of family?.signs ?? []) {
    const match = sign.exec(text);
    if (match !== null) return match[0];
  }
  return undefined;
}

function clausesOf(brief: string): string[] {
  return brief
    .slice(0, briefScanChars)
    .split(/[.;,!?\n\r()–—]+|\s-\s|\s(?:but|however|and (?=no |not |don|never |without |avoid ))\s*/iu)
    .map((clause) => (clause ?? '').trim())
    .filter((clause) => clause !== '' && clause.length < 2000);
}
