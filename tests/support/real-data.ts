import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

const folder = process.env.SEPTET_DATA_DIR ?? join(import.meta.dirname, '../../../shared/data');

/** True when the public data sets lie beside the checkout; tests that need them are skipped by name otherwise. */
export function hasRealData(path: string): boolean {
  return existsSync(join(folder, path));
}

export function readRealCsv(path: string): Record<string, string>[] {
  return parse(readFileSync(join(folder, path)), { columns: true, bom: true, relax_quotes: true });
}

export function readRealText(path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}
