import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

/** Types of the tables in schema public of a migrated database, as `db/database.gen.ts` holds them. */
export async function generateDatabaseTypes(ownerUrl: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'septet-types-'));
  const outFile = path.join(folder, 'database.gen.ts');
  try {
    await promisify(execFile)(process.execPath, [
      createRequire(import.meta.url).resolve('kysely-codegen/dist/cli/bin.js'),
      '--dialect=postgres',
      `--url=${ownerUrl}`,
      '--default-schema=public',
      '--include-pattern=public.*',
      // Views over other schemas are typed by hand in db/database.ts.
      '--exclude-pattern=public.members',
      '--numeric-parser=number',
      '--type-mapping={"jsonb":"JsonColumn","int8":"number"}',
      '--custom-imports={"JsonColumn":"./column-types.ts"}',
      `--out-file=${outFile}`,
    ]);
    return await readFile(outFile, 'utf8');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
