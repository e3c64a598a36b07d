import { extractHandles, extractLinks } from '../../../content/index.ts';
import { readChunks } from './brief-chunks.ts';
import { usableSentences, withoutPlanning } from './brief-cleaning.ts';
import { inPlainOrders } from './brief-wording.ts';
import { type Intent, isOrder, readIntent } from './brief-intent.ts';
import type { MessageKind } from './message-kinds.ts';
import type { NounPhrase } from './noun-phrase.ts';
import { asSentence } from './sentences.ts';

/** What a brief is understood to want. */
export interface BriefReading {
  kind: MessageKind;
  subject: NounPhrase | undefined;
  /** The news as the brief itself words it, where it is a sentence for readers. */
  statement: string | undefined;
  /** Further things to say, each a sentence or a short phrase with a full stop, in the brief's own words. */
  details: string[];
  /** What readers are asked to do, in the brief's own words. */
  callToAction: string | undefined;
  /** With preposition: "on 14 April". */
  when: string | undefined;
  where: string | undefined;
  tone: string[];
  audience: string | undefined;
  /** What readers are asked to do, as it follows "to": "get your flu shot". */
  request: string | undefined;
  links: string[];
  handles: string[];
}

const readerImperative =
  /^(?:please\s+)?(?:register|sign up|apply|book|visit|join|donate|call|order|come|bring|see|check|download|subscribe|vote|rsvp|try|buy|get|reserve|enter|use|read|watch|listen|follow|email|e-mail|mail|contact|ask|find|shop|swing by|drop by|stop by|tickets?(?: are)? (?:at|via)|send|respond|reply|save|learn)\b/iu;
const writerOnly =
  /^(?:we (?:want|need|would like|'d like|’d like|aim|hope)|our goal|the goal|goal:|objective|the aim|purpose|kpi|i want|i need|i would like|i'd like|(?:tell|explain|describe)\s+(?:his|her|their|its|it|the story)\b|the (?:posts?|campaign|copy|tone|text)\b|posts? should|it should|they should|this campaign|context:|background:|budget|deadline)/iu;
const finiteVerb =
  /\b(?:is|are|was|were|am|has|have|had|will|can|could|may|must|do|does|did|opens?|closes?|starts?|begins?|ends?|costs?|runs?|takes?|offers?|includes?|comes?|goes|leaves?|arrives?|features?|gives?|makes?|helps?|means?|needs?|brings?|collected|won|raised|built|made|saved|connects?|replaces?|serves?|supports?|works?|lets?|allows?|covers?|shows?|tells?|plays?|meets?|returns?|lasts?|follows?|welcomes?|performs?|applies|apply|reduces?|cuts?|grew|grows?|learned|learnt|found|rose|fell|received|planted|delivered|served|tastes?|smells?|contains?|speaks?|talks?|hosts?|explains?|stops?|remains?|stays?|joins?)\b|['’](?:re|s|ve|ll)\b/iu;

/** Reads a brief for what to say. Never throws; a brief that says nothing gives a greeting to write. */
export function readBrief(brief: string): BriefReading {
  const reading: BriefReading = {
    kind: 'hello',
    subject: undefined,
    statement: undefined,
    details: [],
    callToAction: undefined,
    when: undefined,
    where: undefined,
    tone: [],
    audience: undefined,
    request: undefined,
    links: extractLinks(brief),
    handles: extractHandles(brief),
  };
  let intent: Intent | undefined;
  let mentioned: string | undefined;
  for (const sentence of usableSentences(brief)) {
    const chunks = inPlainOrders(withoutPlanning(sentence)).flatMap((order) => readChunks(order));
    for (const chunk of chunks) {
      if (chunk.kind === 'tone') reading.tone.push(...chunk.words);
      else if (chunk.kind === 'audience') reading.audience ??= chunk.text;
      else if (chunk.kind === 'mention') {
        mentioned ??= chunk.text;
        addDetail(reading, chunk.text);
      } else if (chunk.kind === 'content' && intent === undefined) {
        intent = readIntent(chunk.text);
        if (intent !== undefined) applyIntent(reading, intent);
      } else if (chunk.kind === 'content') addContent(reading, chunk.text);
    }
  }
  // "Highlight our bakers" and nothing else: then that is the subject.
  if (intent === undefined && mentioned !== undefined) {
    const detail = asSentence(mentioned);
    intent = readIntent(`Promote ${mentioned}`);
    if (intent?.subject !== undefined) {
      reading.details = reading.details.filter((other) => other !== detail);
      applyIntent(reading, intent);
    }
  }
  return reading;
}

function applyIntent(reading: BriefReading, intent: Intent): void {
  reading.kind = intent.kind;
  reading.subject = intent.subject;
  reading.statement = intent.statement === undefined ? undefined : asSentence(intent.statement);
  reading.when = intent.when;
  reading.where = intent.where;
  reading.audience ??= intent.audience;
  reading.request = intent.request;
  for (const detail of intent.details) addDetail(reading, detail);
}

function addContent(reading: BriefReading, text: string): void {
  if (writerOnly.test(text)) return;
  if (/^\p{L}+[.!]*$/u.test(text) && isOrder(text.replace(/[.!]+$/u, ''))) return;
  const thanked = /^thank\s+(.+)$/iu.exec(text)?.[1];
  if (thanked !== undefined) addDetail(reading, `Thank you to ${thanked}`);
  else if (isOrder(text)) addOrder(reading, text);
  else if (readerImperative.test(text)) {
    if (reading.callToAction === undefined) reading.callToAction = asSentence(text);
    else addDetail(reading, text);
  } else addDetail(reading, text);
}

/** A further order of the brief: what it says for readers is kept, the order itself is not. */
function addOrder(reading: BriefReading, text: string): void {
  const invited = /^invite\s+(?:[\p{L}’' -]+?)\s+to\s+(.+)$/iu.exec(text)?.[1];
  if (invited !== undefined) return addDetail(reading, `You are invited to ${invited}`);
  const intent = readIntent(text);
  if (intent === undefined) return;
  if (intent.request !== undefined) reading.callToAction ??= asSentence(intent.request);
  else if (reading.subject === undefined && intent.subject !== undefined) {
    reading.subject = intent.subject;
    if (intent.kind !== 'promote') reading.kind = intent.kind;
    for (const detail of intent.details) addDetail(reading, detail);
  } else if (intent.statement !== undefined && isStatement(intent.statement)) addDetail(reading, intent.statement);
}

function addDetail(reading: BriefReading, text: string): void {
  const sentence = asSentence(text.replace(/^(?:that|and|but|also|because|so)\s+/iu, ''));
  if (sentence.length < 4 || sentence.length > 320) return;
  if (sentence !== reading.statement && !reading.details.includes(sentence)) reading.details.push(sentence);
}

/** Is this a whole sentence rather than a phrase? */
export function isStatement(text: string): boolean {
  return text.split(/\s+/).length >= 3 && finiteVerb.test(text);
}
