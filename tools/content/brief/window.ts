import { DateTime } from 'luxon';
import { countPattern, readCount } from './number-words.ts';

export interface BriefWindow {
  start: DateTime;
  end: DateTime;
}

const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const dayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const month =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const weekday = '(mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?';
/** Only whole names where nothing around them says that a day is meant: "sat" and "sun" are words. */
const fullWeekday = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';
const dayOfMonth = '(\\d{1,2})(?:st|nd|rd|th)?';
const dash = '\\s*(?:-|–|—|to|until|till|through|and)\\s*(?:the\\s+)?';

/** One day as people write it, as patterns without groups. */
const calendarSource = `\\d{4}-\\d{2}-\\d{2}|(?:${bare(dayOfMonth)}\\s+(?:of\\s+)?${bare(month)}|${bare(month)}\\s+${bare(dayOfMonth)}(?!\\d))(?:,?\\s+\\d{4})?|today|tomorrow`;
const dateSource = `(?:${calendarSource}|(?:next\\s+|this\\s+|coming\\s+)?\\b${bare(weekday)}\\b)`;
const plainDateSource = `(?:${calendarSource}|(?:next\\s+|this\\s+|coming\\s+)?\\b${fullWeekday}\\b)`;

type Rule = { pattern: RegExp; read: (match: RegExpExecArray, now: DateTime) => BriefWindow | undefined };

/** Tried in this order: what says more goes first. */
const rules: readonly Rule[] = [
  {
    pattern: new RegExp(
      `\\b(\\d{1,2})(?:st|nd|rd|th)?${dash}(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?${month}(?:,?\\s+(\\d{4}))?`,
      'iu',
    ),
    read: (m, now) => span(dayIn(now, m[1], m[3], m[4]), dayIn(now, m[2], m[3], m[4])),
  },
  {
    pattern: new RegExp(
      `\\b${month}\\s+(\\d{1,2})(?:st|nd|rd|th)?${dash}(\\d{1,2})(?:st|nd|rd|th)?\\b(?!\\s*(?:posts?|tweets?))(?:,?\\s+(\\d{4}))?`,
      'iu',
    ),
    read: (m, now) => span(dayIn(now, m[2], m[1], m[4]), dayIn(now, m[3], m[1], m[4])),
  },
  { pattern: new RegExp(`(${dateSource})${dash}(${dateSource})`, 'iu'), read: (m, now) => readRange(m[1], m[2], now) },
  {
    pattern: /\b(?:the\s+)?week\s+(?:of|starting|beginning|commencing)\s+(?:on\s+)?(?:the\s+)?(.{3,30})/iu,
    read: (m, now) => ((first) => first && span(first, first.plus({ days: 6 })))(readDate(m[1], now)),
  },
  {
    pattern: new RegExp(
      `\\b(?:by|before|until|till|no later than|ending(?:\\s+on)?)\\s+(?:the\\s+)?(?:end\\s+of\\s+)?(${dateSource})`,
      'iu',
    ),
    read: (m, now) => ((last) => last && { start: now, end: last.endOf('day') })(readDate(m[1], now)),
  },
  {
    pattern: new RegExp(`\\b(?:from|starting|beginning|as\\s+of|after|since)\\s+(?:on\\s+)?(?:the\\s+)?(${dateSource})`, 'iu'),
    read: (m, now) => ((first) => first && span(first, first.plus({ days: lengthIn(m.input) - 1 })))(readDate(m[1], now)),
  },
  {
    pattern: new RegExp(
      `\\b(?:(?:over|in|during|within|for|across)\\s+)?(?:the\\s+)?(?:next|coming|following)\\s+${countPattern}\\s+(hour|day|week|month)s?\\b`,
      'iu',
    ),
    read: (m, now) => ahead(now, readCount(m[1] ?? ''), m[2]),
  },
  {
    pattern: new RegExp(`\\b(?:for|within|in|over)\\s+(?:the\\s+)?${countPattern}\\s+(hour|day|week|month)s?\\b`, 'iu'),
    read: (m, now) => ahead(now, readCount(m[1] ?? ''), m[2]),
  },
  { pattern: /\bnext\s+week-?ends?\b/iu, read: (_, now) => weekend(now.plus({ weeks: 1 })) },
  { pattern: /\b(?:this\s+|the\s+|coming\s+)*week-?end\b/iu, read: (_, now) => weekend(now) },
  {
    pattern: /\b(?:next|coming)\s+(?:work(?:ing)?\s+)?week\b/iu,
    read: (_, now) => span(now.plus({ weeks: 1 }).startOf('week'), now.plus({ weeks: 1 }).endOf('week')),
  },
  { pattern: /\b(?:this|the\s+rest\s+of\s+the)\s+week\b/iu, read: (_, now) => ({ start: now, end: now.endOf('week') }) },
  {
    pattern: /\bnext\s+month\b/iu,
    read: (_, now) => span(now.plus({ months: 1 }).startOf('month'), now.plus({ months: 1 }).endOf('month')),
  },
  { pattern: /\b(?:this|the\s+rest\s+of\s+the)\s+month\b/iu, read: (_, now) => ({ start: now, end: now.endOf('month') }) },
  { pattern: /\b(?:the\s+)?day\s+after\s+tomorrow\b/iu, read: (_, now) => wholeDay(now.plus({ days: 2 })) },
  { pattern: /\btomorrow\b/iu, read: (_, now) => wholeDay(now.plus({ days: 1 })) },
  {
    pattern: /\b(?:today|tonight|this\s+(?:morning|afternoon|evening)|right\s+away\s+today)\b/iu,
    read: (_, now) => ({ start: now, end: now.endOf('day') }),
  },
  {
    pattern: new RegExp(`(?:\\bon\\s+(${dateSource})|(${plainDateSource}))`, 'iu'),
    read: (m, now) => ((date) => date && wholeDay(date))(readDate(m[1] ?? m[2], now)),
  },
  {
    pattern: new RegExp(`\\b(?:in|during|throughout|all(?:\\s+of)?|for)\\s+${month}(?:\\s+(\\d{4}))?\\b`, 'iu'),
    read: (m, now) => ((first) => first && span(first.startOf('month'), first.endOf('month')))(dayIn(now, '28', m[1], m[2])),
  },
];

