import { type Composition, lowered, own, paragraph, type Part, textOf } from './composition.ts';
import type { Desk } from './desk.ts';
import type { Structure } from './insights.ts';
import { ask, close, hook, news, newsOfNamed } from './moves.ts';
import { isAside, isClause } from './noun-check.ts';
import { lowerStart } from './noun-phrase.ts';
import { contrasts, hooks, invitations, listLeads, notes, playfulContrasts, reveals, sums } from './phrases/shared.ts';
import { asSentence } from './sentences.ts';
import { fieldTips } from './tips.ts';
import { depth, facts } from './what-is-known.ts';
import { dayOf } from './when-where.ts';

type Composer = (desk: Desk) => Composition | undefined;

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
  if (desk.asked.tone.length > 0 && desk.voice.register === 'formal') return undefined;
  const first = own(desk.say({ plain: desk.domain.scenes }), 3);
  const lead = news(desk);
  if (first.length === 0 || lead.length === 0) return undefined;
  const rest = facts(desk, depth(desk), textOf(lead));
  return desk.random.next() < 0.5
    ? [paragraph(first), paragraph(lead, rest), paragraph(close(desk))]
    : [paragraph(first, lead), paragraph(rest), paragraph(close(desk))];
};

const factFirst: Composer = (desk) => {
  const whole = desk.materials.filter(
    (material) =>
      material.isSentence && material.text.split(/\s+/).length >= 6 && !/^(?:It|They|This|That)\b/.test(material.text),
  );
  const aside = desk.reading.subject !== undefined && isAside(desk.reading.subject.full);
  const fitting = whole
    .filter((material) => !aside || material.relevance > 0)
    .filter((material) => desk.angle?.facts?.test(material.text) === true);
  const usable = fitting.length > 0 ? fitting : whole.filter((material) => material.relevance > 0);
  const first = desk.random.shuffle(usable)[0];
  const names =
    first !== undefined &&
    desk.reading.subject !== undefined &&
    first.text.toLowerCase().includes(desk.reading.subject.bare.toLowerCase().replace(/^new /u, ''));
  const isNamed = names || (desk.reading.subject !== undefined && isClause(desk.reading.subject.full));
  // "A bag of the blend costs 14 euros. It is here": what is? Only a fact that is about the subject itself can lead so.
  if (first !== undefined && names && !/^(?:It|They|We)\b/.test(first.short)) return undefined;
  const reveal =
    first === undefined
      ? undefined
      : isNamed
        ? ''
        : first.relevance > 2
          ? desk.say(reveals, { naming: 'must' })
          : news(desk)[0]?.text;
  if (first === undefined || reveal === undefined) return undefined;
  const opening: Part = { text: first.text, spare: 0, ids: first.id === '' ? [] : [first.id], given: true };
  return [
    paragraph([opening], own(reveal === '' ? undefined : reveal, 0)),
    paragraph(facts(desk, depth(desk) - 1, `${first.text} ${reveal}`)),
    paragraph(close(desk)),
  ];
};

const list: Composer = (desk) => {
  const lead = news(desk);
  const items = facts(desk, desk.platform === 'x' ? 3 : 5, textOf(lead)).filter((part) => part.text.length <= 140);
  const intro = desk.say(listLeads);
  if (lead.length === 0 || items.length < 2 || intro === undefined) return undefined;
  return [
    paragraph(lead, [{ text: intro, spare: 1, ids: [], intro: true }]),
    { parts: items, isList: true },
    paragraph(close(desk)),
  ];
};

const answers: Composer = (desk) => {
  const { reading } = desk;
  if (reading.subject === undefined) return undefined;
  const who = reading.kind === 'hiring' ? 'Who' : 'What';
  const lines: Part[] = [{ text: `${who}: ${reading.subject.full}.`, spare: 0, ids: [], given: true }];
  if (reading.when !== undefined) lines.push({ text: `When: ${dayOf(reading.when)}.`, spare: 0, ids: [], given: true });
  if (reading.where !== undefined)
    lines.push({ text: `Where: ${reading.where.replace(/^(?:in|at)\s+/iu, '')}.`, spare: 0, ids: [], given: true });
  if (reading.audience !== undefined)
    lines.push({ text: `For whom: ${reading.audience.replace(/\.$/, '')}.`, spare: 1, ids: [], given: true });
  const said = lines.map((line) => line.text).join(' ');
  const extra = facts(desk, 2, said);
  if (lines.length < 3 && (lines.length < 2 || extra.length === 0)) return undefined;
  const lead = own(desk.say(desk.random.next() < 0.5 ? listLeads : hooks), 3);
  return [paragraph(lead), { parts: lines, isList: true }, paragraph(extra), paragraph(close(desk))];
};

