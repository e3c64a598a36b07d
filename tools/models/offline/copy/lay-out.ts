import { extractEmoji, measureText } from '../../../content/index.ts';
import type { Composition, Part } from './composition.ts';
import type { Desk } from './desk.ts';
import { preferWords } from './polish.ts';

export interface LaidOut {
  text: string;
  hashtags: string[];
  ids: string[];
}

/**
 * Puts a composition on the page as the platform likes it: one breath on X, lines with air on Instagram, paragraphs on
 * LinkedIn, hashtags at the end. What does not fit goes, the most dispensable first. Undefined when the rest is still too long.
 */
export function layOut(desk: Desk, composition: Composition, tags: readonly string[]): LaidOut | undefined {
  let draft = composition.map((block) => ({ ...block, parts: [...block.parts] })).filter((block) => block.parts.length > 0);
  let hashtags = [...tags];
  const bullet = desk.random.pick(['•', '–', '▸']);
  const spaced = desk.platform !== 'x' || desk.random.next() < 0.3;
  const emojis = chooseEmoji(desk);
  for (let round = 0; round < 30; round += 1) {
    draft = withoutLonelyList(draft);
    const body = withEmoji(render(draft, desk, bullet, spaced), emojis);
    const text = withHashtags(body, hashtags, desk);
    const fits = measureText(desk.platform, text);
    const isWithin = fits.valid && fits.length <= desk.limitChars;
    if (isWithin && body.length <= desk.voice.length.most)
      return { text, hashtags, ids: [...new Set(draft.flatMap((block) => block.parts.flatMap((part) => part.ids)))] };
    const next = withoutMostSpare(draft);
    if (next !== undefined) draft = next;
    else if (isWithin)
      return { text, hashtags, ids: [...new Set(draft.flatMap((block) => block.parts.flatMap((part) => part.ids)))] };
    else if (hashtags.length > 0) hashtags = hashtags.slice(0, -1);
    else if (emojis.length > 0) emojis.length = 0;
    else return undefined;
  }
  return undefined;
}

function withoutMostSpare(draft: Composition): Composition | undefined {
  const most = Math.max(...draft.flatMap((block) => block.parts.map((part) => part.spare)));
  if (most <= 0) return undefined;
  let removed = false;
  const kept = draft
    .toReversed()
    .map((block) => ({
      ...block,
      parts: block.parts
        .toReversed()
        .filter((part) => {
          if (removed || part.spare !== most) return true;
          removed = true;
          return false;
        })
        .toReversed(),
    }))
    .toReversed();
  return kept.filter((block) => block.parts.length > 0);
}

/** A list of one is no list: it becomes a line, and what led into it goes. */
function withoutLonelyList(draft: Composition): Composition {
  if (draft.some((block) => block.isList === true && block.parts.length >= 2)) return draft;
  return draft
    .map((block) => ({ parts: block.parts.filter((part) => part.intro !== true) }))
    .filter((block) => block.parts.length > 0);
}

function render(draft: Composition, desk: Desk, bullet: string, spaced: boolean): string {
  const blocks = draft.map((block) => {
    const lines = block.parts.map((part) => finish(part, desk));
    return {
      isList: block.isList === true,
      text:
        block.isList === true
          ? lines.map((line) => (/^(?:What|Who|When|Where|For whom):/.test(line) ? line : `${bullet} ${line}`)).join('\n')
          : lines.join(' '),
    };
  });
  if (desk.platform !== 'x') return blocks.map((block) => block.text).join('\n\n');
  return blocks.reduce(
    (text, block, index) =>
      index === 0
        ? block.text
        : `${text}${block.isList || blocks[index - 1]?.isList === true ? '\n' : spaced && index === blocks.length - 1 ? '\n\n' : ' '}${block.text}`,
    '',
  );
}

function finish(part: Part, desk: Desk): string {
  const calm = desk.voice.exclamation || part.text.includes('http') ? part.text : part.text.replaceAll(/!+/g, '.');
  return preferWords(calm, desk.kit, desk.directives);
}

function chooseEmoji(desk: Desk): string[] {
  const { least, most } = desk.voice.emoji;
  const { random, domain } = desk;
  if (desk.directives.endWith !== undefined) return [];
  const count = least + Math.floor(random.next() * (most - least + 1) * 0.999);
  return random.shuffle(domain.emoji).slice(0, Math.max(least, count));
}

/** Emoji close a thought: the last line first, then the first. */
function withEmoji(body: string, emojis: readonly string[]): string {
  if (emojis.length === 0) return body;
  const blocks = body.split('\n\n');
  for (const [index, emoji] of emojis.entries()) {
    const at = index === 0 ? (blocks.length > 2 ? 0 : blocks.length - 1) : index === 1 ? blocks.length - 1 : 1;
    const block = blocks[at];
    if (block === undefined || extractEmoji(block).length > 0 || /(?:https?:\/\/\S+|:)$/.test(block)) continue;
    blocks[at] = `${block} ${emoji}`;
  }
  return blocks.join('\n\n');
}

function withHashtags(body: string, hashtags: readonly string[], desk: Desk): string {
  const missing = hashtags.filter((tag) => !new RegExp(`${tag}(?![\\p{L}\\p{N}_])`, 'iu').test(body));
  if (missing.length === 0) return body;
  return `${body}${desk.platform === 'x' ? (body.includes('\n') ? '\n\n' : ' ') : '\n\n'}${missing.join(' ')}`;
}
