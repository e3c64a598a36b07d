import { describe, expect, it } from 'vitest';
import { historyColumns, mentionColumns, parseHistory, parseMentions } from '../../server/imports/parse-rows.ts';
import { readCsv } from '../../server/imports/read-csv.ts';

const context = { zone: 'UTC', now: new Date('2026-11-20T12:00:00Z') };
const history = (body: string) => readCsv(Buffer.from(`created_at_utc,text,replies,retweets,favorites\n${body}`), historyColumns);
const mentions = (body: string, header = 'created_at,brand,text') => readCsv(Buffer.from(`${header}\n${body}`), mentionColumns);

describe('reading a CSV file', () => {
  it('keeps records that span lines whole and knows where each starts', async () => {
    const file = await history('2015-01-01T10:00:00Z,"two\nlines",1,2,3\n\n2015-01-02T10:00:00Z,one,4,5,6\n');

    expect(file.records.map(({ record, line, values }) => [record, line, values.text])).toEqual([
      [1, 2, 'two\nlines'],
      [2, 5, 'one'],
    ]);
  });

  it('reports a record with missing columns by record and line and keeps the others', async () => {
    const file = await history('2015-01-01T10:00:00Z,short\n2015-01-02T10:00:00Z,one,4,5,6\n');

    expect(file.problems).toEqual([{ record: 1, line: 2, message: 'has 2 columns, the header has 5' }]);
    expect(file.records).toHaveLength(1);
  });

  it('accepts a byte order mark and Windows line ends', async () => {
    const file = await readCsv(Buffer.from('\uFEFFcreated_at,text\r\n2015-01-01T10:00,hello\r\n'), mentionColumns);

    expect(file.records[0]?.values).toEqual({ created_at: '2015-01-01T10:00', text: 'hello' });
  });

  it.each([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0xff]), 'import.not_text'],
    ['an empty file', Buffer.alloc(0), 'import.empty'],
    ['another table', Buffer.from('timestamp,value\n1,2\n'), 'import.wrong_columns'],
    ['an open quote', Buffer.from('created_at,text\n2015-01-01,"open'), 'import.not_csv'],
    ['a quote inside a field', Buffer.from('created_at,text\n2015-01-01,say "hello" there'), 'import.not_csv'],
  ])('refuses %s', async (_name, bytes, code) => {
    await expect(readCsv(bytes, mentionColumns)).rejects.toMatchObject({ code });
  });
});

describe('past posts from a file', () => {
  it('maps replies, retweets and favorites to comments, shares and likes', async () => {
    const { rows } = parseHistory(await history('2015-01-01T10:00:00Z,hello,1,2,3\n'), context);

    expect(rows[0]).toMatchObject({
      text: 'hello',
      comments: 1,
      shares: 2,
      likes: 3,
      postedAt: new Date('2015-01-01T10:00:00Z'),
    });
  });

  it.each([
    ['x,hello,1,2,3', 'created_at_utc is "x"'],
    ['2015-01-01T10:00:00Z,  ,1,2,3', 'text is empty'],
    ['2015-01-01T10:00:00Z,hello,-1,2,3', 'replies is "-1"'],
    ['2015-01-01T10:00:00Z,hello,1,2,many', 'favorites is "many"'],
    ['2031-01-01T10:00:00Z,hello,1,2,3', 'in the future'],
  ])('refuses %s with the reason', async (line, reason) => {
    const { rows, problems } = parseHistory(await history(`${line}\n`), context);

    expect(rows).toEqual([]);
    expect(problems[0]).toMatchObject({ record: 1, line: 2, message: expect.stringContaining(reason) });
  });

  it('gives the same record the same identity every time', async () => {
    const line = '2015-01-01T10:00:00Z,hello,1,2,3\n';
    const first = parseHistory(await history(line), context).rows[0]?.remoteId;
    const again = parseHistory(await history(line), context).rows[0]?.remoteId;

    expect(first).toBe(again);
  });
});

describe('mentions from a file', () => {
  it('reads times without an offset in the given zone', async () => {
    const { rows } = parseMentions(await mentions('2015-02-17T00:00:00,Acme,hi\n'), 'Acme', {
      ...context,
      zone: 'America/New_York',
    });

    expect(rows[0]?.postedAt.toISOString()).toBe('2015-02-17T05:00:00.000Z');
  });

  it('keeps two strangers who wrote the same words in the same minute apart', async () => {
    const { rows } = parseMentions(await mentions('2015-02-17T00:00,Acme,hi\n2015-02-17T00:00,Acme,hi\n'), 'Acme', context);

    expect(new Set(rows.map((row) => row.remoteId)).size).toBe(2);
  });

  it('takes the given brand when the file has no brand column', async () => {
    const { rows } = parseMentions(await mentions('2015-02-17T00:00,hi\n', 'created_at,text'), 'Acme', context);

    expect(rows[0]?.about).toBe('Acme');
  });
});
