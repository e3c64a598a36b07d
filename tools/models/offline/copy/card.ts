import type { Desk } from './desk.ts';
import { createRandom } from '../seed.ts';
import { soberKinds } from './message-kinds.ts';
import type { Material } from './materials.ts';
import { preferWords } from './polish.ts';
import { upperStart } from './noun-phrase.ts';
import { takeWhen } from './when-where.ts';

export const maxHeadlineChars = 60;

/** Words for the image card of a draft: short, and not the same for each variant. */
export function chooseHeadline(desk: Desk, used: ReadonlySet<string>, turn: number): string {
  const { kit, reading, materials, random } = desk;
  const phrases = [
    ...desk.phrases.card.plain,
    ...(reading.when === undefined || /^(?:at|until|till|by|before|after|since)\b/iu.test(reading.when)
      ? []
      : ['{S}, {day}', '{day}: {s}']),
  ];
  const head = reading.subject?.head;
  // The same order for all posts of a brief, each starting elsewhere, so that cards of one plan differ.
  const stable = createRandom(`${kit.name}${reading.subject?.full ?? reading.statement ?? ''}`).shuffle(phrases);
  const filled = stable
    .map((_phrase, index) => stable[(index + turn) % stable.length] ?? '')
    .map((phrase) => desk.fill(phrase, head === undefined ? {} : { s: head, n: head.replace(/^(?:our|the|an?)\s+/iu, '') }))
    .filter((text) => text !== undefined);
  const items = (soberKinds.has(reading.kind) ? [] : materials)
    .filter((material) => material.relevance > 0 && material.items.length > 0)
    .map(joinItems);
  const candidates = [
    ...(random.next() < 0.3 ? items : []),
    ...filled,
    ...items,
    ...shortForms(reading.statement),
    upperStart(reading.subject?.bare ?? ''),
    kit.name,
  ]
    .map((text) => preferWords(text.replace(/[.:]$/, ''), kit, desk.directives))
    .filter((text) => text !== '' && text.length <= maxHeadlineChars && !desk.forbidden(text));
  return candidates.find((text) => !used.has(text)) ?? candidates[0] ?? '';
}

/** A statement, or what it says before its first comma or date, as far as that fits on a card. */
function shortForms(statement: string | undefined): string[] {
  if (statement === undefined) return [];
  const { rest } = takeWhen(statement);
  const clause = /^[^,;:]{12,}(?=[,;:])/u.exec(statement)?.[0] ?? '';
  return [statement, rest, clause].filter((text) => text.length >= 8 && text.split(/\s+/).length >= 3);
}

function joinItems(material: Material): string {
  return upperStart(material.items.join(', '));
}

/** What the card shows, for people who can't see it: its words and that it is a plain card, nothing more. */
export function describeCard(desk: Desk, headline: string): string {
  const { kit } = desk;
  const colours = kit.palette.length > 0 ? ' in the brand’s colours' : '';
  return headline === ''
    ? `Plain image card by ${kit.name}${colours}.`
    : `Image card by ${kit.name}${colours} with the words “${headline}”.`;
}
