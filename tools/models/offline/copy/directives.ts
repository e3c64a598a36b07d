import { toneWords } from './brief-chunks.ts';
import { wordsOf } from './sentences.ts';

/** What someone asked of the writing itself: feedback of an approver, the brand's dos and don'ts, orders in a brief. */
export interface Directives {
  length?: 'shorter' | 'longer';
  /** Wanted and unwanted tone words, "formal" and "playful" among them. */
  tone: string[];
  notTone: string[];
  lessSalesy: boolean;
  emoji?: 'none' | 'more' | 'fewer';
  hashtags?: 'none' | 'more' | 'fewer';
  question?: boolean;
  exclamation?: boolean;
  callToAction?: boolean;
  /** To be brought in, as asked for. */
  mention: string[];
  /** To be left out. */
  drop: string[];
  replace: { from: string; to: string }[];
  startWith?: string;
  endWith?: string;
  /** Something was wanted that none of the above covers: write it anew. */
  somethingElse: boolean;
}

export function noDirectives(): Directives {
  return { tone: [], notTone: [], lessSalesy: false, mention: [], drop: [], replace: [], somethingElse: false };
}

const quote = '["“”‘’\'«»]';
const quoted = `${quote}([^"“”«»]+?)${quote}`;
const replacements: readonly { pattern: RegExp; from: number; to: number }[] = [
  {
    pattern: new RegExp(
      `\\b(?:replace|change|swap|turn|rename)\\s+(?:the\\s+)?(?:words?|phrase|term|sentence)?\\s*${quoted}\\s+(?:with|to|by|for|into)\\s+${quoted}`,
      'giu',
    ),
    from: 1,
    to: 2,
  },
  {
    pattern: new RegExp(
      `\\b(?:use|say|write|put|have|prefer)\\s+${quoted}\\s+(?:instead of|rather than|not|in place of)\\s+${quoted}`,
      'giu',
    ),
    from: 2,
    to: 1,
  },
  { pattern: new RegExp(`\\binstead of\\s+${quoted},?\\s+(?:use|say|write|put)\\s+${quoted}`, 'giu'), from: 1, to: 2 },
  { pattern: new RegExp(`${quoted}\\s*(?:->|→|=>|should be|should read|must be)\\s*${quoted}`, 'giu'), from: 1, to: 2 },
  {
    pattern:
      /\b(?:replace|swap)\s+(?:the word\s+)?([\p{L}\p{N}'’-]+(?:\s[\p{L}\p{N}'’-]+)?)\s+(?:with|by|for)\s+([\p{L}\p{N}'’-]+(?:\s[\p{L}\p{N}'’-]+){0,2}?)(?=\s*(?:[.,;!]|$|\band\b))/giu,
    from: 1,
    to: 2,
  },
  { pattern: /\b(?:say|use|write)\s+([\p{L}'’-]+)\s+(?:instead of|rather than)\s+([\p{L}'’-]+)/giu, from: 2, to: 1 },
];

const formal: ReadonlySet<string> = new Set([
  'formal',
  'professional',
  'businesslike',
  'serious',
  'sober',
  'neutral',
  'factual',
  'dignified',
  'solemn',
  'elegant',
  'respectful',
  'matter-of-fact',
  'expert',
  'corporate',
  'luxurious',
  'premium',
  'understated',
  'no-nonsense',
  'dry',
  'calm',
  'sensitive',
  'apologetic',
  'sincere',
]);
const casual: ReadonlySet<string> = new Set([
  'playful',
  'fun',
  'funny',
  'witty',
  'humorous',
  'humourous',
  'cheeky',
  'light',
  'lighthearted',
  'light-hearted',
  'casual',
  'informal',
  'quirky',
  'relaxed',
  'youthful',
  'edgy',
  'snappy',
  'cheerful',
  'energetic',
  'enthusiastic',
  'excited',
  'exciting',
  'upbeat',
  'festive',
  'conversational',
  'personal',
  'human',
  'cosy',
  'cozy',
]);

/** -1 for a formal tone word, 1 for a casual one, 0 for others. */
export function registerOfTone(word: string): -1 | 0 | 1 {
  return formal.has(word) ? -1 : casual.has(word) ? 1 : 0;
}

/**
 * Reads what someone wants changed. Understands the usual requests in plain English; whatever else is said asks for
 * another try.
 */
