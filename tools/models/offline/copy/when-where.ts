const weekday = '(?:mon|tues|wednes|thurs|fri|satur|sun)days?';
const month =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\\.?';
const dayNumber = '\\d{1,2}(?:st|nd|rd|th)?';
const clockTime =
  "(?:\\d{1,2}(?::|\\.)\\d{2}(?:\\s?(?:am|pm|a\\.m\\.|p\\.m\\.|h))?|\\d{1,2}\\s?(?:am|pm|a\\.m\\.|p\\.m\\.|o[’']clock)|noon|midnight)";
const dated = `(?:(?:the\\s+)?${dayNumber}(?:\\s*(?:-|–|to|and|&)\\s*${dayNumber})?(?:\\s+of)?\\s+${month}|${month}\\s+${dayNumber}(?:\\s*(?:-|–|to|and|&)\\s*${dayNumber})?)(?:,?\\s+\\d{4})?|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}/\\d{1,2}(?:/\\d{2,4})?|\\d{1,2}\\.\\d{1,2}\\.\\d{2,4}`;
const holidays = '(?:\\s+(?:breaks?|holidays?|vacations?|season|term|months))';
const season = `(?:early |late |mid-)?(?:spring|summer|autumn|winter)(?:${holidays}|(?:\\s+\\d{4})?(?!\\s+(?!(?:with|and|at|on|for|in|to|from|we|our|the|a|an|is|are|because|by|of|as)\\b)\\p{Ll}))`;
const holiday =
  "(?:christmas|easter|halloween|new year(?:[’']s (?:eve|day))?|thanksgiving|valentine[’']s day|mother[’']s day|father[’']s day|king[’']s day|black friday|ramadan|diwali|pride)";
const base = `(?:(?:${weekday},?\\s+)?(?:${dated})|${weekday}(?:\\s+(?:morning|afternoon|evening|night))?|${month.replace('may|', 'may(?=\\W|$)|')}(?:\\s+\\d{4})?|${season}|${holiday}|\\d{4})`;
const times = `(?:,?\\s+(?:at|from|between)\\s+${clockTime}(?:\\s*(?:-|–|to|until|till|and)\\s*${clockTime})?)`;
const range = `(?:\\s*(?:to|until|till|through|-|–|and)\\s*${base})`;

const lead = '(?:on|from|until|till|by|before|after|in|during|for|since|starting|between|every|this|next)';
const whenPattern = new RegExp(
  `(?:^|[\\s,(])((?:${lead}\\s+)(?:the\\s+)?${base}${range}?${times}?|(?:at|from)\\s+${clockTime}(?:\\s*(?:-|–|to|until)\\s*${clockTime})?(?:,?\\s+on\\s+${base})?|(?:${weekday},?\\s+)?(?:${dated})${range}?${times}?)(?=$|[\\s,.;:!?)])`,
  'iu',
);
const wherePattern =
  /(?:^|[\s,(])((?:in|at|near|around|outside|behind)\s+(?:the\s+|our\s+|de\s+|het\s+)?(?:\p{Lu}[\p{L}\p{N}'’.-]*|\d+(?!\d|\s?(?:am|pm|o[’'])|[:.]\d))(?:(?:\s+(?:of|de|la|van|der|den|&|and|on|the)){0,2}\s+(?:\p{Lu}[\p{L}\p{N}'’.-]*|\d+\p{L}?))*)/u;

/** A date or time as the text has it, with its preposition ("on 14 April at 10:00"), and the text without it. */
export function takeWhen(text: string): { when?: string; rest: string } {
  return take(text, whenPattern);
}

/** A place with a capital, with its preposition ("in Delft", "at Coolsingel 40"), and the text without it. */
export function takeWhere(text: string): { where?: string; rest: string } {
  const found = wherePattern.exec(text);
  if (found?.[1] !== undefined && whenPattern.test(` ${found[1]}`)) return { rest: text };
  const { when, rest } = take(text, wherePattern);
  return { where: when, rest };
}

function take(text: string, pattern: RegExp): { when?: string; rest: string } {
  const match = pattern.exec(text);
  if (match?.[1] === undefined) return { rest: text };
  const at = match.index + match[0].length - match[1].length;
  const rest = `${text.slice(0, at)} ${text.slice(at + match[1].length)}`;
  return {
    when: match[1].trim().replace(/^starting\s+(?:on\s+)?/i, 'from '),
    rest: rest
      .replaceAll(/\s+/g, ' ')
      .replace(/\s+([,.;:!?])/g, '$1')
      .replace(/[\s,;(]+$/, '')
      .trim(),
  };
}

/** The date alone: "on 14 April" is "14 April", "from 10 December" stays as it is. */
export function dayOf(when: string): string {
  return when.replace(/^(?:on|in|this|next)\s+(?:the\s+)?/i, '');
}
