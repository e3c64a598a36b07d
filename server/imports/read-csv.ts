import { CsvError, parse } from 'csv-parse';
import { InvalidInputError } from '../../db/errors.ts';

export interface CsvRecord {
  /** From 1, after the header. */
  record: number;
  /** Line of the file where the record starts, from 1. */
  line: number;
  values: Record<string, string>;
}

export interface CsvProblem {
  record: number;
  line: number;
  message: string;
}

export interface CsvFile {
  records: CsvRecord[];
  problems: CsvProblem[];
}

/**
 * Reads a whole CSV file: RFC 4180, quoted fields may span lines, BOM allowed. A broken record is a problem with its place,
 * never a silent gap.
 *
 * @param required - Column names that must be in the header (any order, any case).
 * @throws {InvalidInputError} `import.not_text` (not UTF-8), `import.empty`, `import.wrong_columns` (with what was found), `import.not_csv`.
 */
export async function readCsv(bytes: Buffer, required: readonly string[]): Promise<CsvFile> {
  const text = decode(bytes);
  const file: CsvFile = { records: [], problems: [] };
  let nextLine = 1;
  let record = 0;
  let header: string[] | undefined;
  const offsets = lineOffsets(text);
  const parser = parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true, info: true });
  try {
    for await (const entry of parser as AsyncIterable<{ info: { lines: number }; record: string[] }>) {
      const line = firstTextLine(text, offsets, nextLine, entry.info.lines);
      nextLine = entry.info.lines + 1;
      if (header === undefined) {
        header = readHeader(entry.record, required);
        continue;
      }
      record += 1;
      if (entry.record.length === header.length) {
        file.records.push({
          record,
          line,
          values: Object.fromEntries(header.map((name, index) => [name, entry.record[index] ?? ''])),
        });
      } else {
        file.problems.push({ record, line, message: `has ${entry.record.length} columns, the header has ${header.length}` });
      }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new InvalidInputError('import.not_csv', `The file is not valid CSV: ${error.message}. Nothing was imported.`, {
      cause: error,
    });
  }
  if (header === undefined) throw new InvalidInputError('import.empty', 'The file is empty. Nothing was imported.');
  return file;
}

function decode(bytes: Buffer): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    if (!text.includes('\0')) return text;
  } catch {
    // Falls through to the one message for everything that is not text.
  }
  throw new InvalidInputError('import.not_text', 'The file is not UTF-8 text. Export it as CSV in UTF-8. Nothing was imported.');
}

function readHeader(cells: string[], required: readonly string[]): string[] {
  const header = cells.map((cell) => cell.trim().toLowerCase());
  const missing = required.filter((name) => !header.includes(name));
  if (missing.length === 0) return header;
  throw new InvalidInputError(
    'import.wrong_columns',
    `The file's header lacks ${missing.join(', ')}. Needed: ${required.join(', ')}. Found: ${header.join(', ').slice(0, 200)}. Nothing was imported.`,
    { details: { missing, required, found: header.slice(0, 50) } },
  );
}

/** csv-parse reports where a record ends; blank lines before it belong to nobody. */
function firstTextLine(text: string, offsets: number[], from: number, to: number): number {
  let line = from;
  while (line < to && text.slice(offsets[line - 1], (offsets[line] ?? text.length) - 1).trim() === '') line += 1;
  return line;
}

function lineOffsets(text: string): number[] {
  const offsets = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) offsets.push(at + 1);
  return offsets;
}
