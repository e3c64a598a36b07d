import { own, type Part } from './composition.ts';
import type { Desk } from './desk.ts';
import { isAside } from './noun-check.ts';
import { hooks, openQuestions, soberHooks } from './phrases/shared.ts';
import { fronted, ownStatement } from './what-is-known.ts';

/** The news, in the brief's words or ours. `naming: never` right after the subject was named. */
export function news(desk: Desk, option: { naming?: 'never' } = {}): Part[] {
  const { reading, random, kit } = desk;
  const statement = reading.statement;
  if (statement !== undefined && option.naming === undefined && (reading.subject === undefined || random.next() < 0.4)) {
    return [{ text: fronted(ownStatement(desk), random), spare: 0, ids: [], given: true }];
  }
  if (reading.subject === undefined && reading.request === undefined && !new Set(['hello', 'teaser']).has(reading.kind))
    return own(desk.say({ plain: [`Hello from ${kit.name}.`] }), 0);
  // With a date still to come it can't be here yet.
  const early =
    reading.when !== undefined || /\b(?:soon|coming|will|teas)/iu.test(statement ?? '')
      ? /\bhere\b|\bout\b|walked|present|available|arriv/iu
      : undefined;
  // What the statement will say in full is not said in part before it.
  const undated =
    reading.kind === 'event' && reading.when === undefined && statement === undefined
      ? /coming|calendar|diary|save the date|getting ready|get ready|here comes/iu
      : undefined;
  const not =
    statement === undefined
      ? (undated ?? early)
      : new RegExp(`\\{when\\}|\\{day\\}${early === undefined ? '' : `|${early.source}`}`, 'iu');
  return own(desk.say(desk.phrases.news, { ...option, not }), 0);
}

/** After the subject was named: the statement comes with the facts, so nothing is said before it. */
export function newsOfNamed(desk: Desk): Part[] {
  if (desk.reading.kind === 'request') return news(desk);
  return desk.reading.statement === undefined ? news(desk, { naming: 'never' }) : [];
}

/** How it ends: what the brief asks of readers, or a friendly way out. */
export function close(desk: Desk, spare = 6, said = ''): Part[] {
  const { reading, random, voice, domain } = desk;
  if (
    reading.callToAction !== undefined &&
    (random.next() < 0.75 || reading.links.some((link) => reading.callToAction?.includes(link) === true))
  )
    return [{ text: inOtherWords(reading.callToAction, random), spare: 1, ids: [], given: true }];
  if (!voice.callToAction) return [];
  const fits =
    reading.subject !== undefined &&
    !isAside(reading.subject.full) &&
    (reading.kind === 'launch' ||
      reading.kind === 'promote' ||
      (domain.forVisits === true && (reading.kind === 'event' || reading.kind === 'opening')) ||
      (domain.sober === true && (reading.kind === 'explain' || reading.kind === 'release')));
  const bank =
    fits && (voice.register !== 'formal' || domain.sober === true) && random.next() < 0.45
      ? { plain: domain.closes }
      : desk.phrases.close;
  return own(
    desk.say(bank, { naming: 'never', not: said.trimEnd().endsWith('?') ? /\?/u : fits ? undefined : /treat yourself/iu }),
    spare,
  );
}

/** "Sign up at https://…" said in a few ways; anything else stays as the brief has it. */
function inOtherWords(request: string, random: Desk['random']): string {
  const match = /^(.{3,48}?)\s+(?:at|via|on|through|here:?)\s+(https?:\/\/\S+?)[.,]?$/iu.exec(request);
  if (match?.[1] === undefined || match[2] === undefined) return request;
  const [, what, link] = match;
  return random.pick([request, `${what}: ${link}`, `${what} via ${link}`, `${what} here: ${link}`, `Here is where: ${link}`]);
}

const opensOnly =
  /guess what|looking for something|got room|want to know what|know you want|psst|ready for something|this is your sign|the sign you/iu;

/** A question of the field, where the kind of message lets it, else of the kind. */
export function ask(desk: Desk, option: { naming?: 'never'; field?: boolean } = {}): string | undefined {
  const { reading, domain, random } = desk;
  const field = new Set(['launch', 'promote', 'opening', 'event', 'explain', 'release', 'hello', 'appeal']).has(reading.kind);
  const aside = reading.subject !== undefined && isAside(reading.subject.full);
  if (field && !aside && (option.field === true || random.next() < 0.5)) return desk.say({ plain: domain.asks }, option);
  return (
    desk.say(desk.phrases.ask, option.naming === 'never' ? { ...option, not: opensOnly } : option) ??
    (new Set(['notice', 'request', 'thanks', 'greeting', 'question', 'warning']).has(reading.kind)
      ? undefined
      : desk.say(openQuestions, option))
  );
}

/** A question to end on. */
export function closingQuestion(desk: Desk): string {
  return ask(desk, { naming: 'never' }) ?? desk.say(openQuestions) ?? 'What do you think?';
}

export function hook(desk: Desk): Part[] {
  const { voice, reading } = desk;
  return own(desk.say(voice.sober || reading.kind === 'notice' ? soberHooks : hooks), 4);
}
