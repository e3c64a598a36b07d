import { describe, expect, it } from 'vitest';
import {
  createDice,
  findBestTimes,
  findPerformers,
  fitEngagementModel,
  relativeEngagement,
  suggestTimes,
} from '../../tools/analytics/index.ts';
import { aHistory, aPost } from '../support/posts.ts';
import { hasRealData, readRealCsv } from '../support/real-data.ts';

/** Normal noise from a seed. */
function noise(seed: number): () => number {
  const dice = createDice(seed);
  return () => Math.sqrt(-2 * Math.log(dice() + 1e-12)) * Math.cos(2 * Math.PI * dice());
}

function realPosts(file: string) {
  return readRealCsv(file).map((row, index) =>
    aPost({
      id: `r${index}`,
      text: row.text ?? '',
      postedAt: new Date(row.created_at_utc ?? ''),
      likes: Number(row.favorites),
      comments: Number(row.replies),
      shares: Number(row.retweets),
    }),
  );
}

describe('relative engagement', () => {
  it('compares each post with earlier ones only', () => {
    const posts = aHistory(40, (index) => ({ likes: 100, comments: 0, shares: 0, ...(index === 20 ? { likes: 1000 } : {}) }));
    const later = posts.map((post, index) => (index > 20 ? { ...post, likes: 9999 } : post));

    const [before, after] = [posts, later].map((list) => relativeEngagement(list).find(({ post }) => post.id === 'p0020'));

    expect(before?.baseline).toBe(100);
    expect(after?.relative).toBe(before?.relative);
  });

  it('follows a growing account, so that growth alone makes no post stand out', () => {
    const gaussian = noise(1);
    const posts = aHistory(200, (index) => ({
      likes: Math.round(100 * 1.02 ** index * Math.exp(0.2 * gaussian())),
      comments: 0,
      shares: 0,
    }));

    const late = relativeEngagement(posts)
      .slice(-50)
      .map(({ relative }) => relative);

    expect(Math.max(...late)).toBeLessThan(4);
  });

  it('names what over- and under-performed', () => {
    const gaussian = noise(2);
    const posts = aHistory(60, (index) => ({
      likes: index === 40 ? 900 : index === 50 ? 10 : Math.round(100 * Math.exp(0.15 * gaussian())),
      comments: 0,
      shares: 0,
    }));

    const { over, under } = findPerformers(relativeEngagement(posts), 3);

    expect(over[0]?.post.id).toBe('p0040');
    expect(under[0]?.post.id).toBe('p0050');
  });

  it('keeps posts of the last hours out of the baseline', () => {
    const posts = aHistory(
      30,
      (index, at) =>
        index >= 20
          ? { likes: 1, comments: 0, shares: 0, measuredAt: new Date(at.getTime() + 3_600_000) }
          : { likes: 100, comments: 0, shares: 0 },
      { everyHours: 1 },
    );

    expect(relativeEngagement(posts).at(-1)?.baseline).toBe(100);
  });

  it('does not hold a post against what was usual before a long silence', () => {
    const before = aHistory(40, () => ({ likes: 5000, comments: 0, shares: 0 }), { from: '2016-01-01T09:00:00Z' });
    const after = aHistory(20, (index) => ({ id: `new${String(index).padStart(4, '0')}`, likes: 50, comments: 0, shares: 0 }));

    const rated = relativeEngagement([...before, ...after]).filter(({ post }) => post.id.startsWith('new'));

    expect(rated.map(({ baseline }) => baseline)).toEqual(Array.from({ length: 12 }, () => 50));
  });
});

describe('predicting engagement', () => {
  it('says nothing below thirty posts with a baseline', () => {
    expect(fitEngagementModel(aHistory(37, () => ({})))).toBeUndefined();
    expect(fitEngagementModel(aHistory(38, () => ({})))).toBeDefined();
  });

  it('finds what helps, and leaves alone what does not', () => {
    const gaussian = noise(3);
    const posts = aHistory(300, (index) => {
      const asks = index % 3 === 0;
      const tagged = index % 4 === 0;
      return {
        text: `A note from the roastery ${asks ? 'what do you drink?' : 'today.'} ${tagged ? '#coffee' : ''}`,
        likes: Math.round(200 * (asks ? 1.6 : 1) * Math.exp(0.3 * gaussian())),
        comments: 0,
        shares: 0,
      };
    });

    const model = fitEngagementModel(posts);
    const effectOf = (name: string) => model?.effects.find(({ feature }) => feature === name);

    expect(effectOf('question')).toMatchObject({ isReliable: true });
    expect(effectOf('question')?.factor).toBeGreaterThan(1.2);
    expect(effectOf('hashtag')?.isReliable).toBe(false);
    const asked = model?.predict({ text: 'And what do you drink?', mediaCount: 0 });
    const told = model?.predict({ text: 'A note from the roastery today.', mediaCount: 0 });
    expect(asked?.relative).toBeGreaterThan((told?.relative ?? 0) * 1.2);
    expect(asked && asked.low < asked.relative && asked.relative < asked.high).toBe(true);
  });

  it('keeps what its intervals promise on posts that it has not seen', () => {
    const gaussian = noise(4);
    const posts = aHistory(500, (index) => ({
      text: index % 2 === 0 ? 'Short note' : 'Visit us at https://northwind.example today',
      likes: Math.round(300 * (index % 2 === 0 ? 1.3 : 1) * Math.exp(0.4 * gaussian())),
      comments: 0,
      shares: 0,
    }));
    const model = fitEngagementModel(posts.slice(0, 350));

    const unseen = relativeEngagement(posts).slice(-140);
    const inside = unseen.filter(({ post, relative }) => {
      const forecast = model?.predict(post);
      return forecast !== undefined && relative >= forecast.low && relative <= forecast.high;
    });

    expect(inside.length / unseen.length).toBeGreaterThan(0.72);
    expect(inside.length / unseen.length).toBeLessThan(0.9);
  });

  it.skipIf(!hasRealData('tweets/BarackObama.csv'))(
    'orders real later posts better than chance after learning from earlier ones',
    () => {
      const posts = realPosts('tweets/BarackObama.csv').sort((a, b) => a.postedAt.getTime() - b.postedAt.getTime());
      const cut = Math.floor(posts.length * 0.7);
      const model = fitEngagementModel(posts.slice(0, cut));
      const later = relativeEngagement(posts).filter(({ post }) => posts.indexOf(post) >= cut);

      let right = 0;
      let pairs = 0;
      for (let i = 0; i + 7 < later.length; i++) {
        const [a, b] = [later[i], later[i + 7]];
        if (!a || !b || Math.abs(Math.log(a.relative / b.relative)) < Math.log(1.5)) continue;
        pairs++;
        const [left, other] = [model?.predict(a.post).relative ?? 0, model?.predict(b.post).relative ?? 0];
        if (left > other === a.relative > b.relative) right++;
      }

      expect(right / pairs).toBeGreaterThan(0.62);
    },
  );
});

