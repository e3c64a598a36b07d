import { contentWords } from '../../../content/index.ts';
import type { Desk } from './desk.ts';
import type { Structure } from './insights.ts';
import type { Material } from './materials.ts';
import { lowerStart, upperStart } from './noun-phrase.ts';
import { contrasts, dates, hooks, invitations, listLeads, notes, openQuestions, playfulContrasts, reveals, soberHooks, sums } from './phrases/shared.ts';
import { asSentence } from './sentences.ts';
import { isStatement } from './brief-reading.ts';
import { dayOf, takeWhen } from './when-where.ts';

/** A piece of a draft. The higher `spare`, the sooner it goes when the text is too long; 0 stays. */
export interface Part {
  text: string;
  spare: number;
  /** Ids of the facts in it. */
  ids: string[];
  /** Leads into a list, and goes with it. */
  intro?: true;
  /** The brief's or a fact's own words, not to be restyled. */
  given?: true;
}

/** Paragraphs of a draft, a list having its own. */
export type Composition = { parts: Part[]; isList?: true }[];

type Composer = (desk: Desk) => Composition | undefined;

const own = (text: string | undefined, spare: number): Part[] => (text === undefined ? [] : [{ text, spare, ids: [] }]);
const paragraph = (...parts: Part[][]): { parts: Part[] } => ({ parts: parts.flat() });

/** The news, in the brief's words or ours. `naming: never` right after the subject was named. */
function news(desk: Desk, option: { naming?: 'never' } = {}): Part[] {
  const { reading, random, kit } = desk;
  const statement = reading.statement;
  if (statement !== undefined && option.naming === undefined && (reading.subject === undefined || random.next() < 0.4)) {
    return [{ text: fronted(ownStatement(desk), random), spare: 0, ids: [], given: true }];
  }
  if (reading.subject === undefined && reading.kind !== 'hello') return own(desk.say({ plain: [`Hello from ${kit.name}.`] }), 0);
  // With a date still to come it can't be here yet.
  const early = reading.when !== undefined || /\b(?:soon|coming|will|teas)/iu.test(statement ?? '') ? /\bhere\b|\bout\b|walked|present|available|arriv/iu : undefined;
  // What the statement will say in full is not said in part before it.
  const not = statement === undefined ? early : new RegExp(`\\{when\\}|\\{day\\}${early === undefined ? '' : `|${early.source}`}`, 'iu');
  return own(desk.say(desk.phrases.news, { ...option, not }), 0);
}

/** Facts for this draft: what has most to do with the brief, in an order that varies, without saying what `said` says. */
function facts(desk: Desk, most: number, said: string): Part[] {
  const { materials, random, reading } = desk;
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
    .filter((material) => material.relevance > 0 || reading.kind === 'hello')
    .map((material) => ({ material, rank: Math.min(material.relevance, 3) + random.next() * 2.4 }))
    .toSorted((left, right) => right.rank - left.rank);
  for (const [index, { material }] of order.entries()) {
    const inKeywords = material.items.length > 0 && sofar !== '' && !new Set(['hiring', 'notice', 'thanks']).has(reading.kind) && random.next() < 0.35;
    const lead = desk.voice.register === 'formal' ? 'In keywords:' : random.pick(['Think', 'Picture', 'In short:']);
    add(material, inKeywords ? `${lead} ${joinItems(material.items)}.` : fronted(sofar === '' ? material.text : material.short, random), 2 + index);
  }
  return chosen;
}

/** After the subject was named: the statement comes with the facts, so nothing is said before it. */
function newsOfNamed(desk: Desk): Part[] {
  return desk.reading.statement === undefined ? news(desk, { naming: 'never' }) : [];
}

/** "New exhibition opens" is a headline; "Our new exhibition opens" is a sentence. */
function ownStatement({ reading: { statement = '', subject } }: Desk): string {
  return subject !== undefined && subject.full !== subject.bare && statement.toLowerCase().startsWith(`${subject.bare.toLowerCase()} `) ? `${upperStart(subject.full)}${statement.slice(subject.bare.length)}` : statement;
}

