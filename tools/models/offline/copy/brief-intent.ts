import { aimless, leadingVerbs, mysteries, wrappers } from './brief-verbs.ts';
import { asQuestion } from './brief-wording.ts';
import { kindOfNoun, type MessageKind, ownedKinds } from './message-kinds.ts';
import { isClause, isNounLike } from './noun-check.ts';
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

/** Reads what a brief is about from its first words for readers. Undefined when they carry no subject. */
export function readIntent(text: string): Intent | undefined {
  let rest = text.trim().replace(/[.!]+$/u, '');
  if (mysteries.test(rest)) return { kind: 'teaser', subject: undefined, details: [] };
  for (let round = 0; round < 3; round += 1) for (const wrapper of wrappers) rest = rest.replace(wrapper, '');
  rest = rest.trim();
  if (rest === '' || aimless.test(rest)) return undefined;
  for (const { pattern, kind, mode } of leadingVerbs) {
    const match = pattern.exec(rest);
    if (match === null) continue;
    if (/^behind the scenes/iu.test(match[0])) return asItStands(rest);
    const object = rest.slice(match[0].length).trim();
    if (mode === 'question') {
      const asked = asQuestion(object);
      return asked === undefined ? undefined : { kind: 'question', subject: undefined, statement: asked, details: [] };
    }
    if (kind === 'explain' && isClause(object) && object.length <= 80)
      return { kind, subject: buildNounPhrase(yourOwn(object), false), details: [] };
    if (object === '' || aimless.test(object) || /^(?:it|this|that|them|these|those|us)\b/iu.test(object)) return undefined;
    if (mode === 'clause') return fromStatement(object, kind === 'by_noun' ? undefined : kind);
    const audience = audienceOf(match[0]);
    if (mode === 'request') return { ...fromRequest(object), audience };
    if (mode === 'volunteers') return fromVolunteers(object);
    const intent = fromObject(object, kind, rest);
    return { ...intent, audience: intent.audience ?? audience };
  }
  const timely = /^(?:(?:it['’]s|it is)\s+)?(?:high\s+)?time\s+to\s+(.+)$/iu.exec(rest)?.[1];
  if (timely !== undefined) return fromRequest(timely);
  if (/^time\s+for\s/iu.test(rest)) return asItStands(rest);
  if (/^we say (?:goodbye|farewell)\b/iu.test(rest)) return { kind: 'thanks', subject: undefined, statement: rest, details: [] };
  if (isSentence(rest)) return fromStatement(rest, undefined);
  const thing = fromObject(rest, 'by_noun', rest);
  const head = cutNoun(takeWhere(takeWhen(rest.split(':')[0] ?? '').rest).rest).noun;
  return isNounLike(head, { bare: true }) ? thing : asItStands(rest);
}

/** Does it start with a verb that tells the writer what to do ("announce", "invite people to")? */
export function isOrder(text: string): boolean {
  return !/^(?:we|our|the)\b/iu.test(text) && leadingVerbs.some(({ pattern }) => pattern.test(text));
}

/** Words that are no thing to write about by name: they are the news themselves. */
function asItStands(text: string): Intent {
  const kind = kindOfNoun(text);
  const fits = new Set(['event', 'offer', 'notice', 'milestone', 'release', 'greeting']).has(kind ?? '');
  return {
    kind: fits && kind !== undefined ? kind : 'promote',
    subject: undefined,
    statement: text,
    when: takeWhen(text).when,
    where: takeWhere(text).where,
    details: [],
  };
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
  /\s(?:just\s+(?:hit|won|got|sold|\p{L}+ed)|is|are|was|were|will|has|have|had|can|opens?|reopens?|closes?|starts?|begins?|ends?|launches|releases|introduces|arrives?|returns|turns|wins?|won|celebrates?|takes? place|takes? over|joins?|moves?|runs?|goes|hit|hits|passed|passes|sold|fly|flies|offers?|hosts?|needs?|kicks? off|comes?|collected|raised|planted|served|reached|made|got|helps?|lets?|now\s+\p{L}+s|just\s+(?:\p{L}+ed|hit|won|got|sold)|plays?|changes?|becomes?|cost|costs)(?=\s|$)/iu;

function isSentence(text: string): boolean {
  if (/^(?:it|there|that|this|here)['’]s\b|^(?:we|you|they|i)(?:['’]\p{L}+)?\s/iu.test(text)) return true;
  const match = statementVerb.exec(text);
  if (match === null) return false;
  const before = text.slice(0, match.index).trim().split(/\s+/);
  return (
    before.length <= 9 &&
    !/^(?:the|a|an|our|this|your)$/iu.test(before.join(' ')) &&
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
  const read = kind ?? statementKind(verb, tail, noun) ?? kindOfNoun(noun) ?? 'promote';
  // "We now open on Saturdays" opens no new place.
  const chosen = read === 'opening' && /^we\b/iu.test(head) && !/\b(?:our|an?)\s/iu.test(tail) ? 'promote' : read;
  const usable = isNounLike(noun) && !/^(?:this|that|all|everyone)$/iu.test(noun);
  const subjectKind = chosen === 'opening' || chosen === 'event' || chosen === 'launch';
  return {
    kind: chosen,
    subject:
      usable && (!first || subjectKind || chosen === 'hiring')
        ? buildNounPhrase(noun, ownedKinds.has(chosen) || /^(?:now |already )?sold out\b/iu.test(tail))
        : undefined,
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
  if (/^(?:be )?(?:already |now |fully |almost )?(?:sold out|fully booked|postponed|back soon|delayed|full)\b/i.test(tail))
    return 'notice';
  if (/^back (?:to normal|in service|on (?:track|schedule))\b/i.test(tail)) return 'notice';
  if (/^(?:extended|back|open longer)\b/i.test(tail)) return 'promote';
  if (
    /^(?:has|have)$/.test(verb) &&
    /^(?:just |now |already )?(?:reached|won|hit|passed|raised|collected|planted|turned)\b/i.test(tail)
  )
    return 'milestone';
  if (
    /^(?:won|wins?|turns?|celebrates?|reached|hit|passed|just hit|just passed|just reached|just won|raised|collected|planted|served)$/.test(
      verb,
    )
  )
    return 'milestone';
  if (/^(?:starts?|begins?|takes? place|kicks? off|hosts?)$/.test(verb) && kindOfNoun(noun) !== 'notice') return 'event';
  return undefined;
}

function fromRequest(request: string): Intent {
  const { when, rest } = takeWhen(request);
  const noun = cutNoun(rest.replace(/^\p{L}+(?:\s+(?:up|out|off|for|to|in|a|an|the|your|their))*\s+/iu, '')).noun;
  const yours = yourOwn(request);
  return {
    kind: 'request',
    subject:
      /^(?:have|keep|be|make|let|get)\s/iu.test(request) || !isNounLike(noun.replace(/^(?:their|your)\s+/iu, ''))
        ? undefined
        : buildNounPhrase(noun.replace(/^(?:their|your)\s+/iu, 'your '), false),
    request: yours,
    when,
    details: [],
  };
}

/** What a brief says of its readers, said to them. */
function yourOwn(text: string): string {
  return text
    .replaceAll(/\bthey\b/giu, 'you')
    .replaceAll(/\btheir\b/giu, 'your')
    .replaceAll(/\bthemselves\b/giu, 'yourself')
    .replaceAll(/\bthem\b/giu, 'you');
}

const listener = /\s+to\s+((?:our\s+|all\s+|new\s+)?[\p{L}-]+(?:\s+[\p{L}-]+){0,2}s)$/iu;

function fromObject(object: string, kind: MessageKind | 'by_noun', whole: string): Intent {
  if (kind === 'thanks') {
    const { noun, tail } = cutNoun(object);
    return { kind, subject: buildNounPhrase(noun, false, tail), details: [] };
  }
  if (kind === 'milestone' || kind === 'apology') return { kind, subject: buildNounPhrase(object, false), details: [] };
  const colon = /^([^:]{3,80}):\s+(.+)$/u.exec(object);
  if (colon?.[1] !== undefined && colon[2] !== undefined && kindOfNoun(colon[1]) !== 'offer' && kindOfNoun(colon[2]) === 'offer')
    return { ...fromObject(colon[2], 'offer', whole), details: [colon[1]] };
  const news =
    /^(?:our\s+|an?\s+)?new\s+(?:feature|product|service|arrival|release|update|flavou?r|course|class|tool|option|route)s?$/iu;
  if (colon?.[1] !== undefined && colon[2] !== undefined && news.test(colon[1]) && isNounLike(colon[2]))
    return fromObject(colon[2], 'launch', whole);
  const isAdvice = kindOfNoun(cutNoun(object).noun) === 'explain';
  const { when: dated, rest: undated } = isAdvice ? { rest: object.replace(/^\d+\s+/u, '') } : takeWhen(colon?.[1] ?? object);
  // A deadline for the posts is no date for readers.
  const when = (kind === 'by_noun' || kind === 'launch') && /^(?:before|by)\b/iu.test(dated ?? '') ? undefined : dated;
  const { where, rest } = takeWhere(undated);
  const listeners = kind === 'explain' || kind === 'launch' ? listener.exec(rest) : null;
  const { noun: cut, tail } = cutNoun(listeners === null ? rest : rest.slice(0, listeners.index));
  const launched = /^(?:the\s+)?(?:launch|release|introduction|premiere)\s+of\s+(.+)$/iu.exec(cut)?.[1];
  const launching = /^(.+?)\s+(?:launch|release|introduction)$/iu.exec(cut)?.[1];
  const opened = /^(.*?\p{L})\s+(?:opening|opens|reopening|launching|starting|coming)$/iu.exec(cut)?.[1];
  const opens = opened !== undefined && /\b(?:re)?open/iu.test(cut.slice(opened.length));
  const noun = launched ?? launching ?? (opened !== undefined && isNounLike(opened) && when !== undefined ? opened : cut);
  const byNoun = kindOfNoun(noun) ?? 'promote';
  const chosen =
    launched !== undefined || launching !== undefined
      ? 'launch'
      : opens && when !== undefined
        ? 'opening'
        : kind === 'by_noun'
          ? byNoun
          : refine(kind, byNoun, whole);
  const tails = [tail, where].filter((part) => part !== undefined && part !== '').join(' ');
  const details = colon?.[2] === undefined ? [] : [colon[2]];
  if (!isNounLike(noun)) return { ...asItStands(object), kind: chosen };
  const named = isAdvice && tails !== '' && tails.length <= 60 ? `${noun} ${tails}` : noun;
  const subject = buildNounPhrase(named, ownedKinds.has(chosen), named === noun && tails.length <= 60 ? tails : '');
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
