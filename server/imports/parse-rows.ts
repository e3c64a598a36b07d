import { createHash } from 'node:crypto';
import { DateTime } from 'luxon';
import type { CsvFile, CsvProblem, CsvRecord } from './read-csv.ts';

export interface ImportedPost {
  remoteId: string;
  text: string;
  postedAt: Date;
  likes: number;
  comments: number;
  shares: number;
}

export interface ImportedMention {
  remoteId: string;
  about: string;
  authorHandle: string | undefined;
  text: string;
  postedAt: Date;
}

export interface ParsedRows<T> {
  rows: T[];
  problems: CsvProblem[];
}

export const historyColumns = ['created_at_utc', 'text', 'replies', 'retweets', 'favorites'] as const;
export const mentionColumns = ['created_at', 'text'] as const;

interface RowContext {
  zone: string;
  now: Date;
}

/** One past post per record, with its engagement as the network counted it. */
export function parseHistory(file: CsvFile, context: RowContext): ParsedRows<ImportedPost> {
  return parseRows(file, (values, identify) => {
    const postedAt = readInstant(values.created_at_utc, 'created_at_utc', context);
    const text = readText(values.text);
    return {
      remoteId: identify(postedAt.toISOString(), text),
      text,
      postedAt,
      comments: readCount(values.replies, 'replies'),
      shares: readCount(values.retweets, 'retweets'),
      likes: readCount(values.favorites, 'favorites'),
    };
  });
}

/**
 * One mention per record. Label columns such as `sentiment` are ignored: what a mention means is for the agents to find out.
 *
 * @param defaultAbout - Whom a record is about when the file has no `brand` column.
 */
export function parseMentions(file: CsvFile, defaultAbout: string, context: RowContext): ParsedRows<ImportedMention> {
  return parseRows(file, (values, identify) => {
    const postedAt = readInstant(values.created_at, 'created_at', context);
    const text = readText(values.text);
    const about = values.brand === undefined ? defaultAbout : values.brand.trim();
    if (about === '') throw new RowError('brand is empty');
    const authorHandle = values.author?.trim().replace(/^@/, '') || undefined;
    return { remoteId: identify(postedAt.toISOString(), about, authorHandle ?? '', text), about, authorHandle, text, postedAt };
  });
}

class RowError extends Error {}

type Identify = (...parts: string[]) => string;

function parseRows<T>(file: CsvFile, parseOne: (values: CsvRecord['values'], identify: Identify) => T): ParsedRows<T> {
  const rows: T[] = [];
  const problems = [...file.problems];
  // Two strangers may write the same words in the same minute: the n-th of equal records keeps its own identity,
  // and the same file gives the same identities again.
  const seen = new Map<string, number>();
  const identify: Identify = (...parts) => {
    const key = createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? `import:${key}` : `import:${key}:${count}`;
  };
  for (const { record, line, values } of file.records) {
    try {
      rows.push(parseOne(values, identify));
    } catch (error) {
      if (!(error instanceof RowError)) throw error;
      problems.push({ record, line, message: error.message });
    }
  }
  problems.sort((a, b) => a.record - b.record);
  return { rows, problems };
}

function readInstant(value: string | undefined, column: string, { zone, now }: RowContext): Date {
  const raw = value?.trim() ?? '';
  const iso = DateTime.fromISO(raw.replace(' ', 'T'), { zone });
  if (raw === '' || !iso.isValid)
    throw new RowError(`${column} is "${raw.slice(0, 40)}"; expected a time like 2026-03-01T09:30:00`);
  const instant = iso.toJSDate();
  if (instant > now) throw new RowError(`${column} is ${raw}, which is in the future`);
  if (iso.year < 2000) throw new RowError(`${column} is ${raw}, which is before the year 2000`);
  return instant;
}

function readText(value: string | undefined): string {
  const text = value?.trim() ?? '';
  if (text === '') throw new RowError('text is empty');
  if (text.length > 65_000) throw new RowError(`text has ${text.length} characters; at most 65000`);
  return text;
}

function readCount(value: string | undefined, column: string): number {
  const raw = value?.trim() ?? '';
  if (!/^\d{1,9}$/.test(raw)) throw new RowError(`${column} is "${raw.slice(0, 40)}"; expected a whole number from 0`);
  return Number(raw);
}
