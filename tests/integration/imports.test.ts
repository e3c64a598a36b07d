import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createAuditQueries,
  createBrandQueries,
  createChannelQueries,
  createMentionQueries,
  createPostQueries,
} from '../../db/index.ts';
import { createImportService } from '../../server/imports/service.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const dataDir = process.env.SEPTET_DATA_DIR ?? '../shared/data';
const now = new Date('2026-11-20T12:00:00Z');
const historyCsv =
  'created_at_utc,text,replies,retweets,favorites\n2015-01-01T10:00:00Z,"two\nlines",1,2,3\n2015-01-02T10:00:00Z,one,4,5,6\n';

let test: TestDatabase;
let brandId: string;
let channelId: string;

beforeAll(async () => {
  test = await createTestDatabase();
  await test.database.inOrganisation(test.organisationId, async (tx) => {
    const brand = await createBrandQueries(tx).insert(test.organisationId, { name: 'Northwind' });
    const channel = await createChannelQueries(tx).connect({
      organisationId: test.organisationId,
      brandKitId: brand.id,
      platform: 'x',
      externalAccountId: '1',
      handle: 'northwind',
      displayName: 'Northwind',
    });
    brandId = brand.id;
    channelId = channel.id;
  });
});

afterAll(() => test.close());

const service = () => createImportService({ database: test.database, clock: { now: () => now } });
const caller = () => ({ organisationId: test.organisationId, userId: 'maya' });
const postsOf = () => test.database.inOrganisation(test.organisationId, (tx) => createPostQueries(tx).list({ channelId }));

describe('importing history', () => {
  it('adds each post once however often the file is given', async () => {
    const first = await service().importHistory(caller(), channelId, Buffer.from(historyCsv), 'UTC');
    const again = await service().importHistory(caller(), channelId, Buffer.from(historyCsv), 'UTC');

    expect(first).toMatchObject({ recordCount: 2, addedCount: 2, knownCount: 0, rejectedCount: 0 });
    expect(again).toMatchObject({ recordCount: 2, addedCount: 0, knownCount: 2 });
    expect(await postsOf()).toHaveLength(2);
  });

  it('changes nothing when most of the file can not be read', async () => {
    const before = await postsOf();
    const csv = 'created_at_utc,text,replies,retweets,favorites\n2016-01-01T10:00:00Z,good,1,2,3\nx,bad,1,2,3\ny,bad,1,2,3\n';

    await expect(service().importHistory(caller(), channelId, Buffer.from(csv), 'UTC')).rejects.toMatchObject({
      code: 'import.mostly_bad',
    });
    expect(await postsOf()).toEqual(before);
  });

  it('knows no channel of another organisation', async () => {
    const other = { organisationId: crypto.randomUUID(), userId: 'mallory' };

    await expect(service().importHistory(other, channelId, Buffer.from(historyCsv), 'UTC')).rejects.toMatchObject({
      code: 'channel.not_found',
    });
  });

  it('leaves an audit entry', async () => {
    const entries = await test.database.inOrganisation(test.organisationId, (tx) =>
      createAuditQueries(tx).list({ subjectId: channelId }),
    );

    expect(entries[0]).toMatchObject({ action: 'import.history', actor: { kind: 'user', id: 'maya' } });
  });
});

describe('importing mentions', () => {
  it('takes a file that never names the brand as its own feed', async () => {
    const csv = 'created_at,text\n2015-02-17T00:00,late again\n2015-02-17T00:05,lovely coffee\n';

    const result = await service().importMentions(caller(), 'northwind', Buffer.from(csv), 'UTC');

    expect(result).toMatchObject({ addedCount: 2, notes: [expect.stringContaining('2 records are about Northwind')] });
  });

  it('makes a brand to listen for when only the file knows the name, and keeps the others as context', async () => {
    const csv = 'created_at,brand,text\n2015-02-17T00:00,Acme,late\n2015-02-17T00:05,Other,fine\n';

    const result = await service().importMentions(caller(), 'acme', Buffer.from(csv), 'UTC');

    expect(result.notes).toEqual([
      '1 records are about Acme, 1 about other brands (kept as context).',
      expect.stringContaining('new brand'),
    ]);
  });

  it('refuses a name that nobody knows', async () => {
    const csv = 'created_at,brand,text\n2015-02-17T00:00,Acme,late\n';

    await expect(service().importMentions(caller(), 'Nobody', Buffer.from(csv), 'UTC')).rejects.toMatchObject({
      code: 'brand.not_found',
    });
  });
});

describe.skipIf(!existsSync(`${dataDir}/tweets/BarackObama.csv`))('importing public data (SEPTET_DATA_DIR)', () => {
  it('loads 1,999 posts and 10,248 mentions, and nothing more the second time', async () => {
    const posts = readFileSync(`${dataDir}/tweets/BarackObama.csv`);
    const mentions = readFileSync(`${dataDir}/airline/mentions.csv`);

    expect(await service().importHistory(caller(), channelId, posts, 'UTC')).toMatchObject({
      addedCount: 1999,
      rejectedCount: 0,
    });
    expect(await service().importMentions(caller(), 'Northwind', mentions, 'UTC')).toMatchObject({
      addedCount: 10_248,
      rejectedCount: 0,
    });
    expect(await service().importHistory(caller(), channelId, posts, 'UTC')).toMatchObject({ addedCount: 0, knownCount: 1999 });
    expect(await service().importMentions(caller(), 'Northwind', mentions, 'UTC')).toMatchObject({
      addedCount: 0,
      knownCount: 10_248,
    });
    const stored = await test.database.inOrganisation(test.organisationId, (tx) =>
      createMentionQueries(tx).list({ brandKitId: brandId, limit: 20_000 }),
    );
    expect(stored).toHaveLength(10_250);
  });
});
