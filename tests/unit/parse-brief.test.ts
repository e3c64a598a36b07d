import { array, assert, constantFrom, oneof, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findProhibitions, parseBrief } from '../../tools/content/index.ts';

/** A Wednesday, 11:00 in Berlin. */
const now = new Date('2026-11-18T10:00:00Z');
const channels = [
  { id: '1', platform: 'x' as const },
  { id: '2', platform: 'instagram' as const },
  { id: '3', platform: 'linkedin' as const },
];
const parse = (brief: string, timeZone = 'Europe/Berlin') => parseBrief(brief, { clock: { now: () => now }, timeZone, channels });
const windowOf = (brief: string) => {
  const { windowStart, windowEnd } = parse(brief);
  return [windowStart, windowEnd].map((date) => date.toISOString().slice(0, 16));
};

describe('reading a brief', () => {
  it('reads the brief of the main job', () => {
    const parsed = parse(
      'Launch our winter blend on X, Instagram and LinkedIn next week, playful, no discounts, 8 posts, the first one as soon as it is approved',
    );

    expect(parsed).toMatchObject({
      title: 'Launch our winter blend',
      platforms: ['x', 'instagram', 'linkedin'],
      postCount: 8,
      firstOnApproval: true,
      tone: ['playful'],
      avoid: ['discounts'],
      stated: { platforms: true, postCount: true, window: true },
    });
    expect(parsed.windowStart.toISOString()).toBe('2026-11-22T23:00:00.000Z');
    expect(parsed.windowEnd.toISOString()).toBe('2026-11-29T22:59:59.999Z');
  });

  it.each([
    ['tomorrow', '2026-11-18T23:00', '2026-11-19T22:59'],
    ['today', '2026-11-18T10:00', '2026-11-18T22:59'],
    ['this week', '2026-11-18T10:00', '2026-11-22T22:59'],
    ['this month', '2026-11-18T10:00', '2026-11-30T22:59'],
    ['next month', '2026-11-30T23:00', '2026-12-31T22:59'],
    ['this weekend', '2026-11-20T23:00', '2026-11-22T22:59'],
    ['on Friday', '2026-11-19T23:00', '2026-11-20T22:59'],
    ['next Friday', '2026-11-26T23:00', '2026-11-27T22:59'],
    ['by Friday', '2026-11-18T10:00', '2026-11-20T22:59'],
    ['2026-12-01 to 2026-12-07', '2026-11-30T23:00', '2026-12-07T22:59'],
    ['on 2026-12-01', '2026-11-30T23:00', '2026-12-01T22:59'],
    ['March 3-5', '2027-03-02T23:00', '2027-03-05T22:59'],
    ['from 1 Dec to 5 December', '2026-11-30T23:00', '2026-12-05T22:59'],
    ['over the next 10 days', '2026-11-18T10:00', '2026-11-28T10:00'],
    ['for two weeks', '2026-11-18T10:00', '2026-12-02T10:00'],
    ['the week of 7 December', '2026-12-06T23:00', '2026-12-13T22:59'],
    ['in January', '2026-12-31T23:00', '2027-01-31T22:59'],
    ['starting Monday', '2026-11-22T23:00', '2026-11-29T22:59'],
    ['within 48 hours', '2026-11-18T10:00', '2026-11-20T10:00'],
    ['whenever; we sat in the sun', '2026-11-18T10:00', '2026-11-25T10:00'],
  ])('reads the window "%s"', (words, start, end) => {
    expect(windowOf(`Tell people about the roastery ${words}`)).toEqual([start, end]);
  });

  it('keeps a day a day across a change of the clocks', () => {
    const parsed = parseBrief('Celebrate on 25 October', {
      clock: { now: () => new Date('2026-10-20T10:00:00Z') },
      timeZone: 'Europe/Berlin',
      channels,
    });

    expect(parsed.windowEnd.getTime() - parsed.windowStart.getTime()).toBe(25 * 3_600_000 - 1);
  });

  it.each([
    ['8 posts about tea', 8],
    ['eight posts', 8],
    ['a dozen tweets', 12],
    ['Two posts per channel', 6],
    ['2 posts on each platform', 6],
    ['3 tweets and 2 LinkedIn posts', 5],
    ['one post a day for the next two weeks', 14],
    ['Post twice a week in January', 10],
    ['between 4 and 6 posts', 6],
    ['5 short, friendly posts', 5],
    ['Celebrate our 10 year anniversary with 4 posts', 4],
    ['publish 9999 posts now', 50],
    ['Say hello', 6],
  ])('reads the number of posts in "%s"', (brief, count) => {
    expect(parse(brief).postCount).toBe(count);
  });

  it.each([
    ['Post on Twitter and IG', ['x', 'instagram']],
    ['everywhere except LinkedIn', ['x', 'instagram']],
    ['on all our channels', ['x', 'instagram', 'linkedin']],
    ['about our x-ray service', ['x', 'instagram', 'linkedin']],
    ['a LinkedIn campaign', ['linkedin']],
  ])('reads the networks in "%s"', (brief, platforms) => {
    expect(parse(brief).platforms).toEqual(platforms);
  });

  it.each([
    ['no discounts or coupons', ['discounts', 'coupons']],
    ["Don't mention prices.", ['prices']],
    ['Please avoid emoji and hashtags, never use the word cheap', ['emoji', 'hashtags', 'cheap']],
    ['No more than 3 posts, no later than Friday', []],
    ['nothing about politics; without links', ['politics', 'links']],
  ])('reads what "%s" forbids', (brief, avoid) => {
    expect(findProhibitions(brief)).toEqual(avoid);
  });

  it.each([
    ['warm and witty, please', ['warm', 'witty']],
    ['not too formal, be playful', ['playful']],
    ['a light roast with bright notes', []],
  ])('hears the tone of "%s"', (brief, tone) => {
    expect(parse(brief).tone).toEqual(tone);
  });

  it.each([
    ['publish the first one right away', true],
    ['as soon as they are approved, send the first', true],
    ['the first post on approval', true],
    ['first frost is here', false],
    ['tell about our first year', false],
  ])('knows whether "%s" asks for a post at once', (brief, expected) => {
    expect(parse(brief).firstOnApproval).toBe(expected);
  });

  it.each([
    ["I'd like you to create a campaign for our new oat latte on Instagram this weekend; one post", 'Our new oat latte'],
    ['Please write 3 tweets and 2 LinkedIn posts about our new office tomorrow', 'Our new office'],
    ['', 'Campaign of 18 November 2026'],
    ['🎉🎉', 'Campaign of 18 November 2026'],
  ])('gives "%s" a title', (brief, title) => {
    expect(parse(brief).title).toBe(title);
  });

  it('never throws, and always answers a count, a window and a short title', () => {
    const words = constantFrom(
      'next',
      'week',
      'posts',
      'no',
      '8',
      'on X',
      'Monday',
      'to',
      '-',
      '2026-02-31',
      '31 February',
      'first',
      'approved',
      '<b>',
      '\u0000',
      '\ud800',
      '次の週',
      '%',
    );
    assert(
      property(
        oneof(
          string({ unit: 'binary', maxLength: 300 }),
          array(words, { maxLength: 60 }).map((parts) => parts.join(' ')),
        ),
        (brief) => {
          const parsed = parse(brief);
          expect(parsed.postCount).toBeGreaterThanOrEqual(1);
          expect(parsed.windowEnd.getTime()).toBeGreaterThan(parsed.windowStart.getTime());
          expect(parsed.title.length).toBeLessThanOrEqual(80);
          expect(parsed.title).not.toMatch(/[<>\p{Cc}]/u);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('reads a hundred thousand hostile characters in well under a second', () => {
    const start = performance.now();
    for (const part of [
      'a '.repeat(50_000),
      'no no no, '.repeat(10_000),
      '1 1 1 posts '.repeat(8_000),
      `@${'a.'.repeat(50_000)}`,
      'http://'.repeat(15_000),
      ' '.repeat(100_000),
    ])
      parse(part);

    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it('falls back to UTC when the zone is unknown', () => {
    expect(parse('tomorrow', 'Mars/Olympus').windowStart.toISOString()).toBe('2026-11-19T00:00:00.000Z');
  });
});