/** The brief's statement after the subject was named: "It opens on 12 March." */
function shortStatement(desk: Desk, said: string): string {
  const { statement = '', subject } = desk.reading;
  if (subject === undefined) return statement;
  const start = [subject.full, subject.bare].find((form) => statement.toLowerCase().startsWith(`${form.toLowerCase()} `));
  if (start === undefined && statement.includes(` for ${subject.full}`)) return asSentence(`${statement.slice(0, statement.indexOf(` for ${subject.full}`))}${desk.reading.when === undefined || said.includes(dayOf(desk.reading.when)) ? '' : ` ${desk.reading.when}`}`);
  return start === undefined ? fronted(statement, desk.random) : `${subject.plural ? 'They' : 'It'}${statement.slice(start.length)}`;
}

/** The same sentence with its date first, or its reason as a sentence of its own, now and then. */
function fronted(text: string, random: Desk['random']): string {
  if (random.next() < 0.5 || /^We are (?:looking|hiring)/u.test(text)) return text;
  const reason = /^(.{12,}?)[,]? (?:because of|due to) ([^.]{4,80})\.$/iu.exec(text);
  if (reason?.[1] !== undefined && reason[2] !== undefined && random.next() < 0.6) return `${reason[1]}. ${random.pick([`The reason: ${reason[2]}`, `Why? ${upperStart(reason[2])}`])}.`;
  if (!/^(?:Our|The|It|They|We|This|A|An)\s/u.test(text) || !isStatement(text)) return text;
  const { when, rest } = takeWhen(text.replace(/\.$/u, ''));
  if (when === undefined || !/^(?:on|from|in|until|by|at|every|after|before)\s/iu.test(when) || rest.split(/\s+/).length < 3 || !isStatement(rest)) return text;
  return `${upperStart(when)}, ${lowerStart(rest)}.`;
}

