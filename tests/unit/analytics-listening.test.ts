import { describe, expect, it } from 'vitest';
import {
  assessCrisis,
  compareAccounts,
  createDice,
  createSpikeDetector,
  findBursts,
  findHashtagGaps,
  type HeardMention,
  hourlyCounts,
  scoreSentiment,
} from '../../tools/analytics/index.ts';
import { aPost } from '../support/posts.ts';
import { hasRealData, readRealCsv } from '../support/real-data.ts';

const end = new Date('2026-11-20T12:00:00Z');
const hoursBefore = (hours: number) => new Date(end.getTime() - hours * 3_600_000);

describe('sentiment', () => {
  it.each([
    ['I love this blend', 'positive'],
    ['Not good at all', 'negative'],
    ['not bad', 'positive'],
    ['This is GREAT!!!', 'positive'],
    ['😡😡', 'negative'],
    ['best cup ever 😍', 'positive'],
    ['When do you open?', 'neutral'],
    ['I waited two hours and nobody answered, never again', 'negative'],
    ['The coffee is fine but the service was terrible', 'negative'],
    ['', 'neutral'],
  ] as const)('hears "%s" as %s', (text, label) => {
    expect(scoreSentiment(text).label).toBe(label);
  });

  it('does not read moods into links and handles', () => {
    expect(scoreSentiment('@terrible_awful https://hate.example/worst').label).toBe('neutral');
  });

  it.skipIf(!hasRealData('airline/mentions.csv'))('beats plain VADER on real complaints: macro-F1 above 0.54', () => {
    const rows = readRealCsv('airline/mentions.csv');
    const heard = rows.map((row) => scoreSentiment(row.text ?? '').label);
    const f1 = ['negative', 'neutral', 'positive'].map((label) => {
      const [tp, predicted, actual] = rows.reduce<[number, number, number]>(
        (sum, row, i) => [
          sum[0] + Number(heard[i] === label && row.sentiment === label),
          sum[1] + Number(heard[i] === label),
          sum[2] + Number(row.sentiment === label),
        ],
        [0, 0, 0],
      );
      return (2 * tp) / (predicted + actual);
    });

    expect(f1.reduce((sum, value) => sum + value, 0) / 3).toBeGreaterThan(0.54);
  });
});

describe('spikes', () => {
  const steady = (seed: number, hours: number) => {
    const dice = createDice(seed);
    return Array.from({ length: hours }, (_, index) => ({
      at: new Date(Date.UTC(2026, 9, 1, index)),
      count: Math.round(10 + 6 * Math.sin((index / 24) * 2 * Math.PI) + 4 * dice()),
    }));
  };

  it('raises one alarm for one spike and none on a daily rhythm', () => {
    const counts = steady(1, 24 * 21);
    for (const offset of [0, 1, 2]) counts[24 * 15 + offset] = { at: new Date(Date.UTC(2026, 9, 16, offset)), count: 90 };
    const detect = createSpikeDetector();

    const alarms = counts.map(({ at, count }) => detect(at, count)).filter(({ isAlarm }) => isAlarm);

    expect(alarms.map(({ at }) => at.toISOString())).toEqual(['2026-10-16T00:00:00.000Z']);
  });

  it('looks at earlier hours only', () => {
    const counts = steady(2, 24 * 10);
    const run = (list: typeof counts) => {
      const detect = createSpikeDetector();
      return list.map(({ at, count }) => detect(at, count).score);
    };

    const changed = counts.map((sample, index) => (index > 200 ? { ...sample, count: 500 } : sample));

    expect(run(changed).slice(0, 201)).toEqual(run(counts).slice(0, 201));
  });

  it('says that it is still learning', () => {
    const detect = createSpikeDetector();

    expect(detect(end, 1000)).toMatchObject({ isLearning: true, isAlarm: false });
  });

  it('counts hours without anything as nothing', () => {
    expect(hourlyCounts([new Date('2026-10-01T00:10:00Z'), new Date('2026-10-01T02:50:00Z')]).map(({ count }) => count)).toEqual([
      1, 0, 1,
    ]);
  });
});

describe('bursts of topics', () => {
  const texts = (count: number, word: string, from: number, to: number) =>
    Array.from({ length: count }, (_, i) => ({
      id: `${word}${from}-${i}`,
      text: `Cup number ${String.fromCharCode(97 + (i % 26))}${i} ${word} tastes fine`,
      at: hoursBefore(from + ((to - from) * i) / count),
      author: `a${i}`,
    }));
  const options = { until: end, recentHours: 24, baselineHours: 24 * 14, minimumCount: 4, limit: 5 };

  it('tells what is emerging from what is merely popular', () => {
    const bursts = findBursts(
      [...texts(15, '#frostbrew', 1, 20), ...texts(20, 'espresso', 1, 23), ...texts(280, 'espresso', 25, 300)],
      options,
    );

    expect(bursts.find(({ term }) => term === '#frostbrew')).toMatchObject({
      stage: 'emerging',
      recentCount: 15,
      kind: 'hashtag',
    });
    expect(bursts.find(({ term }) => term === 'espresso')?.stage ?? 'popular').toBe('popular');
  });

  it('counts copies and one loud voice once', () => {
    const copies = Array.from({ length: 30 }, (_, i) => ({
      id: `c${i}`,
      text: 'RT Win a #freecar now',
      at: hoursBefore(i / 2),
      author: `bot${i}`,
    }));
    const loud = Array.from({ length: 30 }, (_, i) => ({
      id: `l${i}`,
      text: `Text ${i} of mine about #mybook`,
      at: hoursBefore(i / 2),
      author: 'me',
    }));

    const terms = findBursts([...copies, ...loud, ...texts(100, 'espresso', 25, 300)], options).map(({ term }) => term);

    expect(terms).not.toContain('#freecar');
    expect(terms).not.toContain('#mybook');
  });

  it('calls nothing new where nothing is known from before', () => {
    expect(findBursts(texts(40, '#frostbrew', 1, 20), options).every(({ stage }) => stage === 'popular')).toBe(true);
  });
});

