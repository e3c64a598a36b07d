/** What a post is about, in the forms that sentences need. */
export interface NounPhrase {
  /** With its article: "our winter blend". */
  full: string;
  /** With what narrows it down, where the brief gives that: "our new branch in Delft". */
  long: string;
  /** Without article: "winter blend". */
  bare: string;
  /** Its core, for short lines: "linen collection" of "our linen collection of shirts and trousers". */
  head: string;
  plural: boolean;
  /** A title or a name, which keeps its capitals. */
  proper: boolean;
}

const articles = /^(?:our|the|this|these|that|those|an|a|my|your|every|all|both|some|more)\s+/i;
const counted =
  /^(?:\d|[$€£]|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|fifty|hundred|several|many|few)\b)/i;
const irregularPlurals = /\b(?:people|children|men|women|feet|teeth|mice|geese|media|criteria)$/i;
const singularEndings = /(?:ss|us|is|ics|news|series|christmas|canvas|lens|gas|atlas|chess|always|ios|sms|saas|'s|’s)$/i;
const commonHeads =
  /\b(?:blend|menu|collection|app|sale|season|festival|run|marathon|race|day|days|night|week|card|account|programme|program|course|tour|exhibition|store|shop|branch|service|line|update|edition|range|series|conference|workshop|webinar|party|market|fair|cup|club|box|pass|ticket|tickets|plan|guide|report|newsletter|podcast|show|feature|features|product|products|website|campaign|class|classes|challenge|award|awards|bus|buses|train|trains|route|network|mortgage|loan|clinic|centre|center|garden|hotel|café|cafe|restaurant|bar|kitchen|office|studio|weekend|brunch|breakfast|dinner|lunch|bread|cake|beer|wine|gin|coffee|tea|shoe|shoes|bag|bags|jacket|dress|bike|bikes|car|game|book|books|album|film|play)$/i;

/**
 * Reads a noun phrase as people type it.
 *
 * @param raw - "our new branch", "winter blend", "the exhibition ‘Light’".
 * @param own - Whether a phrase without article is the brand's own thing ("our winter blend") or a matter at large ("water safety").
 * @param tail - What narrows it down, such as "in Delft".
 */
export function buildNounPhrase(raw: string, own: boolean, tail = ''): NounPhrase {
  const phrase = raw
    .trim()
    .replace(/^(?:its|their|his|her|my)\s+/i, 'our ')
    .replace(/[\s.,;:!?–—-]+$/, '');
  const article = articles.exec(phrase)?.[0] ?? '';
  const bare = phrase.slice(article.length);
  const proper = article === '' && isProper(bare);
  const plural = isPlural(phrase);
  const full =
    article === '' && own && !proper && !counted.test(bare) && !/^["“‘']/.test(bare)
      ? `our ${lowerStart(bare)}`
      : `${article.toLowerCase()}${article === '' && !proper ? lowerStart(bare) : bare}`;
  return {
    full,
    long: tail === '' ? full : `${full} ${tail}`,
    bare: article === '' && !proper ? lowerStart(bare) : bare,
    head: headOf(full),
    plural,
    proper,
  };
}

function headOf(full: string): string {
  if (/^(?:how|what|why|where|when|who|which)\s/i.test(full)) return full;
  const head =
    full
      .split(/\s+(?:of|for|with|in|at|about|to|from|on|by|who|which|that|winning|featuring)\s+|,\s|\s+(?=["“‘'])/i)[0]
      ?.trim() ?? '';
  return head.split(/\s+/).length >= 2 ? head : full;
}

/** Lowers a first letter, unless the word is a name, an abbreviation or "I". */
export function lowerStart(text: string): string {
  const first = /^\S+/.exec(text)?.[0] ?? '';
  const keeps = /^(?:\p{Lu}[\p{Lu}\d]|I\b|I['’])/u.test(first) || /\p{Ll}\p{Lu}/u.test(first) || isCalendarName(first);
  const second = /^\S+\s+(\S+)/.exec(text)?.[1] ?? '';
  // "Rembrandt Light": two capitals in a row are a name; "New Summer menu" starts with a common word.
  const named = /^\p{Lu}/u.test(second) && !isCommonStart(first);
  return keeps || named ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

export function upperStart(text: string): string {
  return text.replace(/^(["“‘'(]*)(\p{Ll})/u, (_all, open: string, letter: string) => open + letter.toUpperCase());
}

function isCommonStart(word: string): boolean {
  return /^(?:new|our|the|a|an|free|annual|weekly|monthly|daily|spring|summer|autumn|winter|fall|happy|big|small|late|early|open|grand|special|limited|second|next|local|online|live|family|kids|night|week)$/i.test(
    word,
  );
}

export function isCalendarName(word: string): boolean {
  return /^(?:mon|tues|wednes|thurs|fri|satur|sun)days?$|^(?:january|february|march|april|may|june|july|august|september|october|november|december|christmas|easter|halloween|ramadan|eid|diwali|hanukkah|thanksgiving)\b/i.test(
    word.replace(/[^\p{L}]+$/u, ''),
  );
}

function isProper(bare: string): boolean {
  const words = bare
    .replaceAll(/["“”‘’']/g, '')
    .split(/\s+/)
    .filter((word) => !/^(?:of|the|and|for|in|&|de|van|la|le)$/.test(word));
  if (words.length === 0 || words.some((word) => !/^[\p{Lu}\d]/u.test(word))) return false;
  if (isCommonStart(words[0] ?? '')) return false;
  return words.length === 1 ? !commonHeads.test(bare) && /^\p{Lu}/u.test(bare) : !commonHeads.test(bare);
}

function isPlural(phrase: string): boolean {
  const unquoted = phrase.replace(/\s*["“‘'].*$/u, '');
  if (unquoted.trim() === '') return false;
  const head =
    unquoted
      .split(/\s+(?:of|for|with|in|at|about|to|from|on|by|that|which|who|against|between|under|without|during)\s+/i)[0]
      ?.trim() ?? '';
  if (/^(?:a|an|this|that|every)\s/i.test(head) || /^\d+\s?%/.test(head)) return false;
  if (/^(?:these|those|both|two|three|four|five|six|seven|eight|nine|ten|several|many|few)\s/i.test(head)) return true;
  const last = head.split(/\s+/).at(-1) ?? '';
  if (irregularPlurals.test(last)) return true;
  if (/\d+%?$|^\d/.test(last)) return false;
  return /\p{L}{2}s$/iu.test(last) && !singularEndings.test(last) && !isCalendarName(last);
}