function joinItems(items: readonly string[]): string {
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

function dateLine(desk: Desk, said: string): string | undefined {
  const { reading, random } = desk;
  if (reading.when === undefined || said.includes(dayOf(reading.when))) return undefined;
  if (/^(?:from|until|till|between|during|since|every)\b/iu.test(reading.when) || !/\d|day\b/iu.test(reading.when.replace(/\b\d{4}\b/u, ''))) return desk.fill(random.pick(dates.loose));
  const bank = reading.kind === 'event' ? dates.event : reading.kind === 'opening' ? dates.opening : dates.other;
  const line = desk.fill(random.pick(bank));
  return line !== undefined && reading.where !== undefined && /\bplace\b/.test(line) && !said.includes(reading.where) ? line.replace(/\.$/, ` ${reading.where}.`) : line;
}

const thin: ReadonlySet<string> = new Set(contentWords('start starts begin begins open opens opening take takes place run runs date dates will come comes coming'));

/** Would this say again what was said? */
export function repeats(text: string, said: string): boolean {
  const words = contentWords(text).filter((word) => !thin.has(word));
  const before = new Set(contentWords(said));
  if (words.length === 0) return said.includes(text);
  return words.filter((word) => before.has(word)).length >= Math.max(1, words.length * 0.7);
}

/** How it ends: what the brief asks of readers, or a friendly way out. */
function close(desk: Desk, spare = 6, said = ''): Part[] {
  const { reading, random, voice, domain } = desk;
  if (reading.callToAction !== undefined && (random.next() < 0.75 || reading.links.some((link) => reading.callToAction?.includes(link) === true))) return [{ text: inOtherWords(reading.callToAction, random), spare: 1, ids: [], given: true }];
  if (!voice.callToAction) return [];
  const fits = reading.kind === 'launch' || reading.kind === 'promote' || (domain.forVisits === true && (reading.kind === 'event' || reading.kind === 'opening')) || (domain.sober === true && (reading.kind === 'explain' || reading.kind === 'release'));
  const bank = fits && (voice.register !== 'formal' || domain.sober === true) && random.next() < 0.45 ? { plain: domain.closes } : desk.phrases.close;
  return own(desk.say(bank, { naming: 'never', not: said.trimEnd().endsWith('?') ? /\?/u : undefined }), spare);
}

/** "Sign up at https://…" said in a few ways; anything else stays as the brief has it. */
function inOtherWords(request: string, random: Desk['random']): string {
  const match = /^(.{3,48}?)\s+(?:at|via|on|through|here:?)\s+(https?:\/\/\S+?)[.,]?$/iu.exec(request);
  if (match?.[1] === undefined || match[2] === undefined) return request;
  const [, what, link] = match;
  return random.pick([request, `${what}: ${link}`, `${what} via ${link}`, `${what} here: ${link}`, `Here is where: ${link}`]);
}

const opensOnly = /guess what|looking for something|got room|want to know what|know you want|psst|ready for something|this is your sign|the sign you/iu;

/** A question of the field, where the kind of message lets it, else of the kind. */
function ask(desk: Desk, option: { naming?: 'never'; field?: boolean } = {}): string | undefined {
  const { reading, domain, random } = desk;
  const field = new Set(['launch', 'promote', 'opening', 'event', 'explain', 'release', 'hello', 'appeal']).has(reading.kind);
  if (field && (option.field === true || random.next() < 0.5)) return desk.say({ plain: domain.asks }, option);
  return desk.say(desk.phrases.ask, option.naming === 'never' ? { ...option, not: opensOnly } : option) ?? (new Set(['notice', 'request', 'thanks', 'greeting']).has(reading.kind) ? undefined : desk.say(openQuestions, option));
}

/** A question to end on. */
export function closingQuestion(desk: Desk): string {
  return ask(desk, { naming: 'never' }) ?? desk.say(openQuestions) ?? 'What do you think?';
}

function hook(desk: Desk): Part[] {
  const { voice, reading } = desk;
  return own(desk.say(voice.sober || reading.kind === 'notice' ? soberHooks : hooks), 4);
}

/** How many facts this draft carries: not always all of them. */
function depth(desk: Desk): number {
  const most = { x: 1, instagram: 3, linkedin: 4 }[desk.platform];
  return desk.platform === 'x' ? most : Math.max(1, most - Math.floor(desk.random.next() * 3));
}
const textOf = (...parts: Part[][]): string => parts.flat().map((part) => part.text).join(' ');
const lowered = (part: Part): string => (part.given !== true || /^(?:Our|The|A|An|It|They|We|You|This|These|There|From|In|On|At|All|Every|Each|Free|No|New)\b/.test(part.text) ? lowerStart(part.text) : part.text);

const announcement: Composer = (desk) => {
  const lead = news(desk);
  if (lead.length === 0) return undefined;
  return [paragraph(lead), paragraph(facts(desk, depth(desk), textOf(lead))), paragraph(close(desk))];
};

const hooked: Composer = (desk) => {
  const first = hook(desk);
  const lead = news(desk);
  if (first.length === 0 || lead.length === 0) return undefined;
  return [paragraph(first, lead), paragraph(facts(desk, depth(desk), textOf(lead))), paragraph(close(desk))];
};

const question: Composer = (desk) => {
  const first = desk.say(desk.phrases.ask);
  if (first === undefined) return undefined;
  const isNamed = desk.reading.subject !== undefined && first.includes(desk.reading.subject.bare);
  const lead = isNamed ? newsOfNamed(desk) : news(desk);
  const rest = facts(desk, depth(desk), `${first} ${textOf(lead)}`);
  if (lead.length === 0 && rest.length === 0) return undefined;
  return [paragraph(own(first, 0), lead), paragraph(rest), paragraph(close(desk))];
};

const conversation: Composer = (desk) => {
  const lead = news(desk);
  const last = ask(desk, { naming: 'never', field: true });
  if (lead.length === 0 || last === undefined) return undefined;
  return [paragraph(lead), paragraph(facts(desk, depth(desk), textOf(lead))), paragraph(own(last, 2))];
};

const scene: Composer = (desk) => {
  if (new Set(['hiring', 'notice', 'greeting', 'thanks', 'milestone']).has(desk.reading.kind) || (desk.asked.tone.length > 0 && desk.voice.register === 'formal')) return undefined;
  const first = own(desk.say({ plain: desk.domain.scenes }), 3);
  const lead = news(desk);
  if (first.length === 0 || lead.length === 0) return undefined;
  const rest = facts(desk, depth(desk), textOf(lead));
  return desk.random.next() < 0.5 ? [paragraph(first), paragraph(lead, rest), paragraph(close(desk))] : [paragraph(first, lead), paragraph(rest), paragraph(close(desk))];
};

const factFirst: Composer = (desk) => {
  const usable = desk.materials.filter((material) => material.isSentence && material.relevance > 0 && material.text.split(/\s+/).length >= 6 && !/^(?:It|They|This|That)\b/.test(material.text));
  const first = desk.random.shuffle(usable)[0];
  const names = first !== undefined && desk.reading.subject !== undefined && first.text.toLowerCase().includes(desk.reading.subject.bare.toLowerCase().replace(/^new /u, ''));
  const reveal = first === undefined ? undefined : names ? (news(desk, { naming: 'never' })[0]?.text ?? ask(desk, { naming: 'never' })) : desk.say(reveals, { naming: 'must' });
  if (first === undefined || reveal === undefined || new Set(['hiring', 'notice', 'request', 'thanks', 'hello', 'greeting', 'offer']).has(desk.reading.kind)) return undefined;
  const opening: Part = { text: first.text, spare: 0, ids: first.id === '' ? [] : [first.id], given: true };
  return [paragraph([opening], own(reveal, 0)), paragraph(facts(desk, depth(desk) - 1, `${first.text} ${reveal}`)), paragraph(close(desk))];
};

const list: Composer = (desk) => {
  const lead = news(desk);
  const items = facts(desk, desk.platform === 'x' ? 3 : 5, textOf(lead)).filter((part) => part.text.length <= 140);
  const intro = desk.say(listLeads);
  if (lead.length === 0 || items.length < 2 || intro === undefined) return undefined;
  return [paragraph(lead, [{ text: intro, spare: 1, ids: [], intro: true }]), { parts: items, isList: true }, paragraph(close(desk))];
};

const answers: Composer = (desk) => {
  const { reading } = desk;
  if (reading.subject === undefined || new Set(['thanks', 'greeting', 'notice', 'request', 'milestone']).has(reading.kind)) return undefined;
  const who = reading.kind === 'hiring' ? 'Who' : 'What';
  const lines: Part[] = [{ text: `${who}: ${reading.subject.full}.`, spare: 0, ids: [], given: true }];
  if (reading.when !== undefined) lines.push({ text: `When: ${dayOf(reading.when)}.`, spare: 0, ids: [], given: true });
  if (reading.where !== undefined) lines.push({ text: `Where: ${reading.where.replace(/^(?:in|at)\s+/iu, '')}.`, spare: 0, ids: [], given: true });
  if (reading.audience !== undefined) lines.push({ text: `For whom: ${reading.audience.replace(/\.$/, '')}.`, spare: 1, ids: [], given: true });
  const said = lines.map((line) => line.text).join(' ');
  const extra = facts(desk, 2, said);
  if (lines.length < 3 && (lines.length < 2 || extra.length === 0)) return undefined;
  const lead = own(desk.say(desk.random.next() < 0.5 ? listLeads : hooks), 3);
  return [paragraph(lead), { parts: lines, isList: true }, paragraph(extra), paragraph(close(desk))];
};

const invitation: Composer = (desk) => {
  if (new Set(['hiring', 'notice', 'request', 'thanks', 'greeting', 'hello', 'appeal', 'milestone']).has(desk.reading.kind)) return undefined;
  const lead = own(desk.say(desk.reading.kind === 'event' || desk.reading.kind === 'opening' ? desk.phrases.news : invitations, { naming: 'must' }), 0);
  if (lead.length === 0) return undefined;
  const rest = facts(desk, depth(desk), textOf(lead));
  const last = ask(desk, { naming: 'never' });
  return [paragraph(lead, rest), paragraph(own(last, 5), close(desk, 6, last))];
};

const contrast: Composer = (desk) => {
  const { voice, random } = desk;
  const pairs = voice.register === 'casual' && !voice.sober ? [...contrasts, ...playfulContrasts] : contrasts;
  const [short, long] = random.pick(pairs);
  const lead = news(desk);
  const rest = facts(desk, Math.max(1, depth(desk) - 1), textOf(lead));
  const [main] = lead;
  const [first, ...others] = rest;
  if (main === undefined || first === undefined || main.text.includes(':') || main.text.includes('?') || first.text.includes(':') || first.text.length > 170 || first.text.split(/\s+/).length < 4) return undefined;
  const join = (label: string, part: Part): Part => ({ ...part, text: `${label} ${label.endsWith('?') ? part.text : lowered(part)}`, spare: 0 });
  return [paragraph([join(short, main)]), paragraph([join(long, first), ...others]), paragraph(close(desk))];
};

const note: Composer = (desk) => {
  const lead = desk.say(notes);
  const [main] = news(desk);
  if (lead === undefined || main === undefined || main.text.includes(':') || main.text.includes(desk.kit.name) || main.text.includes('?')) return undefined;
  const joined: Part = { ...main, text: `${lead} ${lowered(main)}` };
  const last = ask(desk, { naming: 'never' });
  return [paragraph([joined]), paragraph(facts(desk, depth(desk), joined.text)), paragraph(own(last, 5)), paragraph(close(desk, 6, last))];
};

const tip: Composer = (desk) => {
  const advice = desk.say(desk.phrases.tip, { naming: undefined });
  if (advice === undefined || new Set(['thanks', 'greeting']).has(desk.reading.kind)) return undefined;
  const label = desk.random.pick(['Tip:', 'A tip from our team:', 'Small tip:', 'Our advice:', 'Note to self:']);
  const text = `${label} ${lowerStart(advice)}`;
  const isNamed = desk.reading.subject !== undefined && advice.includes(desk.reading.subject.bare);
  const lead = isNamed ? newsOfNamed(desk) : news(desk);
  const rest = facts(desk, depth(desk), `${text} ${textOf(lead)}`);
  return isNamed ? [paragraph(own(text, 0), lead), paragraph(rest), paragraph(close(desk))] : [paragraph(lead), paragraph(rest), paragraph(own(text, 0))];
};

const fragments: Composer = (desk) => {
  const source = desk.random.shuffle(desk.materials.filter((material) => material.items.length > 0 && material.relevance > 0))[0];
  const sum = source === undefined ? undefined : desk.say(sums, { naming: 'must' });
  if (source === undefined || sum === undefined || new Set(['hiring', 'thanks', 'notice', 'request', 'greeting']).has(desk.reading.kind)) return undefined;
  const text = source.items.map((item) => asSentence(item)).join(' ');
  const lead: Part = { text, spare: 0, ids: source.id === '' ? [] : [source.id], given: true };
  return [paragraph([lead], own(sum, 0)), paragraph(facts(desk, depth(desk) - 1, `${source.text} ${sum}`)), paragraph(close(desk))];
};

export const composers: Readonly<Record<Structure, Composer>> = {
  announcement, question, scene, fragments, hook: hooked, invitation, list, fact_first: factFirst, note, contrast, answers, tip, conversation,
};