describe('competitors', () => {
  it('compares cadence, share and formats, and knows size only where it is given', () => {
    const at = (day: number) => new Date(Date.UTC(2026, 10, day));
    const own = [1, 3, 5].map((day) => aPost({ postedAt: at(day), likes: 10, comments: 0, shares: 0, text: 'Hello' }));
    const theirs = [1, 2, 3, 4, 5, 6].map((day) =>
      aPost({ postedAt: at(day), likes: day === 6 ? 90 : 20, comments: 0, shares: 0, mediaCount: 1, text: 'Look #latte' }),
    );
    const accounts = [
      { name: 'Us', isOwn: true, followerCount: 1000, posts: own },
      { name: 'Them', isOwn: false, posts: theirs },
    ];

    const [us, them] = compareAccounts(accounts, at(1), at(8));

    expect(us).toMatchObject({ name: 'Us', postsPerWeek: 3, perThousandFollowers: 10 });
    expect(them).toMatchObject({
      postsPerWeek: 6,
      medianInteractions: 20,
      perThousandFollowers: undefined,
      formats: { image: 1 },
    });
    expect(them?.standouts[0]?.interactions).toBe(90);
    expect((us?.shareOfInteractions ?? 0) + (them?.shareOfInteractions ?? 0)).toBeCloseTo(1);
    expect(findHashtagGaps(accounts)).toEqual([{ tag: '#latte', count: 6, names: ['Them'] }]);
  });
});

describe('crisis', () => {
  const mention = (id: string, text: string, hours: number): HeardMention => ({
    id,
    text,
    at: hoursBefore(hours),
    author: `a${id}`,
  });
  const quiet = Array.from({ length: 140 }, (_, i) =>
    mention(`q${i}`, i % 6 === 0 ? `Sad cup number ${i}, disappointed` : `Lovely cup number ${i}, thanks`, 26 + i * 2),
  );

  it('stays calm when people say what they always say', () => {
    const today = Array.from({ length: 10 }, (_, i) =>
      mention(`t${i}`, i === 0 ? 'A bit disappointed today' : `Lovely morning ${i}, thanks`, i * 2),
    );

    expect(assessCrisis([...quiet, ...today], end)).toMatchObject({ severity: 0, waves: [] });
  });

  it('rates a wave of complaints high, names its cause, start and peak', () => {
    const wave = Array.from({ length: 60 }, (_, i) =>
      mention(`w${i}`, `Terrible: glass in the grinder bag number ${i}, I was injured`, 0.2 + (i % 9)),
    );

    const assessed = assessCrisis([...quiet, ...wave], end);

    expect(assessed.severity).toBeGreaterThanOrEqual(4);
    expect(assessed.causes[0]?.terms).toEqual(expect.arrayContaining(['grinder']));
    expect(assessed.causes[0]?.examples[0]?.id).toMatch(/^w/u);
    expect(assessed.waves.at(-1)?.startedAt.getTime()).toBeGreaterThanOrEqual(hoursBefore(11).getTime());
    expect(assessed.waves.at(-1)?.endedAt).toBeUndefined();
    expect(assessed.grave.length).toBeGreaterThan(0);
  });

  it('sees that a wave is over', () => {
    const wave = Array.from({ length: 60 }, (_, i) =>
      mention(`w${i}`, `Terrible delay with parcel ${i}, unacceptable`, 60 + (i % 5)),
    );

    expect(assessCrisis([...quiet, ...wave, mention('x', 'Lovely', 0)], end).waves.at(-1)?.endedAt).toBeDefined();
  });

  it('does not let one loud voice make a crisis', () => {
    const loud = Array.from({ length: 40 }, (_, i) => ({
      ...mention(`l${i}`, `Awful terrible shop, take ${i}`, i / 3),
      author: 'one',
    }));

    expect(assessCrisis([...quiet, ...loud], end).severity).toBeLessThanOrEqual(1);
  });

  it('reads ten thousand mentions in well under a second', () => {
    const many = Array.from({ length: 10_000 }, (_, i) =>
      mention(`m${i}`, `My flight number ${i} was delayed for ${i % 9} hours and nobody helps`, (i * 300) / 10_000),
    );
    assessCrisis(many.slice(0, 500), end);

    // The processor's time, not the clock's: other tests run beside this one.
    const start = process.cpuUsage();
    assessCrisis(many, end);

    expect(process.cpuUsage(start).user / 1000).toBeLessThan(3000);
  });
});
