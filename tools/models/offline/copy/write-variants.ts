import { extractHashtags, measureText } from '../../../content/index.ts';
import type { PromptSections } from '../prompt-sections.ts';
import { createRandom, type Random } from '../seed.ts';
import { readAssignment } from './assignment.ts';
import { chooseHeadline, describeCard } from './card.ts';
import { composers } from './compose.ts';
import { type Composition, repeats } from './composition.ts';
import { type Assignment, createDesk, type Desk } from './desk.ts';
import { chooseHashtags } from './hashtags.ts';
import { type Insight, type Structure, structures } from './insights.ts';
import { type LaidOut, layOut } from './lay-out.ts';
import { likeness, sharedSentences, type Trace, traceOf } from './likeness.ts';
import { closingQuestion } from './moves.ts';
import { extras } from './phrases/shared.ts';
import { idsIn, reviseDraft } from './revise-draft.ts';
import { isSuited } from './suitability.ts';

/** One draft of a post. `text` is complete: the hashtags are in it, and listed again in `hashtags`. */
export interface Variant {
  text: string;
  hashtags: string[];
  mediaBrief: string;
  altText: string;
  citedIds: string[];
}

interface Candidate extends LaidOut {
  structure: Structure;
  trace: Trace;
  desk: Desk;
}

const roundsPerStructure = 3;

/**
 * Writes drafts that differ from each other and from what was written before, in the brand's voice and within the
 * platform's limit. The same prompt gives the same drafts; what strangers wrote has no say in them.
 */
export function writeVariants(sections: PromptSections, bounds: { least: number; most: number }): Variant[] {
  const { assignment, insights, wishes } = readAssignment(sections);
  const draft = sections.drafts[0]?.['text'];
  const seed = [
    sections.task,
    sections.brief,
    sections.loose,
    JSON.stringify(sections.brandKit),
    JSON.stringify(sections.channel),
    sections.feedback,
    typeof draft === 'string' ? draft : '',
    ...sections.previous,
  ].join('\u0001');
  const random = createRandom(seed);
  const before = [...sections.previous, ...(typeof draft === 'string' ? [draft] : [])].map(traceOf);
  const wanted = Math.max(bounds.least, Math.min(bounds.most, 4));
  const chosen: Candidate[] = [];
  const revised = typeof draft === 'string' && sections.feedback !== '' ? revise(assignment, draft, wishes, random) : undefined;
  if (revised !== undefined) chosen.push(revised);

  const favoured = new Set([...insights.flatMap((insight) => [...insight.structures]), ...(assignment.angle?.structures ?? [])]);
  const order = structureOrder(favoured, random, sections.previous.length);
  const pool = candidates(assignment, order, wishes, insights, random, before);
  while (chosen.length < wanted) {
    const next = pickNext(pool, chosen, before, favoured);
    if (next === undefined) break;
    chosen.push(next);
  }
  return finishVariants(fillUp(chosen, wanted, assignment, random), insights, sections.previous.length);
}

/** Structures that worked before or that the angle asks for come first; the rest rotates, so that the next call does not start like this one. */
function structureOrder(favoured: ReadonlySet<Structure>, random: Random, rotation: number): Structure[] {
  const rest = random.shuffle(structures);
  const turned = rest
    .map((_structure, index) => rest[(index + rotation) % rest.length])
    .filter((structure) => structure !== undefined);
  return [...new Set([...favoured, ...turned])];
}

function candidates(
  assignment: Assignment,
  order: readonly Structure[],
  wishes: readonly string[],
  insights: readonly Insight[],
  random: Random,
  before: readonly Trace[],
): Candidate[] {
  const spent = new Set(before.flatMap((trace) => [...trace.sentences]));
  const shorter = insights.some((insight) => insight.length === 'shorter') && assignment.directives.length === undefined;
  const voice = shorter
    ? { ...assignment.voice, length: { ...assignment.voice.length, most: assignment.voice.length.most * 0.8 } }
    : assignment.voice;
  const pool: Candidate[] = [];
  for (let round = 0; round < roundsPerStructure; round += 1) {
    for (const structure of order) {
      if (!isSuited(assignment.reading.kind, structure)) continue;
      const own = createRandom(`${random.next()}`);
      const desk = createDesk({ ...assignment, voice }, own, spent);
      const composition = composers[structure](desk);
      if (composition === undefined) continue;
      const complete = withWishes(desk, composition, wishes);
      const tags = chooseHashtags(
        voice.hashtags,
        assignment.kit,
        assignment.reading,
        assignment.domain,
        own,
        assignment.forbidden,
      );
      const laidOut = layOut(desk, complete, tags);
      if (laidOut === undefined || assignment.forbidden(laidOut.text) || !isClean(laidOut.text, desk)) continue;
      pool.push({ ...laidOut, structure, trace: traceOf(laidOut.text), desk });
    }
  }
  return pool;
}

