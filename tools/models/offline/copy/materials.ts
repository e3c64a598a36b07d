import { type BrandKit, contentWords, findBannedByBrief, findPhrase, mentionsTopic, remembered } from '../../../content/index.ts';
import type { Fact } from '../prompt-sections.ts';
import { type BriefReading, isStatement } from './brief-reading.ts';
import type { Directives } from './directives.ts';
import { lowerStart } from './noun-phrase.ts';
import { matters } from './related-words.ts';
import { asSentence } from './sentences.ts';

/** Something that may be said, with where it comes from. */
export interface Material {
  /** Empty for what the brief says itself. */
  id: string;
  /** A sentence, or a phrase with a full stop. */
  text: string;
  /** The same with the subject as "it" or "they", where the sentence starts with the subject. */
  short: string;
  /** The parts of an enumeration in it: "cocoa", "orange peel", "cardamom". */
  items: string[];
  isSentence: boolean;
  /** How much it has to do with the brief, 0 up. */
  relevance: number;
}

/** What must not be in any text. */
export type Forbidden = (text: string) => boolean;

/** A test for everything that kit, brief and feedback forbid. */
export function forbiddenBy(kit: BrandKit, brief: string, directives: Directives): Forbidden {
  const words = [...kit.rules.bannedWords, ...directives.drop.filter((phrase) => dropTopics(phrase).length === 0)];
  const squashedWords = words.map(squashed);
  const signs = directives.drop.flatMap(dropTopics);
  const isForbidden = (text: string): boolean => {
    const squashedText = squashed(text);
    return (
      squashedWords.some((word) => squashedText.includes(word)) ||
      words.some((word) => findPhrase(text, word) !== undefined) ||
      kit.rules.bannedTopics.some((topic) => mentionsTopic(text, topic)) ||
      signs.some((sign) => sign.test(text)) ||
      findBannedByBrief(brief, text).length > 0
    );
  };
  // The same phrases and hashtags are tried for every variant.
  return remembered(isForbidden, 2000);
}

