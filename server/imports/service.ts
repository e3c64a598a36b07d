import { createHash } from 'node:crypto';
import { NotFoundError, UnprocessableError } from '../../db/errors.ts';
import {
  createAuditQueries,
  createBrandQueries,
  createChannelQueries,
  createMentionQueries,
  createPostQueries,
  type Database,
  type Tx,
} from '../../db/index.ts';
import { createImportQueries } from '../../db/queries/imports.ts';
import { scoreSentiment } from '../../tools/analytics/index.ts';
import { historyColumns, mentionColumns, parseHistory, parseMentions } from './parse-rows.ts';
import { readCsv, type CsvProblem } from './read-csv.ts';
import type { Clock } from '../clock.ts';
import { uuid } from '../http/common-schema.ts';
import { maxListedRejections, type ImportResult } from './schema.ts';

export interface ImportCaller {
  organisationId: string;
  userId: string;
}

export interface ImportService {
  /** @throws {NotFoundError} `channel.not_found`; {InvalidInputError} a file that is not such a CSV; {UnprocessableError} mostly bad rows. */
  importHistory(caller: ImportCaller, channelId: string, csv: Buffer, zone: string): Promise<ImportResult>;
  /** @throws {NotFoundError} `brand.not_found` when neither the organisation nor the file knows the name; else as `importHistory`. */
  importMentions(caller: ImportCaller, brand: string, csv: Buffer, zone: string): Promise<ImportResult>;
}

/** Files become rows in one transaction: all good records, or nothing. */
export function createImportService({ database, clock }: { database: Database; clock: Clock }): ImportService {
  return {
    async importHistory(caller, channelId, csv, zone) {
      const file = await readCsv(csv, historyColumns);
      const { rows, problems } = parseHistory(file, { zone, now: clock.now() });
      refuseMostlyBad(rows.length, problems);
      return database.inOrganisation(caller.organisationId, async (tx) => {
        const channel = await createChannelQueries(tx).find(channelId);
        if (!channel) throw new NotFoundError('channel.not_found', `There is no channel ${channelId}.`);
        const { organisationId } = caller;
        const posts = rows.map((row) => ({ ...row, organisationId, channelId, origin: 'import' as const }));
        const addedCount = await createPostQueries(tx).saveMany(posts);
        return finish(tx, caller, {
          kind: 'history',
          targetId: channelId,
          csv,
          rowCount: rows.length,
          addedCount,
          problems,
          notes: [],
        });
      });
    },

    async importMentions(caller, brand, csv, zone) {
      const file = await readCsv(csv, mentionColumns);
      const { rows, problems } = parseMentions(file, brand, { zone, now: clock.now() });
      const hasBrandColumn = file.records[0]?.values.brand !== undefined;
      const namedInFile = hasBrandColumn ? [...new Set(rows.map((row) => row.about))] : [];
      refuseMostlyBad(rows.length, problems);
      return database.inOrganisation(caller.organisationId, async (tx) => {
        const target = await findOrCreateBrand(tx, caller.organisationId, brand, namedInFile);
        const ownName = target.name.toLowerCase();
        // A file that never names the brand is taken as the brand's own feed.
        const namesOwn = rows.some((row) => row.about.toLowerCase() === ownName);
        const mentions = rows.map((row) => {
          const { label, score } = scoreSentiment(row.text);
          return {
            ...row,
            organisationId: caller.organisationId,
            brandKitId: target.id,
            source: 'import',
            isOwn: !namesOwn || row.about.toLowerCase() === ownName,
            sentiment: label,
            sentimentScore: score,
          };
        });
        const addedCount = await createMentionQueries(tx).addMany(mentions);
        const ownCount = mentions.filter((mention) => mention.isOwn).length;
        const notes = [
          `${ownCount} records are about ${target.name}, ${mentions.length - ownCount} about other brands (kept as context).`,
        ];
        if (target.isNew) notes.push(`${target.name} is a new brand here, made to listen for.`);
        return finish(tx, caller, {
          kind: 'mentions',
          targetId: target.id,
          csv,
          rowCount: rows.length,
          addedCount,
          problems,
          notes,
        });
      });
    },
  };
}

/** More bad records than good ones means the wrong file or a wrong export: better nothing than a tenth of it. */
function refuseMostlyBad(goodCount: number, problems: readonly CsvProblem[]): void {
  if (goodCount > 0 && problems.length <= goodCount) return;
  const first = problems[0];
  const example = first ? ` Record ${first.record}, line ${first.line}: ${first.message}.` : '';
  throw new UnprocessableError(
    'import.mostly_bad',
    `${problems.length} of ${goodCount + problems.length} records can't be read, so this is probably the wrong file.${example} Nothing was imported.`,
    { details: { rejected: problems.slice(0, maxListedRejections) } },
  );
}

/** The organisation's brand of that name, or, when only the file knows the name, a new one to listen for. */
async function findOrCreateBrand(tx: Tx, organisationId: string, wanted: string, namedInFile: readonly string[]) {
  const brands = createBrandQueries(tx);
  const found = uuid.safeParse(wanted).success ? await brands.find(wanted) : await brands.findByName(wanted);
  if (found) return { id: found.id, name: found.name, isNew: false };
  const inFile = namedInFile.find((name) => name.toLowerCase() === wanted.toLowerCase());
  if (inFile === undefined) {
    const known = (await brands.list()).map((brand) => brand.name);
    const hint = known.length > 0 ? `Brands here: ${known.join(', ')}.` : 'There are no brands yet.';
    throw new NotFoundError('brand.not_found', `There is no brand "${wanted}", and the file names none either. ${hint}`, {
      details: { known },
    });
  }
  const created = await brands.insert(organisationId, { name: inFile });
  return { id: created.id, name: inFile, isNew: true };
}

async function finish(
  tx: Tx,
  caller: ImportCaller,
  done: {
    kind: 'history' | 'mentions';
    targetId: string;
    csv: Buffer;
    rowCount: number;
    addedCount: number;
    problems: CsvProblem[];
    notes: string[];
  },
): Promise<ImportResult> {
  const rejected = done.problems.slice(0, maxListedRejections);
  const recordCount = done.rowCount + done.problems.length;
  await createImportQueries(tx).insert({
    organisationId: caller.organisationId,
    kind: done.kind,
    targetId: done.targetId,
    fileSha256: createHash('sha256').update(done.csv).digest('hex'),
    rowCount: recordCount,
    addedCount: done.addedCount,
    rejected,
    createdBy: caller.userId,
  });
  await createAuditQueries(tx).append({
    actor: { kind: 'user', id: caller.userId },
    action: `import.${done.kind}`,
    subject: { kind: done.kind === 'history' ? 'channel' : 'brand', id: done.targetId },
    detail: { recordCount, addedCount: done.addedCount, rejectedCount: done.problems.length },
  });
  return {
    recordCount,
    addedCount: done.addedCount,
    knownCount: done.rowCount - done.addedCount,
    rejectedCount: done.problems.length,
    rejected,
    notes: done.notes,
  };
}
