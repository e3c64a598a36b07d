import { DateTime } from 'luxon';

/** Numbers as a person reads them: `1,234`, `14.2`, `0.62`. */
export function figure(value: number): string {
  if (Number.isInteger(value) || Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-US');
  return value.toFixed(Math.abs(value) >= 10 ? 1 : 2).replace(/\.?0+$/u, '');
}

export function percent(share: number): string {
  const value = share * 100;
  return `${Math.abs(value) < 1 && value !== 0 ? value.toFixed(1) : Math.round(value)}%`;
}

export function signedPercent(share: number): string {
  return `${share >= 0 ? '+' : '-'}${percent(Math.abs(share))}`;
}

export function day(date: Date, timeZone = 'utc'): string {
  return DateTime.fromJSDate(date, { zone: timeZone }).setLocale('en-GB').toFormat('d LLL yyyy');
}

export function minute(date: Date, timeZone = 'utc'): string {
  const local = DateTime.fromJSDate(date, { zone: timeZone });
  return `${local.setLocale('en-GB').toFormat('d LLL yyyy HH:mm')} ${timeZone.toLowerCase() === 'utc' ? 'UTC' : timeZone}`;
}

export function count(amount: number, singular: string, plural = `${singular}s`): string {
  return `${figure(amount)} ${amount === 1 ? singular : plural}`;
}

/** A text in quotation marks on one line, cut at a word; quotation marks inside become single ones. */
export function quote(text: string, maxChars = 140): string {
  const line = text
    .replace(/[\p{C}\s]+/gu, ' ')
    .replace(/["“”]/gu, "'")
    .trim()
    .toWellFormed();
  if (line.length <= maxChars) return `“${line}”`;
  const cut = line.slice(0, maxChars);
  const end = cut.lastIndexOf(' ');
  return `“${(end > maxChars * 0.6 ? cut.slice(0, end) : cut).toWellFormed().trim()}…”`;
}

/** Words of strangers as they may stand in a sentence of ours: letters, digits and few signs, short. */
export function plainTerm(term: string): string {
  return term
    .replace(/[^\p{L}\p{N}#_'& -]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, 40);
}

const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

export function weekdayName(weekday: number): string {
  return dayNames[weekday - 1] ?? '';
}

/** `["a", "b", "c"]` -> `a, b and c`. */
export function list(parts: readonly string[]): string {
  return parts.length <= 1 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