function squashed(text: string): string {
  return ` ${text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}

const topics: readonly { name: RegExp; sign: RegExp }[] = [
  {
    name: /^(?:the |any |all )?(?:prices?|pricing|costs?)$/iu,
    sign: /[$€£¥]\s?\d|\b\d[\d.,]*\s?(?:dollars?|euros?|pounds?|eur|usd|gbp|cents?)\b|\bpric(?:e|es|ing)\b/iu,
  },
  {
    name: /^(?:the |any )?(?:dates?|day)$/iu,
    sign: /\b\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*\s+\d{1,2}\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\d{4}-\d{2}-\d{2}/iu,
  },
  { name: /^(?:the |any |all )?(?:times?|hours?)$/iu, sign: /\b\d{1,2}[:.]\d{2}\b|\b\d{1,2}\s?(?:am|pm)\b/iu },
  { name: /^(?:the |any |all )?(?:numbers?|figures?|digits?|statistics|stats)$/iu, sign: /\d/u },
  { name: /^(?:the |any |all )?(?:links?|urls?|website)$/iu, sign: /https?:\/\/|www\./iu },
];

function dropTopics(phrase: string): RegExp[] {
  return topics.filter(({ name }) => name.test(phrase.trim())).map(({ sign }) => sign);
}

/**
 * What can be said about the brief's subject: its own details first, then brand facts that have to do with it. Facts
 * of strangers are no material; neither is what someone forbade.
 */
export function gatherMaterials(kit: BrandKit, reading: BriefReading, facts: readonly Fact[], forbidden: Forbidden): Material[] {
  const about = matters(
    [reading.subject?.long ?? '', reading.statement ?? '', reading.request ?? '', ...reading.details].join(' '),
  );
  const own = matters(kit.name);
  const overlap = (text: string): number => [...matters(text)].filter((word) => about.has(word) && !own.has(word)).length;
  const selfPortrait = reading.kind === 'hello' ? aboutUs(kit) : undefined;
  const fromBrief = [...reading.details, ...(selfPortrait === undefined ? [] : [selfPortrait])].map((text) => ({
    id: '',
    text,
    relevance: 10,
  }));
  const fromKit = kit.facts.map((fact) => ({ id: fact.id, text: fact.text, relevance: overlap(fact.text) }));
  const fromFacts = facts
    .filter((fact) => fact.trusted && !kit.facts.some((other) => other.id === fact.id))
    .map((fact) => ({ id: fact.id, text: fact.text, relevance: overlap(fact.text) }));
  // What has little to do with the brief, next to what has much, only distracts.
  const closest = Math.max(0, ...[...fromKit, ...fromFacts].map(({ relevance }) => relevance));
  for (const fact of [...fromKit, ...fromFacts])
    if (fact.relevance * 2 < closest || (closest > 3 && fact.relevance * 2 <= closest)) fact.relevance = 0;
  const seen = new Set<string>();
  return [...fromBrief, ...fromKit, ...fromFacts]
    .map((entry) => ({ ...entry, text: asSentence(inFirstPerson(entry.text, kit.name)) }))
    .filter(
      ({ text }) =>
        text.length <= 320 && !forbidden(text) && !seen.has(text.toLowerCase()) && seen.add(text.toLowerCase()).size > 0,
    )
    .map(({ id, text, relevance }) => ({
      id,
      text,
      relevance,
      short: withPronoun(text, reading, kit.name),
      items: itemsOf(text),
      isSentence: isStatement(text),
    }))
    .toSorted((left, right) => right.relevance - left.relevance);
}

const thirdPerson: Readonly<Record<string, string>> = { is: 'are', has: 'have', was: 'were', does: 'do', goes: 'go' };

/** What the kit says of the brand, as the brand would say it. */
function aboutUs(kit: BrandKit): string | undefined {
  const text = kit.description.trim().replace(/[.\s]+$/u, '');
  if (text === '' || text.length > 160) return undefined;
  if (isStatement(text)) return inFirstPerson(text, kit.name);
  if (/^(?:an?|the|your)\s/iu.test(text)) return `We are ${lowerStart(text)}`;
  return text.split(/\s+/).length <= 9 ? `We are ${/^[aeio]/iu.test(text) ? 'an' : 'a'} ${lowerStart(text)}` : undefined;
}

/** "Northwind Coffee roasts on Tuesdays" is "We roast on Tuesdays" in Northwind's own post. */
export function inFirstPerson(text: string, brand: string): string {
  const short = /^\p{Lu}\p{L}{3,}/u.exec(brand)?.[0];
  const name = [brand, short].find(
    (form) =>
      form !== undefined && form.length > 1 && text.startsWith(`${form} `) && !/^\p{Lu}/u.test(text.slice(form.length + 1)),
  );
  if (name === undefined) return text;
  const start = `${name} `;
  const adverb = /^(?:never|always|also|now|only|still)\s/u.exec(text.slice(start.length))?.[0] ?? '';
  const [verb = '', ...rest] = text.slice(start.length + adverb.length).split(' ');
  const plain =
    thirdPerson[verb] ??
    (/^\p{Ll}+(?:sses|shes|ches|xes|zes)$/u.test(verb)
      ? verb.slice(0, -2)
      : /^\p{Ll}+ies$/u.test(verb) && verb.length > 4
        ? `${verb.slice(0, -3)}y`
        : /^[\p{Ll}-]{2,}[^s\W]s$/u.test(verb)
          ? verb.slice(0, -1)
          : /^(?:will|can|may|must|had|opened|started|began|\p{Ll}+ed)$/u.test(verb)
            ? verb
            : undefined);
  if (plain === undefined || /\bitself\b/u.test(text)) return text;
  return `We ${adverb}${[plain, ...rest].join(' ')}`
    .replaceAll(/\bits\b/gu, 'our')
    .replaceAll(/\b(what|that|which|when|where|how) it (?=\p{Ll})/gu, '$1 we ')
    .replaceAll(
      /(?<= and )(\p{Ll}{2,}[^s\W])s(?= (?:what|how|that|it|the|our|every|each|all|a|an|to|on|in|at|for|with|people)\b)/gu,
      (_all, second: string) =>
        /(?:sse|she|che|xe|ze)$/u.test(second) && !/(?:uche|ache|publishe)$/u.test(`${second}x`) ? second.slice(0, -1) : second,
    );
}

function withPronoun(text: string, reading: BriefReading, brand: string): string {
  const subject = reading.subject;
  if (subject === undefined || reading.kind === 'hiring' || reading.kind === 'thanks') return text;
  const name = subject.bare.toLowerCase().replace(/^new\s+/u, '');
  const match =
    /^(?:(?:The|Our|This|A|An|Each|Every)\s+)?(.+)$/u
      .exec(text)?.[1]
      ?.replace(
        new RegExp(
          `^${escaped(brand.split(/\s+/u)[0] ?? brand)}(?:\\s+${escaped(brand.split(/\s+/u).slice(1).join(' ') || '-')})?\\s+(?=${escaped(name)})`,
          'u',
        ),
        '',
      ) ?? text;
  const head = match.toLowerCase().startsWith(`${name} `) ? match.slice(0, name.length) : undefined;
  // "A bag of the winter blend costs" is "a bag costs" once the blend was named.
  if (head === undefined)
    return text
      .replace(new RegExp(`^For (?:the|our|this) (?:\\p{Lu}\\p{L}+ )?${escaped(name)},? we `, 'iu'), 'We ')
      .replace(new RegExp(`^(.{3,40}?) of (?:the|our) ${escaped(name)}(?= \\p{Ll})`, 'iu'), '$1');
  const rest = match.slice(head.length);
  const part = /^ (\p{Ll}+) (?=(?:is|are|was|has|have|comes?|carr(?:y|ies)|costs?|holds?|contains?|can|will)\b)/u.exec(rest)?.[1];
  // "The winter blend bag is" goes on about the bag.
  if (part !== undefined && !/^(?:is|are|was|has|have|can|will|\p{Ll}+ly)$/u.test(part)) return `The${rest}`;
  if (
    !/^\s+(?:is|are|was|has|have|can|will|tastes?|costs?|comes?|runs?|opens?|starts?|ends?|takes?|offers?|includes?|features?|shows?|\p{Ll}+s)\b/u.test(
      rest,
    )
  )
    return text;
  return `${subject.plural ? 'They' : 'It'}${rest}`;
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** The parts of the last enumeration in a sentence: "notes of cocoa, orange peel and cardamom". */
export function itemsOf(text: string): string[] {
  const match =
    /(?:\b(?:of|with|like|includes?|including|offers?|features?|contains?|about|on|in|for|from|has|have|are|:)\s+|^)((?:[^,.;:!?]{2,32},\s+)+(?:[^,.;:!?]{2,32}?\s+)?(?:and|or)\s+[^,.;:!?]{2,32})[.!]?$/iu.exec(
      text,
    );
  if (match?.[1] === undefined) return [];
  const parts = match[1]
    .split(/,\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+/iu)
    .map((part) => part.trim().replace(/^(?:and|or)\s+/iu, ''))
    .filter((part) => part !== '');
  const first = parts[0] ?? '';
  const cut = /^.*\b(?:of|with|like|about|includes?|including|offers?|features?|contains?)\s+(.+)$/iu.exec(first)?.[1];
  const items = cut === undefined ? parts : [cut, ...parts.slice(1)];
  const short = items.every(
    (item) => item.split(/\s+/).length <= 4 && !/\b(?:is|are|was|will|has|have|we|you|it)\b/iu.test(item),
  );
  return short && items.length >= 3 && items.length <= 6 ? items.map((item) => item.replace(/^(?:the|a|an)\s+/iu, '')) : [];
}

/** Finds what someone wants mentioned among what is known; else takes it word for word. */
export function findMention(wish: string, materials: readonly Material[]): Material | undefined {
  const asked = /\b(?:prices?|pricing|costs?)\b/iu.test(wish)
    ? /[$€£¥]\s?\d|\b\d[\d.,]*\s?(?:dollars?|euros?|pounds?|eur|usd|gbp|cents?)\b|\bfree\b/iu
    : /^(?:the\s+)?(?:date|day|when)\b/iu.test(wish)
      ? /\b\d{1,2}(?:st|nd|rd|th)?\s+\p{L}{3,9}\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b/iu
      : undefined;
  const wanted = new Set(contentWords(wish));
  const scored = materials.map((material) => ({
    material,
    score: (asked?.test(material.text) === true ? 3 : 0) + contentWords(material.text).filter((word) => wanted.has(word)).length,
  }));
  const best = scored.toSorted((left, right) => right.score - left.score)[0];
  const enough = asked === undefined ? Math.max(1, Math.ceil(wanted.size / 2)) : 1;
  return best !== undefined && best.score >= enough ? best.material : undefined;
}

/** A wish for a mention that is itself a sentence ("we open at 8"), or a thing ("free delivery"). */
export function readWish(wish: string): { sentence?: string; thing?: string } {
  const clean = wish.replace(/[\s.]+$/u, '').replace(/^(?:that|how)\s+/iu, '');
  return isStatement(clean)
    ? { sentence: asSentence(clean) }
    : { thing: /^(?:the|our|a|an)\b/iu.test(clean) ? lowerStart(clean) : clean };
}