/** Brings in what was asked for: sentences, mentions, a question, a beginning, an end, the brief's link. */
function withWishes(desk: Desk, composition: Composition, wishes: readonly string[]): Composition {
  const { directives, reading, voice } = desk;
  const blocks = composition.filter((block) => block.parts.length > 0);
  const said = (): string => blocks.flatMap((block) => block.parts.map((part) => part.text)).join(' ');
  const add = (text: string | undefined, id = ''): void => {
    if (text !== undefined && text !== '')
      blocks.splice(Math.max(1, blocks.length - 1), 0, { parts: [{ text, spare: 0, ids: id === '' ? [] : [id], given: true }] });
  };
  for (const must of desk.musts) if (!repeats(must.text, said())) add(must.text, must.id);
  for (const wish of wishes)
    if (!said().toLowerCase().includes(wish.toLowerCase())) add(desk.say(extras, { extra: { x: wish } }));
  if (voice.question === true && !said().includes('?'))
    blocks.push({ parts: [{ text: closingQuestion(desk), spare: 0, ids: [] }] });
  if (directives.startWith !== undefined)
    blocks.unshift({ parts: [{ text: directives.startWith, spare: 0, ids: [], given: true }] });
  if (directives.endWith !== undefined) blocks.push({ parts: [{ text: directives.endWith, spare: 0, ids: [], given: true }] });
  const link = reading.links[0];
  const withLink = reading.callToAction?.includes(link ?? '') === true ? reading.callToAction : link;
  if (link !== undefined && withLink !== undefined && !said().includes(link) && !desk.forbidden(link))
    blocks.push({ parts: [{ text: withLink, spare: 0, ids: [], given: true }] });
  return blocks;
}

function isClean(text: string, desk: Desk): boolean {
  if (
    /\{|\}|undefined|\s[,.;:!?](?:\s|$)|\.\.(?!\.)|\b(\p{L}+) \1\b/iu.test(
      text.replaceAll(/\b(that that|had had|bye bye|knock knock)\b/giu, ''),
    )
  )
    return false;
  return !(desk.voice.question === false && text.includes('?'));
}

/** The candidate that differs most from all there is, in a structure not used yet. */
function pickNext(
  pool: readonly Candidate[],
  chosen: readonly Candidate[],
  before: readonly Trace[],
  favoured: ReadonlySet<Structure>,
): Candidate | undefined {
  const others = [...before, ...chosen.map((candidate) => candidate.trace)];
  let best: { candidate: Candidate; cost: number } | undefined;
  for (const [rank, candidate] of pool.entries()) {
    if (chosen.some((other) => other.text === candidate.text)) continue;
    const likest = Math.max(0, ...others.map((other) => likeness(candidate.trace, other)));
    const shared = others.reduce((sum, other) => sum + sharedSentences(candidate.trace, other), 0);
    const opening = others.filter((other) => other.opening === candidate.trace.opening).length;
    const isRepeated = chosen.some((other) => other.structure === candidate.structure);
    const favour = !favoured.has(candidate.structure)
      ? 0
      : chosen.filter((other) => favoured.has(other.structure)).length < 2
        ? 1
        : 0.3;
    const cost =
      likest * 3 +
      Math.min(shared, 6) * 0.12 +
      opening * 0.8 +
      (isRepeated ? 0.5 : 0) -
      favour +
      rank * 0.004 +
      shortfall(candidate);
    if (best === undefined || cost < best.cost) best = { candidate, cost };
  }
  return best?.candidate;
}

/** A text much shorter than the platform deserves costs a little. */
function shortfall({ text, desk }: Candidate): number {
  const { least } = desk.voice.length;
  return text.length >= least ? 0 : (0.6 * (least - text.length)) / Math.max(1, least);
}

function revise(assignment: Assignment, draft: string, wishes: readonly string[], random: Random): Candidate | undefined {
  const desk = createDesk(assignment, createRandom(`revise${random.next()}`), new Set());
  const text = reviseDraft(desk, draft, wishes);
  if (text === undefined || assignment.forbidden(text)) return undefined;
  const measure = measureText(assignment.platform, text);
  if (!measure.valid || measure.length > assignment.limitChars) return undefined;
  return { text, hashtags: extractHashtags(text), ids: idsIn(desk, text), structure: 'announcement', trace: traceOf(text), desk };
}

/** When rules leave next to nothing to say: plain greetings, as far as they are allowed. */
function fillUp(chosen: Candidate[], wanted: number, assignment: Assignment, random: Random): Candidate[] {
  const { kit, forbidden } = assignment;
  const desk = createDesk(
    { ...assignment, reading: { ...assignment.reading, subject: undefined, statement: undefined, kind: 'hello' } },
    createRandom(`plain${random.next()}`),
    new Set(),
  );
  const plain = [...desk.phrases.news.plain, ...desk.phrases.ask.plain, ...desk.phrases.close.plain]
    .map((phrase) => desk.fill(phrase))
    .filter((text) => text !== undefined && !forbidden(text));
  const rest = [...plain, `${kit.name}.`, 'Hello.', 'Good day.', 'Good to see you.', 'See you around.'];
  for (const text of rest) {
    if (chosen.length >= wanted) break;
    if (text === undefined || chosen.some((other) => other.text === text) || text.length > assignment.limitChars) continue;
    chosen.push({ text, hashtags: [], ids: [], structure: 'announcement', trace: traceOf(text), desk });
  }
  return chosen;
}

function finishVariants(chosen: readonly Candidate[], insights: readonly Insight[], turn: number): Variant[] {
  const headlines = new Set<string>();
  return chosen.map(({ text, hashtags, ids, structure, desk }) => {
    const mediaBrief = chooseHeadline(desk, headlines, turn + headlines.size * 5);
    headlines.add(mediaBrief);
    const applied = insights
      .filter(
        (insight) =>
          insight.structures.includes(structure) ||
          (insight.question === true && text.includes('?')) ||
          insight.length !== undefined,
      )
      .map((insight) => insight.id);
    return {
      text,
      hashtags,
      mediaBrief,
      altText: describeCard(desk, mediaBrief),
      citedIds: [...new Set([...ids, ...applied])].filter((id) => id !== ''),
    };
  });
}