export function readDirectives(text: string): Directives {
  const result = noDirectives();
  let rest = text.normalize('NFKC').slice(0, 4_000);
  for (const { pattern, from, to } of replacements) {
    rest = rest.replaceAll(pattern, (...groups: unknown[]) => {
      result.replace.push({ from: String(groups[from]).trim(), to: String(groups[to]).trim() });
      return ' ';
    });
  }
  rest = rest.replaceAll(
    new RegExp(`\\b(?:start|begin|open)(?:s|ing)?\\s+(?:it\\s+)?with\\s+${quoted}`, 'giu'),
    (_all, words: string) => ((result.startWith = words.trim()), ' '),
  );
  rest = rest.replaceAll(
    new RegExp(`\\b(?:end|finish|close)(?:s|ing)?\\s+(?:it\\s+)?with\\s+${quoted}`, 'giu'),
    (_all, words: string) => ((result.endWith = words.trim()), ' '),
  );
  for (const clause of rest.split(
    /[.;!\n]+\s*|,\s*(?=\p{L})|\s+(?:and|but)\s+(?=(?:add|mention|drop|remove|make|use|no|don|do|keep|less|more|shorter|longer|ask|include|leave|cut|end|start|be|avoid|without|also|please|fewer|write|tone|replace|not)\b)/iu,
  )) {
    const bare = clause.trim().replace(/(?:^|\s+)(?:and|but|or)$/iu, '');
    if (bare !== '' && !readClause(bare, result)) result.somethingElse = true;
  }
  return result;
}

const fluff =
  /^(?:please|thanks?|thank you|ok(?:ay)?|nice|good|great|love (?:it|this)|almost(?: there)?|hi|hello|perfect otherwise|otherwise fine|and|but|also|i think|maybe)\b[\s,!]*$/iu;
