import { isStatement } from './brief-reading.ts';
import { type Part, repeats } from './composition.ts';
import type { Desk } from './desk.ts';
import type { Material } from './materials.ts';
import { isAside } from './noun-check.ts';
import { lowerStart, upperStart } from './noun-phrase.ts';
import { dates } from './phrases/shared.ts';
import { asSentence } from './sentences.ts';
import { dayOf, takeWhen } from './when-where.ts';

/** Facts for this draft: what has most to do with the brief, in an order that varies, without saying what `said` says. */
export function facts(desk: Desk, most: number, said: string): Part[] {
  const { materials, random, reading } = desk;
  const aside = reading.subject !== undefined && isAside(reading.subject.full);
  const chosen: Part[] = [];
  let sofar = said;
  const add = (material: Pick<Material, 'id' | 'text'>, text: string, spare: number): void => {
    if (chosen.length >= most || repeats(text, sofar)) return;
    chosen.push({ text, spare, ids: material.id === '' ? [] : [material.id], given: true });
    sofar = `${sofar} ${text}`;
  };
  if (reading.statement !== undefined) add({ id: '', text: reading.statement }, shortStatement(desk, said), 0);
  const date = dateLine(desk, sofar);
  if (date !== undefined) add({ id: '', text: date }, date, 1);
  const order = materials
    .filter(
      (material) =>
        material.relevance >= 10 ||
        !new Set(['question', 'teaser', 'warning', 'notice', 'hiring']).has(reading.kind) ||
        (reading.kind === 'warning' && material.relevance > 0),
    )
    .filter(
      (material) =>
        material.relevance > 0 || reading.kind === 'hello' || (!aside && desk.angle?.facts?.test(material.text) === true),
    )
    .map((material) => ({
      material,
      rank: Math.min(material.relevance, 3) + random.next() * 2.4 + (desk.angle?.facts?.test(material.text) === true ? 3 : 0),
    }))
    .toSorted((left, right) => right.rank - left.rank);
  for (const [index, { material }] of order.entries()) {
    const inKeywords =
      material.items.length > 0 &&
      sofar !== '' &&
      !new Set(['hiring', 'notice', 'thanks']).has(reading.kind) &&
      random.next() < 0.35;
    const lead = desk.voice.register === 'formal' ? 'In keywords:' : random.pick(['Think', 'Picture', 'In short:']);
    add(
      material,
      inKeywords ? `${lead} ${joinItems(material.items)}.` : fronted(sofar === '' ? material.text : material.short, random),
      2 + index,
    );
  }
  // What goes on about the subject as "it" comes before sentences about something else.
  const isAbout = (part: Part): number => (/^(?:It|They|Think|Picture|In short:|In keywords:)\b/u.test(part.text) ? 0 : 1);
  return said === '' ? chosen : chosen.toSorted((left, right) => isAbout(left) - isAbout(right));
}

/** "New exhibition opens" is a headline; "Our new exhibition opens" is a sentence. */
export function ownStatement({ reading: { statement = '', subject } }: Desk): string {
  return subject !== undefined &&
    subject.full !== subject.bare &&
    statement.toLowerCase().startsWith(`${subject.bare.toLowerCase()} `)
    ? `${upperStart(subject.full)}${statement.slice(subject.bare.length)}`
    : statement;
}

/** The brief's statement after the subject was named: "It opens on 12 March." */
function shortStatement(desk: Desk, said: string): string {
  const { statement = '', subject } = desk.reading;
  if (subject === undefined) return statement;
  const start = [subject.full, subject.bare].find((form) => statement.toLowerCase().startsWith(`${form.toLowerCase()} `));
  if (start === undefined && statement.includes(` for ${subject.full}`))
    return asSentence(
      `${statement.slice(0, statement.indexOf(` for ${subject.full}`))}${desk.reading.when === undefined || said.includes(dayOf(desk.reading.when)) ? '' : ` ${desk.reading.when}`}`,
    );
  return start === undefined
    ? fronted(statement, desk.random)
    : `${subject.plural ? 'They' : 'It'}${statement.slice(start.length)}`;
}

/** The same sentence with its date first, or its reason as a sentence of its own, now and then. */
export function fronted(text: string, random: Desk['random']): string {
  if (random.next() < 0.5 || /^We are (?:looking|hiring)/u.test(text)) return text;
  const reason = /^(.{12,}?)[,]? (?:because of|due to) ([^.]{4,80})\.$/iu.exec(text);
  if (reason?.[1] !== undefined && reason[2] !== undefined && random.next() < 0.6)
    return `${reason[1]}. ${random.pick([`The reason: ${reason[2]}`, `Why? ${upperStart(reason[2])}`])}.`;
  if (!/^(?:Our|The|It|They|We|This|A|An)\s/u.test(text) || text.includes(',') || !isStatement(text)) return text;
  const { when, rest } = takeWhen(text.replace(/\.$/u, ''));
  if (
    when === undefined ||
    !/^(?:on|from|in|by|at|every|after|before)\s/iu.test(when) ||
    rest.split(/\s+/).length < 3 ||
    !isStatement(rest)
  )
    return text;
  return `${upperStart(when)}, ${lowerStart(rest)}.`;
}

function joinItems(items: readonly string[]): string {
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

function dateLine(desk: Desk, said: string): string | undefined {
  const { reading, random } = desk;
  if (reading.when === undefined || said.includes(dayOf(reading.when))) return undefined;
  if (
    /^(?:from|until|till|between|during|since|every)\b/iu.test(reading.when) ||
    !/\d|day\b/iu.test(reading.when.replace(/\b\d{4}\b/u, ''))
  )
    return desk.fill(random.pick(dates.loose));
  const bank = reading.kind === 'event' ? dates.event : reading.kind === 'opening' ? dates.opening : dates.other;
  const line = desk.fill(random.pick(bank));
  return line !== undefined && reading.where !== undefined && /\bplace\b/.test(line) && !said.includes(reading.where)
    ? line.replace(/\.$/, ` ${reading.where}.`)
    : line;
}

/** How many facts this draft carries: not always all of them. */
export function depth(desk: Desk): number {
  const most = { x: 1, instagram: 3, linkedin: 4 }[desk.platform];
  return desk.platform === 'x' ? most : Math.max(1, most - Math.floor(desk.random.next() * 3));
}