const invitation: Composer = (desk) => {
  const lead = own(
    desk.say(desk.reading.kind === 'event' || desk.reading.kind === 'opening' ? desk.phrases.news : invitations, {
      naming: 'must',
    }),
    0,
  );
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
  if (
    main === undefined ||
    first === undefined ||
    main.text.includes(':') ||
    main.text.includes('?') ||
    first.text.includes(':') ||
    first.text.length > 170 ||
    first.text.split(/\s+/).length < 4
  )
    return undefined;
  const join = (label: string, part: Part): Part => ({
    ...part,
    text: `${label} ${label.endsWith('?') ? part.text : lowered(part)}`,
    spare: 0,
  });
  return [paragraph([join(short, main)]), paragraph([join(long, first), ...others]), paragraph(close(desk))];
};

const note: Composer = (desk) => {
  const lead = desk.say(notes);
  const [main] = news(desk);
  if (
    lead === undefined ||
    main === undefined ||
    main.text.includes(':') ||
    main.text.includes(desk.kit.name) ||
    main.text.includes('?')
  )
    return undefined;
  const joined: Part = { ...main, text: `${lead} ${lowered(main)}` };
  const last = ask(desk, { naming: 'never' });
  return [
    paragraph([joined]),
    paragraph(facts(desk, depth(desk), joined.text)),
    paragraph(own(last, 5)),
    paragraph(close(desk, 6, last)),
  ];
};

const tip: Composer = (desk) => {
  const advice = fieldTip(desk) ?? desk.say(desk.phrases.tip);
  if (advice === undefined) return undefined;
  const label = desk.random.pick(['Tip:', 'A tip from our team:', 'Small tip:', 'Our advice:']);
  const text = `${label} ${lowerStart(advice)}`;
  const isNamed = desk.reading.subject !== undefined && advice.includes(desk.reading.subject.bare);
  const lead = isNamed ? newsOfNamed(desk) : news(desk);
  const rest = facts(desk, depth(desk), `${text} ${textOf(lead)}`);
  return isNamed
    ? [paragraph(own(text, 0), lead), paragraph(rest), paragraph(close(desk))]
    : [paragraph(lead), paragraph(rest), paragraph(own(text, 0))];
};

/** Advice of the field where the message leaves room for it, most of the time. */
function fieldTip(desk: Desk): string | undefined {
  const tips = fieldTips[desk.domain.name];
  const open = new Set(['launch', 'promote', 'explain', 'hello', 'question']).has(desk.reading.kind);
  const { subject } = desk.reading;
  const fits =
    open &&
    desk.asked.length !== 'shorter' &&
    (subject === undefined || !isAside(subject.full) || /\btips?\b/iu.test(subject.full));
  return tips !== undefined && fits && desk.random.next() < 0.75 ? desk.say({ plain: tips }) : undefined;
}

const fragments: Composer = (desk) => {
  const source = desk.random.shuffle(desk.materials.filter((material) => material.items.length > 0 && material.relevance > 0))[0];
  const sum = source === undefined ? undefined : desk.say(sums, { naming: 'must' });
  if (source === undefined || sum === undefined) return undefined;
  const text = source.items.map((item) => asSentence(item)).join(' ');
  const lead: Part = { text, spare: 0, ids: source.id === '' ? [] : [source.id], given: true };
  return [
    paragraph([lead], own(sum, 0)),
    paragraph(facts(desk, depth(desk) - 1, `${source.text} ${sum}`)),
    paragraph(close(desk)),
  ];
};

export const composers: Readonly<Record<Structure, Composer>> = {
  announcement,
  question,
  scene,
  fragments,
  hook: hooked,
  invitation,
  list,
  fact_first: factFirst,
  note,
  contrast,
  answers,
  tip,
  conversation,
};