/**
 * The stretch of time that a brief names, in the zone of `now`; undefined when it names none. Today's part starts now, so a
 * window never begins in the past unless it lies there as a whole.
 */
export function findWindow(brief: string, now: DateTime): BriefWindow | undefined {
  for (const { pattern, read } of rules) {
    const match = pattern.exec(brief);
    const window = match === null ? undefined : read(match, now);
    if (window === undefined || !window.start.isValid || !window.end.isValid) continue;
    const [start, end] =
      window.start <= window.end ? [window.start, window.end] : [window.end.startOf('day'), window.start.endOf('day')];
    return { start: end > now && start < now ? now : start, end };
  }
  return undefined;
}

function bare(source: string): string {
  return source.replace(/\((?!\?)/gu, '(?:');
}

function span(first: DateTime | undefined, last: DateTime | undefined): BriefWindow | undefined {
  return first === undefined || last === undefined ? undefined : { start: first.startOf('day'), end: last.endOf('day') };
}

function wholeDay(day: DateTime): BriefWindow {
  return { start: day.startOf('day'), end: day.endOf('day') };
}

function weekend(day: DateTime): BriefWindow {
  const saturday = day.startOf('week').plus({ days: 5 });
  return { start: saturday, end: saturday.plus({ days: 1 }).endOf('day') };
}

function ahead(now: DateTime, count: number | undefined, unit: string | undefined): BriefWindow | undefined {
  if (count === undefined || count < 1 || count > 366) return undefined;
  const name = unit?.toLowerCase();
  if (name === 'hour') return { start: now, end: now.plus({ hours: count }) };
  return { start: now, end: now.plus({ [`${name}s`]: count }) };
}

/** "from Monday ... for two weeks"; a week where the brief does not say. */
function lengthIn(text: string): number {
  const match = new RegExp(`\\bfor\\s+(?:the\\s+)?(?:next\\s+)?${countPattern}\\s+(day|week|month)s?\\b`, 'iu').exec(text);
  const count = readCount(match?.[1] ?? '') ?? 1;
  const unit = match?.[2]?.toLowerCase();
  return match === null ? 7 : Math.min(366, count * (unit === 'day' ? 1 : unit === 'month' ? 30 : 7));
}

function readRange(from: string | undefined, to: string | undefined, now: DateTime): BriefWindow | undefined {
  const first = readDate(from, now);
  const last = readDate(to, first ?? now);
  return span(first, last);
}

/** A day as people write it. Without a year the next one that is not over; a bare weekday is the next such day, today included. */
function readDate(text: string | undefined, now: DateTime): DateTime | undefined {
  const plain = (text ?? '').toLowerCase().trim();
  if (plain.startsWith('today')) return now;
  if (plain.startsWith('tomorrow')) return now.plus({ days: 1 });
  const iso = /^(\d{4})-(\d{2})-(\d{2})/u.exec(plain);
  if (iso !== null)
    return valid(DateTime.fromObject({ year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) }, { zone: now.zone }));
  const dayFirst = new RegExp(`^${dayOfMonth}\\s+(?:of\\s+)?${month}(?:,?\\s+(\\d{4}))?`, 'iu').exec(plain);
  if (dayFirst !== null) return dayIn(now, dayFirst[1], dayFirst[2], dayFirst[3]);
  const monthFirst = new RegExp(`^${month}\\s+${dayOfMonth}(?:,?\\s+(\\d{4}))?`, 'iu').exec(plain);
  if (monthFirst !== null) return dayIn(now, monthFirst[2], monthFirst[1], monthFirst[3]);
  const named = new RegExp(`^(next\\s+|this\\s+|coming\\s+)?${weekday}\\b`, 'iu').exec(plain);
  if (named === null) return undefined;
  const wanted = dayNames.findIndex((name) => name.startsWith((named[2] ?? '').slice(0, 3))) + 1;
  const soon = now.plus({ days: (wanted - now.weekday + 7) % 7 });
  // "next Friday" said on a Monday means the one of next week; the bare name means the coming one.
  return named[1]?.trim() === 'next' && soon.weekNumber === now.weekNumber ? soon.plus({ weeks: 1 }) : soon;
}

function dayIn(
  now: DateTime,
  day: string | undefined,
  monthText: string | undefined,
  year: string | undefined,
): DateTime | undefined {
  const monthNumber = monthNames.findIndex((name) => name.startsWith((monthText ?? '?').toLowerCase().slice(0, 3))) + 1;
  const at = (y: number): DateTime | undefined =>
    valid(DateTime.fromObject({ year: y, month: monthNumber, day: Math.min(Number(day), 31) }, { zone: now.zone }));
  if (year !== undefined) return at(Number(year));
  const thisYear = at(now.year);
  return thisYear !== undefined && thisYear.endOf('day') < now ? at(now.year + 1) : thisYear;
}

function valid(date: DateTime): DateTime | undefined {
  return date.isValid ? date : undefined;
}
