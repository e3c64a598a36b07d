import type { BriefReading } from './brief-reading.ts';
import { upperStart } from './noun-phrase.ts';
import { dayOf } from './when-where.ts';

/** Fills the braces of a phrase. Undefined when it needs something that this message has not got. */
export type Fill = (phrase: string, extra?: Readonly<Record<string, string>>) => string | undefined;

const agreeing: Readonly<Record<string, readonly [string, string]>> = {
  is: ['is', 'are'],
  has: ['has', 'have'],
  it: ['it', 'they'],
  them: ['it', 'them'],
  this: ['this', 'these'],
  that: ['that', 'those'],
  opens: ['opens', 'open'],
  means: ['means', 'mean'],
  needs: ['needs', 'need'],
  stands: ['stands', 'stand'],
  takes: ['takes', 'take'],
  runs: ['runs', 'run'],
};

/** Slots for one message; `long` uses the subject with what narrows it down. */
export function buildFill(reading: BriefReading, brandName: string, { long }: { long: boolean }): Fill {
  const subject = reading.subject;
  const named = long ? subject?.long : subject?.full;
  const values: Record<string, string | undefined> = {
    s: named,
    n: subject?.bare,
    roles: subject === undefined ? undefined : (long ? subject.long : subject.full).replace(/^(?:an?|our|the)\s+/iu, ''),
    r: reading.request,
    brand: brandName,
    when: reading.when,
    day: reading.when === undefined ? undefined : dayOf(reading.when),
    where: reading.where,
    ...Object.fromEntries(
      Object.entries(agreeing).map(([slot, [one, many]]) => [
        slot,
        subject === undefined ? undefined : subject.plural ? many : one,
      ]),
    ),
  };
  return (phrase, extra = {}) => {
    let complete = true;
    const filled = phrase.replaceAll(/\{(\w+)\}/g, (_all, slot: string) => {
      const own = extra[slot] ?? extra[slot.toLowerCase()] ?? values[slot] ?? values[slot.toLowerCase()];
      if (own === undefined) complete = false;
      return own === undefined ? '' : /^[A-Z]/.test(slot) ? upperStart(own) : own;
    });
    return complete ? tidy(filled) : undefined;
  };
}

function tidy(text: string): string {
  return upperStart(
    text
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/\s+([.,!?:;])/g, '$1')
      .replaceAll(/([.!?])\./g, '$1')
      .trim(),
  );
}

/** Does the phrase name the subject? Naming it again right away reads like a form letter. */
export function namesSubject(phrase: string): boolean {
  return /\{(?:s|S|n|N|roles|r|R)\}/.test(phrase);
}

/** The phrase with the subject as a pronoun, where grammar lets it: at its start. */
export function withPronoun(phrase: string): string | undefined {
  if (!/^\{S\} \{(?:is|opens|has|needs)\}/.test(phrase)) return undefined;
  return phrase.replace('{S}', '{It}');
}
