import { splitSentences } from './sentences.ts';

/** Longer briefs are read up to here. */
const maxBriefChars = 6_000;

const network =
  '(?:X(?![\\w-])|[Tt]witter|[Ii]nstagram|[Ii]nsta|IG|[Ll]inked\\s?[Ii]n|[Ff]acebook|[Tt]ik[Tt]ok|[Tt]hreads|[Mm]astodon|[Bb]luesky|[Ss]ocial media|[Ss]ocials|x(?=\\s*(?:,|and\\b|&|\\+|$|[.;])))';
const networks = new RegExp(
  `(?:,\\s*)?\\b(?:on|for|across|via|over|to|through)\\s+(?:our\\s+|all\\s+our\\s+)?${network}(?:(?:\\s*(?:,|&|\\+|/|\\band\\b|\\bor\\b)\\s*)+(?:on\\s+|for\\s+)?${network})*(?:\\s+(?:channels?|accounts?|pages?|followers|only|posts?))?(?![\\w-])`,
  'gu',
);
const everywhere =
  /\b(?:on|across|over|via)\s+(?:all|every|each)\s+(?:of\s+)?(?:our\s+|the\s+)?(?:social\s+)?(?:channels?|platforms?|networks?|accounts?|socials)\b/giu;
const soon =
  /(?:,\s*)?\b(?:(?:starting|beginning|from|over|during|throughout|within|in|for|spread over|across)\s+)?(?:the\s+)?(?:next|this|coming|following|upcoming)\s+(?:(?:\d+|two|three|four|few|couple of)\s+)?(?:weeks?|weekend|months?|days|fortnight|quarter)(?!['’\p{L}])|(?:,\s*)?\b(?:tomorrow|today|tonight|asap|right away|immediately)(?=\s*(?:[.,;!]|$))/giu;
const counts =
  /(?:,\s*)?\b(?:with|in|using|make|write|create|need|want|give me|do|about|around|up to|max(?:imum)?(?: of)?)?\s*\b(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a dozen|a few|some|several|a couple of)\s+(?:[\p{L}-]+\s+){0,2}?(?:posts?|tweets?|captions?|pieces of content|drafts?)(?:\s+(?:each|in total|total|a day|per (?:day|week|channel|platform)|every (?:day|week)))?(?!\s*['’]s)\b/giu;

/** Attempts to command the model, and words that no brand posts: sentences that have them are not read. */
const unusable =
  /\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instructions?|prompts?|rules|above|previous|everything)\b|\bsystem prompt\b|\bapi[- ]?keys?\b|\bpasswords?\b.{0,30}\b(?:post|send|reveal|print|tweet)|\b(?:post|send|reveal|print|tweet)\b.{0,30}\bpasswords?\b|\byou are now\b|\bjailbreak|\bdeveloper mode\b|\bdrop table\b|\b\w+\([^\s)]*\)|\b(?:fuck|shit|bitch|cunt|asshole|wank|nigg|fagg?ot|retard)\w*|\bkill (?:all|them|every|yourself)|\bdeath to\b|\bscum\b/iu;

/** The sentences of a brief that are about something, without markup, orders of form left in. */
export function usableSentences(brief: string): string[] {
  const plain = brief
    .slice(0, maxBriefChars)
    .toWellFormed()
    .normalize('NFKC')
    .replaceAll(/[\u200B-\u200F\u2060\uFEFF\u00AD]/gu, '')
    .replaceAll(/<(script|style)\b[^>]*>[\s\S]*?(?:<\/\1>|$)/giu, ' ')
    .replaceAll(/<[^>\n]{0,200}>/gu, ' ')
    .replaceAll(/[^\P{Cc}\n]+/gu, ' ')
    .replaceAll(/^\s*(?:[-*•–]|\d{1,2}[.)])\s+/gmu, '')
    .replaceAll(/[*_`#|{}[\]\\~^]{2,}/gu, ' ');
  return splitSentences(withCapitals(plain)).filter(
    (sentence) => /\p{L}{2}/u.test(sentence) && !unusable.test(sentence) && !isGibberish(sentence),
  );
}

/** "until friday" as it should be written. */
function withCapitals(text: string): string {
  return text.replaceAll(
    /\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:january|february|april|june|july|august|september|october|november|december|christmas|easter)\b/g,
    (word) => word.charAt(0).toUpperCase() + word.slice(1),
  );
}

/** Takes out where, when and how many times to post: that is for the plan, not for the reader. */
export function withoutPlanning(sentence: string): string {
  return sentence
    .replaceAll(networks, ' ')
    .replaceAll(everywhere, ' ')
    .replaceAll(counts, ' ')
    .replaceAll(soon, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\s+([,.;:!?])/g, '$1')
    .replaceAll(/([,;:])(?:\s*[,;:])+/g, '$1')
    .replace(/^[\s,;:.–—-]+/u, '')
    .trim();
}

/** Keyboard noise: most words have no vowel, or none looks like a word. Names and abbreviations are no noise. */
function isGibberish(sentence: string): boolean {
  const words = sentence.match(/\p{L}{3,}/gu) ?? [];
  const latin = words.filter((word) => /^[a-z]+$/i.test(word) && word !== word.toUpperCase());
  if (latin.length === 0)
    return words.length === 0 || (words.length > 0 && !/[a-z]/i.test(sentence) && !/\p{L}{2}/u.test(sentence));
  const odd = latin.filter(
    (word) =>
      !/[aeiouy]/i.test(word) ||
      /[bcdfghjklmnpqrstvwxz]{5,}/i.test(word) ||
      /(.)\1{2,}/i.test(word) ||
      /^(?:asdf|qwer|zxcv|hjkl|lorem|ipsum|foo|bar|test)\w*$/i.test(word),
  );
  return odd.length * 2 > latin.length;
}
