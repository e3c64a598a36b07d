import { extractHashtags } from '../../../content/index.ts';
import type { Desk } from './desk.ts';
import { asksForEdits } from './directives.ts';
import { repeats } from './composition.ts';
import { closingQuestion } from './moves.ts';
import { extras, soberHooks } from './phrases/shared.ts';
import { inRegister, preferWords } from './polish.ts';
import { asSentence, splitSentences } from './sentences.ts';

const urging =
  /^(?:come|get|grab|go|buy|order|shop|try|do ?n['’]t miss|hurry|treat|be |make sure|take|tag|tell|give|put|save|share|see|join|book|find|discover|your move|your turn|over to you)\b/iu;
const hype =
  /\b(?:amazing|incredible|unbelievable|awesome|must-have|exclusive|game[- ]chang(?:er|ing)|revolutionary|super|huge|epic|best ever|ultimate|perfect|stunning|thrilled|so excited|don['’]t miss out|hurry|now or never)\b/iu;
const chatty =
  /^(?:psst|okay|hey|yay|woohoo|plot twist|well,? hello|right then|guess what|drum roll|ta-da|knock|breaking|not to brag|stop scrolling|phones down|yes, we|friendly heads-up|you know you want|go on,|yep|p\.s\.)/iu;

/**
 * A draft as its reviewer asked for it, keeping what they did not complain about. Undefined when the feedback asks for
 * nothing that can be done to this text.
 */
export function reviseDraft(desk: Desk, draft: string, wishes: readonly string[]): string | undefined {
  const { directives, asked, forbidden, voice } = desk;
  if (!asksForEdits(asked)) return undefined;
  const isCalmed = asked.exclamation === false || asked.lessSalesy || (voice.register === 'formal' && asked.tone.length > 0);
  const tags = extractHashtags(draft);
  const blocks = body(draft)
    .split(/\n{2,}/)
    .map((block) => block.split('\n').map(splitSentences))
    .filter((block) => block.flat().length > 0);
  const given = new Set([
    ...desk.materials.flatMap((material) => [material.text, material.short]),
    ...desk.musts.map((must) => must.text),
  ]);
  const keep = (sentence: string): boolean => {
    const text = preferWords(sentence, desk.kit, directives);
    if (forbidden(text)) return false;
    if (directives.lessSalesy && (urging.test(text) || hype.test(text)) && !/https?:/.test(text)) return false;
    if ((voice.register === 'formal' || voice.sober || asked.lessSalesy) && chatty.test(text)) return false;
    return !(directives.question === false && text.includes('?'));
  };
  let kept = blocks
    .map((block) => block.map((line) => line.filter(keep)).filter((line) => line.length > 0))
    .filter((block) => block.length > 0);
  const subject = desk.reading.subject?.bare.toLowerCase();
  const weigh = (sentence: string): number => {
    const says =
      (subject !== undefined && sentence.toLowerCase().includes(subject) ? 4 : 0) +
      (given.has(sentence) ? 3 : 0) +
      (/\d/.test(sentence) ? 1 : 0);
    return says - (chatty.test(sentence) ? 3 : 0) - (urging.test(sentence) ? 2 : 0) - (sentence.includes('?') ? 1 : 0);
  };
  if (directives.length === 'shorter') kept = shorten(kept, body(draft).length * 0.65, weigh);
  const style = (sentence: string): string => {
    let text = preferWords(sentence, desk.kit, directives);
    if (!given.has(sentence)) text = inRegister(text, voice);
    if (isCalmed) text = text.replaceAll(/!+/g, '.');
    if (voice.emoji.most === 0)
      text = text.replaceAll(
        /\s*(?:\p{Extended_Pictographic}|\p{Regional_Indicator})[\uFE0F\u200D\p{Emoji_Modifier}\p{Extended_Pictographic}]*/gu,
        '',
      );
    return text.trim();
  };
  const paragraphs = kept.map((block) =>
    block
      .map((line) =>
        line
          .map(style)
          .filter((text) => text !== '')
          .join(' '),
      )
      .join('\n'),
  );
  const sofar = (): string => paragraphs.join(' ');
  const add = (sentence: string): void => {
    if (!repeats(sentence, sofar()) && !forbidden(sentence)) paragraphs.push(sentence);
  };
  if (directives.startWith !== undefined) paragraphs.unshift(asSentence(directives.startWith));
  for (const must of desk.musts) add(must.text);
  for (const wish of wishes) {
    const sentence = sofar().toLowerCase().includes(wish.toLowerCase()) ? undefined : desk.say(extras, { extra: { x: wish } });
    if (sentence !== undefined) paragraphs.push(sentence);
  }
  if (directives.length === 'longer')
    for (const material of desk.materials.filter((entry) => entry.relevance > 0).slice(0, 3)) add(material.short);
  if (directives.question === true && !sofar().includes('?')) paragraphs.push(closingQuestion(desk));
  if (directives.callToAction === true) add(desk.reading.callToAction ?? desk.say(desk.phrases.close, { naming: 'never' }) ?? '');
  if (directives.endWith !== undefined) paragraphs.push(asSentence(directives.endWith));
  if (directives.emoji === 'more' && voice.emoji.most > 0 && paragraphs.length > 0)
    paragraphs[0] = `${paragraphs[0] ?? ''} ${desk.random.pick(desk.domain.emoji)}`;
  if (voice.register === 'formal' && directives.tone.length > 0 && desk.platform !== 'x') {
    const opening = desk.say(soberHooks);
    if (opening !== undefined && directives.startWith === undefined) paragraphs.unshift(opening);
  }
  const text = paragraphs.filter((paragraph) => paragraph.trim() !== '').join(desk.platform === 'x' ? ' ' : '\n\n');
  const wanted =
    directives.hashtags === 'none' ? [] : directives.hashtags === 'fewer' ? tags.slice(0, Math.max(1, tags.length - 2)) : tags;
  const own = wanted.filter((tag) => !forbidden(tag.slice(1)) && !text.toLowerCase().includes(tag.toLowerCase()));
  const whole = own.length === 0 ? text : `${text}${desk.platform === 'x' ? ' ' : '\n\n'}${own.join(' ')}`;
  return text.trim() === '' || squash(whole) === squash(draft) ? undefined : whole;
}

/** The text without the hashtags at its end. */
function body(draft: string): string {
  return draft.replace(/(?:\s*#[\p{L}\p{N}_]+)+\s*$/u, '').trim();
}

/** Drops whole sentences, the ones that say least first, until the text is short. At least one stays. */
function shorten(blocks: string[][][], most: number, weigh: (sentence: string) => number): string[][][] {
  const all = blocks.flat(2);
  if (all.length < 2) return blocks;
  const order = all
    .map((sentence, index) => ({ index, weight: weigh(sentence) }))
    .toSorted((left, right) => left.weight - right.weight || right.index - left.index);
  const gone = new Set<number>();
  let length = all.join(' ').length;
  for (const { index } of order) {
    if (gone.size > 0 && (length <= most || gone.size >= all.length - 1)) break;
    if (gone.size >= all.length - 1) break;
    gone.add(index);
    length -= (all[index] ?? '').length + 1;
  }
  let index = -1;
  return blocks
    .map((block) => block.map((line) => line.filter(() => !gone.has((index += 1)))).filter((line) => line.length > 0))
    .filter((block) => block.length > 0);
}

function squash(text: string): string {
  return text.toLowerCase().replaceAll(/\s+/g, ' ').trim();
}

/** Ids of facts that a text holds. */
export function idsIn(desk: Desk, text: string): string[] {
  return desk.materials
    .filter((material) => material.id !== '' && (text.includes(material.text) || text.includes(material.short)))
    .map((material) => material.id);
}