describe('best time', () => {
  const rhythm = (strength: number, seed: number) => {
    const gaussian = noise(seed);
    const dice = createDice(seed + 99);
    return Array.from({ length: 180 }, (_, index) => {
      const hour = 8 + Math.floor(dice() * 14);
      const lift = strength * Math.exp(-(((hour - 19) / 2.5) ** 2) / 2);
      return aPost({
        id: `t${String(index).padStart(3, '0')}`,
        postedAt: new Date(Date.UTC(2026, 5, 1 + Math.floor(index / 2), hour, index % 60)),
        likes: Math.round(200 * Math.exp(lift + 0.35 * gaussian())),
        comments: 0,
        shares: 0,
        text: `Note ${index}`,
      });
    });
  };

  it('finds the hours of an audience that has a rhythm', () => {
    const found = findBestTimes(rhythm(1, 5), 'utc');

    expect(found?.isReliable).toBe(true);
    expect(found?.best.hour).toBeGreaterThanOrEqual(17);
    expect(found?.best.hour).toBeLessThanOrEqual(21);
    expect(found?.best.low).toBeGreaterThan(0);
  });

  it('says that there is none on shuffled times, in at least 95 of 100 histories', () => {
    let claims = 0;
    for (let seed = 0; seed < 100; seed++) {
      const posts = rhythm(1, 7);
      const dice = createDice(seed);
      const likes = posts.map((post) => post.likes);
      for (let i = likes.length - 1; i > 0; i--) {
        const j = Math.floor(dice() * (i + 1));
        [likes[i], likes[j]] = [likes[j] ?? 0, likes[i] ?? 0];
      }
      const shuffled = posts.map((post, index) => ({ ...post, likes: likes[index] ?? 0 }));
      if (findBestTimes(shuffled, 'utc', seed)?.isReliable === true) claims++;
    }

    expect(claims).toBeLessThanOrEqual(5);
  });

  it('promises nothing where it is not reliable', () => {
    const found = findBestTimes(rhythm(0, 8), 'utc');

    expect(found?.isReliable).toBe(false);
    expect(found?.upliftAt(19, 3)).toEqual({ uplift: 0, low: 0, high: 0 });
  });

  it('says nothing about a short history', () => {
    expect(findBestTimes(rhythm(1, 5).slice(0, 30), 'utc')).toBeUndefined();
  });
});

describe('suggesting times', () => {
  const week = { from: new Date('2026-11-22T23:00:00Z'), to: new Date('2026-11-29T22:59:59Z'), timeZone: 'Europe/Berlin' };
  const hourIn = (date: Date) =>
    Number(new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone: 'Europe/Berlin' }).format(date));

  it('spreads posts over the days of the window, in waking hours', () => {
    const times = suggestTimes({ ...week, count: 7 }).map(({ at }) => at);

    expect(new Set(times.map((at) => at.toISOString().slice(0, 10))).size).toBe(7);
    expect(times.every((at) => hourIn(at) >= 9 && hourIn(at) <= 20)).toBe(true);
    expect(times).toEqual(times.toSorted((a, b) => a.getTime() - b.getTime()));
  });

  it('keeps away from what is planned already', () => {
    const [first] = suggestTimes({ ...week, count: 1 });
    const [second] = suggestTimes({ ...week, count: 1, taken: [first?.at ?? new Date()] });

    expect(Math.abs((second?.at.getTime() ?? 0) - (first?.at.getTime() ?? 0))).toBeGreaterThanOrEqual(3_600_000);
  });

  it('stays within a window of an hour and gives fewer times when it is too short', () => {
    const hour = { from: new Date('2026-11-23T10:00:00Z'), to: new Date('2026-11-23T11:00:00Z'), timeZone: 'utc' };

    expect(suggestTimes({ ...hour, count: 3 })).toHaveLength(3);
    expect(suggestTimes({ ...hour, count: 30 }).length).toBeLessThan(6);
    expect(suggestTimes({ ...hour, count: 30 }).every(({ at }) => at >= hour.from && at <= hour.to)).toBe(true);
    expect(suggestTimes({ ...hour, to: hour.from, count: 1 })).toEqual([]);
  });
});