const mention =
  /^(?:please\s+|also\s+|and\s+|can you\s+|could you\s+|you should\s+|should\s+)*(?:mention|include|add|bring in|say|refer to|talk about|highlight|emphasi[sz]e|stress|don['’]t forget(?: to mention)?|work in|put in|name|needs?(?: to mention)?|missing:?)\s+(?:something about\s+|a mention of\s+|a line about\s+|a sentence about\s+|the fact\s+)?(?:that\s+)?(.+)$/iu;
const drop =
  /^(?:please\s+|also\s+|and\s+|can you\s+|could you\s+)*(?:drop|remove|delete|cut|leave out|take out|lose|skip|get rid of|omit|without|no mention of|no more|don['’]t (?:mention|use|say|include|talk about|add|start with|end with)|do not (?:mention|use|say|include|talk about)|avoid(?: mentioning| using| saying)?|stop (?:mentioning|using|saying)|never (?:mention|use|say)|no|not so much|too much about)\s+(?:the word\s+|the phrase\s+|the words\s+|any\s+|all\s+)?(.+)$/iu;

function readClause(clause: string, result: Directives): boolean {
  const text = clause.replace(
    /^(?:["“'‘]|please\s+|maybe\s+|can (?:you|we|it)\s+|could (?:you|we|it)\s+|i(?:'d| would)? (?:like|want|prefer) (?:it )?(?:to be )?|let['’]s\s+|we (?:should|need to)\s+)+/iu,
    '',
  );
  if (fluff.test(text)) return true;
  let understood = readForm(text, result);
  const words = wordsOf(text);
  const negated = /\b(?:not so|not too|less|too|not|isn['’]t|never|don['’]t be|avoid)\b/iu.test(text);
  for (const word of words) {
    const tone = word.replace(/(?:er|ier)$/u, (end) => (toneWords.has(word.slice(0, -end.length)) ? '' : end));
    const known = toneWords.has(word) ? word : toneWords.has(tone) ? tone : undefined;
    if (known === undefined || ['short', 'brief', 'concise', 'please', 'kind', 'direct', 'personal'].includes(known)) continue;
    if (words.length > 8 && registerOfTone(known) === 0) continue;
    (negated ? result.notTone : result.tone).push(known);
    understood = true;
  }
  if (understood) return true;
  const wanted = mention.exec(text)?.[1];
  if (wanted !== undefined) {
    result.mention.push(unquote(wanted));
    return true;
  }
  const unwanted = drop.exec(text)?.[1];
  if (unwanted !== undefined) {
    result.drop.push(unquote(unwanted).replace(/\s+(?:please|part|bit|altogether|completely|entirely)$/iu, ''));
    return true;
  }
  return false;
}

const forms: readonly { pattern: RegExp; apply: (result: Directives, negative: boolean) => void }[] = [
  {
    pattern:
      /\b(?:shorter|too (?:long|wordy)|more concise|tighter|trim|shorten|cut (?:it )?down|briefer|keep (?:it |sentences )?short|short sentences|fewer words|less text|concise|half the length)\b/iu,
    apply: (result) => (result.length = 'shorter'),
  },
  {
    pattern:
      /\b(?:longer|more detail(?:ed|s)?|too short|elaborate|expand|more information|more info|flesh (?:it )?out|more depth)\b/iu,
    apply: (result) => (result.length = 'longer'),
  },
  {
    pattern:
      /\b(?:less|too|not so|not)\s+(?:salesy|sales-?y|pushy|commercial|promotional|hype[dy]?|markety|advertis\w+|spammy|loud|clickbaity?)\b|\btone down\b|\bless (?:of a )?(?:sales|marketing|hype|advert\w*)\b|\bsounds like an ad\b|\bno (?:hype|hard sell)\b/iu,
    apply: (result) => (result.lessSalesy = true),
  },
  {
    pattern:
      /\b(?:no|without|remove|drop|lose|delete|avoid|skip|never use|don['’]t use|do not use|cut|zero)\b.{0,20}\b(?:emojis?|emoticons?|smileys?)\b/iu,
    apply: (result) => (result.emoji = 'none'),
  },
  { pattern: /\b(?:fewer|less|too many|not so many)\b.{0,12}\bemojis?\b/iu, apply: (result) => (result.emoji = 'fewer') },
  { pattern: /\b(?:add|use|with|include|more|some)\b.{0,16}\bemojis?\b/iu, apply: (result) => (result.emoji ??= 'more') },
  {
    pattern: /\b(?:no|without|remove|drop|lose|delete|avoid|skip|don['’]t use|do not use|cut)\b.{0,20}\bhash-?tags?\b/iu,
    apply: (result) => (result.hashtags = 'none'),
  },
  { pattern: /\b(?:fewer|less|too many|not so many)\b.{0,12}\bhash-?tags?\b/iu, apply: (result) => (result.hashtags = 'fewer') },
  { pattern: /\b(?:add|use|with|include|more|some)\b.{0,20}\bhash-?tags?\b/iu, apply: (result) => (result.hashtags ??= 'more') },
  {
    pattern:
      /\b(?:no|without|remove|drop|avoid|skip|fewer|less|don['’]t use|do not use|never use|too many)\b.{0,24}\bexclamation/iu,
    apply: (result) => (result.exclamation = false),
  },
  {
    pattern:
      /\b(?:no|without|remove|drop|avoid|skip|don['’]t (?:ask|use|end with)|do not (?:ask|use)|never ask|cut)\b.{0,16}\bquestions?\b/iu,
    apply: (result) => (result.question = false),
  },
  {
    pattern:
      /\b(?:add|ask|include|end with|start with|open with|close with|with|put in|pose)\b.{0,14}\bquestions?\b|\bas a question\b|\bmore engaging\b|\binvite (?:replies|comments|reactions)\b/iu,
    apply: (result) => (result.question ??= true),
  },
  {
    pattern: /\b(?:no|without|remove|drop|skip|avoid)\b.{0,10}\b(?:call to action|cta)\b/iu,
    apply: (result) => (result.callToAction = false),
  },
  {
    pattern: /\b(?:add|include|with|clear(?:er)?|stronger|needs?|missing)\b.{0,14}\b(?:call to action|cta)\b/iu,
    apply: (result) => (result.callToAction ??= true),
  },
];

function readForm(text: string, result: Directives): boolean {
  const hits = forms.filter(({ pattern }) => pattern.test(text));
  for (const { apply } of hits) apply(result, false);
  return hits.length > 0;
}

function unquote(text: string): string {
  return text
    .trim()
    .replace(/^["“”‘’'«»]+|["“”‘’'«»]+$/gu, '')
    .trim();
}

/** Does it ask for anything that can be done to a given text? */
export function asksForEdits(directives: Directives): boolean {
  const {
    length,
    tone,
    notTone,
    lessSalesy,
    emoji,
    hashtags,
    question,
    exclamation,
    callToAction,
    mention,
    drop,
    replace,
    startWith,
    endWith,
  } = directives;
  const single = [length, emoji, hashtags, question, exclamation, callToAction, startWith, endWith].some(
    (value) => value !== undefined,
  );
  return single || lessSalesy || [tone, notTone, mention, drop, replace].some((list) => list.length > 0);
}

/** Joins directives; the later ones win where both say something. */
export function mergeDirectives(...all: readonly Directives[]): Directives {
  return all.reduce(
    (left, right) => ({
      ...left,
      ...Object.fromEntries(
        Object.entries(right).filter(([, value]) => value !== undefined && value !== false && !Array.isArray(value)),
      ),
      exclamation: right.exclamation ?? left.exclamation,
      question: right.question ?? left.question,
      callToAction: right.callToAction ?? left.callToAction,
      tone: [...left.tone, ...right.tone],
      notTone: [...left.notTone, ...right.notTone],
      mention: [...left.mention, ...right.mention],
      drop: [...left.drop, ...right.drop],
      replace: [...left.replace, ...right.replace],
    }),
    noDirectives(),
  );
}
