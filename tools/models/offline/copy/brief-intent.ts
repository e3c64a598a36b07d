import { kindOfNoun, type MessageKind, ownedKinds } from './message-kinds.ts';
import { buildNounPhrase, type NounPhrase } from './noun-phrase.ts';
import { takeWhen, takeWhere } from './when-where.ts';

/** What the leading words of a brief come down to. */
export interface Intent {
  kind: MessageKind;
  subject: NounPhrase | undefined;
  statement?: string;
  /** What readers are asked to do. */
  request?: string;
  when?: string;
  where?: string;
  audience?: string;
  details: string[];
}

const people =
  '(?:people|everyone|everybody|customers?|our customers|our followers|followers|our community|the world|residents|patients|members|our members|clients|our clients|users|our users|students|visitors|guests|commuters|passengers|travell?ers|parents|subscribers|employees|voters|citizens|donors|them|readers|the public|fans|drivers|families|locals|our audience|our readers|the neighbourhood|the team|our team|young people|all [\\p{L}]+|(?:our |the )?[\\p{L}]+s)';

const wrappers: readonly RegExp[] = [
  /^(?:hi|hello|hey)\b[^,.!]*[,!.]\s*/iu,
  /^(?:please|kindly|so|ok(?:ay)?|brief:|campaign:|task:|goal:|topic:|subject:|we need to|i need to)\s+/iu,
  /^(?:we|i|our team)\s*(?:'d|’d| would)?\s*(?:want|need|like|love|plan|aim|hope|have)\s+(?:you\s+)?to\s+/iu,
  /^(?:we are|we're|we’re|i am|i'm)\s+(?:going|planning|about|looking|trying)\s+to\s+/iu,
  /^(?:can|could|would|will)\s+you\s+(?:please\s+)?/iu,
  /^(?:help|let)\s+us\s+/iu,
  /^(?:we|i)\s+(?:want|need|would like|'d like)\s+(?:some\s+|a few\s+|\d+\s+)?(?:posts?|a campaign|content|copy)\s+(?:about|for|on|to|that)\s+/iu,
  /^(?:create|write|make|draft|prepare|run|plan|start|do|develop|produce|generate)\s+(?:an?\s+|some\s+|our\s+|the\s+|\d+\s+)?(?:[\p{L}-]+\s+){0,2}?(?:posts?|campaign|content|series|copy|tweets?|messages?|announcements?|teasers?)(?:\s+of\s+posts)?\s*(?:(?:about|for|on|to|that|around|announcing|promoting)\s+|:\s*)?/iu,
  /^(?:an?\s+|the\s+)?(?:[\p{L}-]+\s+)?(?:campaign|series(?: of posts)?|posts?|content|announcement|teasers?)\s*(?:about|for|on|to|around|:)\s+/iu,
  /^to\s+(?=\p{Ll}+\s)/u,
];

type Mode = 'object' | 'clause' | 'request' | 'volunteers';
const p = (source: string): RegExp => new RegExp(`^(?:${source})(?=\\s|:|$)\\s*:?\\s*`, 'iu');

/** Leading verbs of briefs and what they mean. The first that fits counts. */
const verbs: readonly { pattern: RegExp; kind: MessageKind | 'by_noun'; mode: Mode }[] = [
  {
    pattern: p(
      `(?:we are|we're|we’re|[\\p{L}\\s]{0,40}? is)\\s+(?:looking for|recruiting|seeking)(?=\\s+(?:new\\s+|more\\s+)?(?:volunteers|donors|members|participants))`,
    ),
    kind: 'appeal',
    mode: 'volunteers',
  },
  {
    pattern: p(`(?:we are|we're|we’re|(?:our|the) [\\p{L}\\s]{0,30}? is)\\s+(?:hiring|looking for|recruiting|seeking)`),
    kind: 'hiring',
    mode: 'object',
  },
  {
    pattern: p(
      'recruit(?=\\s+(?:new\\s+|more\\s+)?volunteers)|find(?=\\s+(?:new\\s+|more\\s+)?volunteers)|look(?:ing)? for(?=\\s+(?:new\\s+|more\\s+)?volunteers)',
    ),
    kind: 'appeal',
    mode: 'volunteers',
  },
  { pattern: p('hire|hiring|recruit(?:ing)?|seek(?:ing)?|looking for|fill|wanted'), kind: 'hiring', mode: 'object' },
  { pattern: p(`(?:remind|alert|warn)\\s+${people}\\s+(?:about|of)`), kind: 'notice', mode: 'object' },
  {
    pattern: p(`(?:remind|alert|warn|tell|notify|inform|let)\\s+${people}\\s+(?:know\\s+)?that`),
    kind: 'notice',
    mode: 'clause',
  },
  {
    pattern: p(`(?:remind|encourage|urge|ask|motivate|persuade|convince|get|call on|challenge|help|tell)\\s+${people}\\s+to`),
    kind: 'request',
    mode: 'request',
  },
  { pattern: p(`invite\\s+${people}\\s+(?:to|for)|invite(?:\\s+to)?`), kind: 'event', mode: 'object' },
  {
    pattern: p(
      `(?:tell|inform|update|notify)\\s+${people}\\s+(?:about|of|on)|let\\s+${people}\\s+know\\s+about|spread the word (?:about|on)|share (?:the )?news (?:about|of)`,
    ),
    kind: 'by_noun',
    mode: 'object',
  },
  {
    pattern: p(
      '(?:announce|share|say|communicate|tell|spread the word|share the news|the news is|news:)(?:\\s+(?:the news|everyone))?\\s+that',
    ),
    kind: 'by_noun',
    mode: 'clause',
  },
  {
    pattern: p(
      `(?:teach|educate|explain to|show|inform)\\s+${people}\\s+(?:about\\s+|on\\s+)?(?=how|why|what|about|on|\\p{L})|explain|educate (?:on|about)|raise awareness (?:of|about|for|around|on)|create awareness (?:of|about|for|around)|(?:give|share|post)(?: some| a few| our)? (?:tips|advice) (?:on|about|for|to)|tips (?:on|about|for)|demystify|explore|discuss`,
    ),
    kind: 'explain',
    mode: 'object',
  },
  {
    pattern: p(
      'launch(?:ing)?|introduc(?:e|ing)|releas(?:e|ing)|unveil(?:ing)?|roll(?:ing)? out|debut|present|reveal|ship|bring out|soft[- ]launch',
    ),
    kind: 'launch',
    mode: 'object',
  },
  {
    pattern: p(
      're-?open(?:ing)?|open(?:ing)?(?!\\s+(?:hours|day|house|evening|source|air))|inaugurate|the (?:grand )?opening of|grand opening(?: of)?',
    ),
    kind: 'opening',
    mode: 'object',
  },
  { pattern: p('celebrat(?:e|ing)|mark(?:ing)?|commemorate|toast'), kind: 'milestone', mode: 'object' },
  {
    pattern: p('(?:say )?thank(?:s|ing)?(?: you)?(?: to)?|show (?:our )?(?:appreciation|gratitude) (?:for|to)|honou?r'),
    kind: 'thanks',
    mode: 'object',
  },
  {
    pattern: p(
      '(?:raise|collect)(?: some)? (?:money|funds|donations|support)(?: for)?|support|fundrais(?:e|ing) for|campaign for|call for|advocate for|rally for|fight for|stand up for',
    ),
    kind: 'appeal',
    mode: 'object',
  },
  { pattern: p(`apologi[sz]e(?:\\s+to\\s+${people})?\\s+for|say sorry (?:for|about)`), kind: 'notice', mode: 'object' },
  { pattern: p(`wish(?:ing)?\\s+${people}`), kind: 'greeting', mode: 'object' },
  {
    pattern: p(
      'announc(?:e|ing)|shar(?:e|ing)|publish(?:ing)?|post(?: about)?|cover|recap|report on|summari[sz]e|communicate|present',
    ),
    kind: 'by_noun',
    mode: 'object',
  },
  {
    pattern: p(
      `promot(?:e|ing)|advertis(?:e|ing)|market|push|highlight|feature|showcase|spotlight|plug|boost|publici[sz]e|drive (?:[\\p{L}-]+\\s){1,3}?(?:to|in|for)|sell(?: more)?(?: tickets (?:for|to))?|get ${people} (?:excited )?(?:about|for|into)|(?:create|generate|build) (?:some )?(?:buzz|leads|interest|excitement|hype|anticipation) (?:around|for|about|in)|raise interest in|talk about|write about|tease|bring attention to|draw attention to|make ${people} aware of`,
    ),
    kind: 'by_noun',
    mode: 'object',
  },
];

const aimless =
  /^(?:(?:grow|increase|improve|boost|raise|get|gain|build|strengthen)\s+(?:our |more |the |brand )*(?:followers?|following|reach|engagement|awareness|brand awareness|visibility|likes|audience|presence|community|traffic|sales|leads|brand|name recognition)\b.*|(?:be|become|go) (?:viral|famous)|something (?:nice|fun|cool|good|interesting)?|anything|whatever(?: you like| you want)?|surprise (?:me|us)|content|posts?|engagement|campaign|brand)$/iu;

/** Reads what a brief is about from its first words for readers. Undefined when they carry no subject. */
export function readIntent(text: string): Intent | undefined {
  let rest = text.trim().replace(/[.!]+$/u, '');
  for (let round = 0; round < 3; round += 1) for (const wrapper of wrappers) rest = rest.replace(wrapper, '');
  rest = rest.trim();
  if (rest === '' || aimless.test(rest)) return undefined;
  for (const { pattern, kind, mode } of verbs) {
    const match = pattern.exec(rest);
    if (match === null) continue;
    const object = rest.slice(match[0].length).trim();
    if (object === '' || aimless.test(object)) return undefined;
    if (mode === 'clause') return fromStatement(object, kind === 'by_noun' ? undefined : kind);
    const audience = audienceOf(match[0]);
    if (mode === 'request') return { ...fromRequest(object), audience };
    if (mode === 'volunteers') return fromVolunteers(object);
    const intent = fromObject(object, kind, rest);
    return { ...intent, audience: intent.audience ?? audience };
  }
  return isSentence(rest) ? fromStatement(rest, undefined) : fromObject(rest, 'by_noun', rest);
}

/** Whom the brief addresses, unless it is everyone: "invite CFOs to". */
function audienceOf(lead: string): string | undefined {
  const named =
    /^(?:invite|tell|inform|remind|encourage|urge|ask|teach|notify|update)\s+(.+?)\s+(?:to|about|of|for|on|that)$/iu.exec(
      lead.trim(),
    )?.[1];
  return named === undefined ||
    /^(?:people|everyone|everybody|them|the world|the public|(?:our |the )?(?:customers?|followers|audience|readers|users|community|fans))$/iu.test(
      named,
    )
    ? undefined
    : named;
}

function fromVolunteers(object: string): Intent {
  const cause = /\bfor\s+(.+)$/iu.exec(object)?.[1];
  const statement = `We are looking for ${object}`;
  if (cause === undefined) return { kind: 'appeal', subject: undefined, statement, details: [] };
  return { ...fromObject(cause, 'appeal', cause), kind: 'appeal', statement, audience: undefined };
}

const statementVerb =
  /\s(?:is|are|was|were|will|has|have|had|can|opens?|reopens?|closes?|starts?|begins?|ends?|launch(?:es)?|releases?|introduces?|arrives?|returns?|turns?|wins?|won|celebrates?|takes? place|takes? over|joins?|moves?|runs?|goes|offers?|hosts?|needs?|kicks? off|comes?|collected|raised|planted|served|reached|made|got|helps?|lets?|now\s+\p{L}+s|just\s+\p{L}+ed|plays?|changes?|becomes?|cost|costs)(?=\s|$)/iu;

function isSentence(text: string): boolean {
  const match = statementVerb.exec(text);
  if (match === null) return false;
  const before = text.slice(0, match.index).trim().split(/\s+/);
  return (
    before.length <= 9 &&
    !/^(?:how|why|what|when|where|who|which|that)$/iu.test(before[0] ?? '') &&
    !/\b(?:that|which|who)$/iu.test(before.join(' '))
  );
}

function fromStatement(sentence: string, kind: MessageKind | undefined): Intent {
  const titled = /^([^:]{3,60}):\s+(.{12,})$/u.exec(sentence);
  if (titled?.[1] !== undefined && titled[2] !== undefined && isSentence(titled[2])) {
    const inner = fromStatement(titled[2], kind);
    return { ...inner, details: [titled[1], ...inner.details] };
  }
  const match = statementVerb.exec(sentence);
  const [head, verb, tail] =
    match === null
      ? [sentence, '', '']
      : [
          sentence.slice(0, match.index).trim(),
          match[0].trim().toLowerCase(),
          sentence.slice(match.index + match[0].length).trim(),
        ];
  const { when } = takeWhen(tail);
  const { where } = takeWhere(tail);
  const first = /^(?:we|our team|i)$/iu.test(head);
  const noun = first ? cutNoun(tail).noun : head;
  const chosen = kind ?? statementKind(verb, tail, noun) ?? kindOfNoun(noun) ?? 'promote';
  const usable = noun !== '' && !/^(?:it|there|this|they|you|that|all|everyone)$/iu.test(noun) && noun.split(/\s+/).length <= 9;
  const subjectKind = chosen === 'opening' || chosen === 'event' || chosen === 'launch' || chosen === 'promote';
  return {
    kind: chosen,
    subject: usable && (!first || subjectKind || chosen === 'hiring') ? buildNounPhrase(noun, ownedKinds.has(chosen)) : undefined,
    statement: sentence,
    when,
    where,
    details: [],
  };
}

function statementKind(verb: string, tail: string, noun: string): MessageKind | undefined {
  if (/^(?:is|are)$/.test(verb) && /^(?:now )?(?:hiring|recruiting)/i.test(tail)) return 'hiring';
  if (
    /^(?:re)?opens?$/.test(verb) ||
    (/^(?:is|are|will)$/.test(verb) && /^(?:be )?(?:now )?(?:re-?)?open(?:ing|s)?\b/i.test(tail))
  )
    return 'opening';
  if (
    /^(?:launch(?:es)?|releases?|introduces?|arrives?)$/.test(verb) ||
    /^(?:now available|here|out now|finally here|just landed)\b/i.test(tail)
  )
    return 'launch';
  if (
    /^(?:closes?|changes?|moves?)$/.test(verb) ||
    /^(?:be )?(?:temporarily |partly )?(?:closed|cancelled|canceled|delayed|unavailable|changing|moving|down)\b/i.test(tail)
  )
    return 'notice';
  if (/^(?:won|wins?|turns?|celebrates?|reached|raised|collected|planted|served)$/.test(verb)) return 'milestone';
  if (/^(?:starts?|begins?|takes? place|kicks? off|hosts?)$/.test(verb) && kindOfNoun(noun) !== 'notice') return 'event';
  return undefined;
}

function fromRequest(request: string): Intent {
  const { when, rest } = takeWhen(request);
  const noun = cutNoun(rest.replace(/^\p{L}+(?:\s+(?:up|out|off|for|to|in|a|an|the|your|their))*\s+/iu, '')).noun;
  const yours = request
    .replaceAll(/\btheir\b/giu, 'your')
    .replaceAll(/\bthemselves\b/giu, 'yourself')
    .replaceAll(/\bthem\b/giu, 'you');
  return {
    kind: 'request',
    subject: noun === '' ? undefined : buildNounPhrase(noun.replace(/^(?:their|your)\s+/iu, 'your '), false),
    request: yours,
    when,
    details: [],
  };
}

const listener = /\s+to\s+((?:our\s+|all\s+|new\s+)?[\p{L}-]+(?:\s+[\p{L}-]+){0,2}s)$/iu;

function fromObject(object: string, kind: MessageKind | 'by_noun', whole: string): Intent {
  if (kind === 'thanks' || kind === 'milestone') return { kind, subject: buildNounPhrase(object, false), details: [] };
  const colon = /^([^:]{3,80}):\s+(.+)$/u.exec(object);
  if (colon?.[1] !== undefined && colon[2] !== undefined && kindOfNoun(colon[1]) !== 'offer' && kindOfNoun(colon[2]) === 'offer')
    return { ...fromObject(colon[2], 'offer', whole), details: [colon[1]] };
  const { when, rest: undated } = takeWhen(colon?.[1] ?? object);
  const { where, rest } = takeWhere(undated);
  const listeners = kind === 'explain' || kind === 'launch' ? listener.exec(rest) : null;
  const { noun: cut, tail } = cutNoun(listeners === null ? rest : rest.slice(0, listeners.index));
  const launched = /^(?:the\s+)?(?:launch|release|introduction|premiere)\s+of\s+(.+)$/iu.exec(cut)?.[1];
  const launching = /^(.+?)\s+(?:launch|release|introduction)$/iu.exec(cut)?.[1];
  const noun = launched ?? launching ?? cut;
  const byNoun = kindOfNoun(noun) ?? 'promote';
  const chosen =
    launched !== undefined || launching !== undefined ? 'launch' : kind === 'by_noun' ? byNoun : refine(kind, byNoun, whole);
  const tails = [tail, where].filter((part) => part !== undefined && part !== '').join(' ');
  const details = colon?.[2] === undefined ? [] : [colon[2]];
  const subject = buildNounPhrase(noun, ownedKinds.has(chosen), tails.length <= 60 ? tails : '');
  const audience = listeners?.[1] ?? /^for\s+(?!our\b|the\b|a\b)(.+)$/iu.exec(tail)?.[1];
  return { kind: chosen, subject, when, where, audience, details };
}

/** "Launch our summer festival" is an event, "open an exhibition" an opening, "celebrate the new store" an opening too. */
function refine(kind: MessageKind, byNoun: MessageKind, whole: string): MessageKind {
  if (kind === 'launch' && (byNoun === 'event' || byNoun === 'offer' || byNoun === 'appeal')) return byNoun;
  if (
    kind === 'launch' &&
    byNoun === 'opening' &&
    /\b(?:store|shop|branch|restaurant|location|exhibition|clinic|caf[eé]|office)\b/iu.test(whole)
  )
    return byNoun;
  if (kind === 'event' && byNoun === 'opening') return 'opening';
  return kind;
}

const nounEnd =
  /\s+(?:with|that|which|who|where|featuring|because|so that|so|in order|when|while|as|by|including|to (?=\p{Ll}+\s)|for|from|about|against|between|among|during|before|after|on the|at the|in the|near|via|using|made)\s+/iu;

/** Cuts a noun from what follows it: "our app" from "for freelancers who hate invoices". */
function cutNoun(text: string): { noun: string; tail: string } {
  const clean = text.replace(/[\s,;:.–—-]+$/u, '').trim();
  const match = nounEnd.exec(clean);
  if (match === null || match.index < 2) return { noun: clean, tail: '' };
  return { noun: clean.slice(0, match.index), tail: clean.slice(match.index).trim() };
}
