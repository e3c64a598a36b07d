import { describe, expect, it } from 'vitest';
import { generatePosts } from '../../tools/sandbox/audience/history.ts';
import { type AudienceOf, hoursUntil, planReactions, reactionsAt, shareAfter } from '../../tools/sandbox/audience/reactions.ts';
import { listChatter, listComments, listMentions } from '../../tools/sandbox/audience/voices.ts';
import { weighText } from '../../tools/sandbox/x/text.ts';

const anchoredAt = new Date('2026-11-20T10:00:00Z');
const dayMs = 86_400_000;

function anAudience(overrides: Partial<AudienceOf> = {}): AudienceOf & { id: string; handle: string } {
  return {
    id: '1612345678',
    handle: 'northwind',
    platform: 'x',
    seed: 11,
    vocabulary: 'coffee',
    timeZone: 'Europe/Berlin',
    followerCount: 20_000,
    anchoredAt,
    ...overrides,
  };
}

describe('the simulated audience', () => {
  it('gives the same history for the same seed, and another one for another', () => {
    const write = (seed: number) => generatePosts(anAudience({ seed }), new Date(anchoredAt.getTime() - 90 * dayMs), anchoredAt);

    expect(write(11)).toEqual(write(11));
    expect(write(12).map((post) => post.text)).not.toEqual(write(11).map((post) => post.text));
  });

  it('goes on with a history where it stopped', () => {
    const from = new Date(anchoredAt.getTime() - 20 * dayMs);
    const middle = new Date(anchoredAt.getTime() - 9.4 * dayMs);
    const whole = generatePosts(anAudience(), from, anchoredAt).map((post) => post.id);
    const parts = [...generatePosts(anAudience(), from, middle), ...generatePosts(anAudience(), middle, anchoredAt)].map(
      (post) => post.id,
    );

    expect(parts).toEqual(whole);
  });

  it('fits every generated post into its network', async () => {
    const posts = generatePosts(anAudience(), new Date(anchoredAt.getTime() - 365 * dayMs), anchoredAt);

    expect(posts.length).toBeGreaterThan(365);
    for (const post of posts) {
      expect(post.text).not.toMatch(/[{}]/);
      expect(await weighText(post.text)).toBeLessThanOrEqual(280);
    }
  });

  it('reacts more at its best hours, to what it likes, and less when it is tired', () => {
    const at = (hour: number) => new Date(`2026-11-18T${String(hour).padStart(2, '0')}:30:00Z`);
    const reach = (hour: number, postsBefore: number) => {
      const all = Array.from(
        { length: 60 },
        (_unused, index) =>
          planReactions(
            anAudience(),
            { id: String(index), text: 'A fresh winter blend', mediaCount: 0, postedAt: at(hour) },
            postsBefore,
          ).impressions,
      );
      return all.reduce((sum, value) => sum + value, 0) / all.length;
    };

    expect(reach(7, 0)).toBeGreaterThan(reach(2, 0) * 1.3);
    expect(reach(7, 0)).toBeGreaterThan(reach(7, 5) * 1.3);
  });

  it('lets reactions grow to their end and never shrink', () => {
    const post = { impressions: 2000, likes: 40, comments: 6, shares: 5, postedAt: anchoredAt, speed: 60 };
    const seen = Array.from({ length: 200 }, (_unused, minute) =>
      reactionsAt('x', post, new Date(anchoredAt.getTime() + minute * 60_000)),
    );

    const likes = seen.map((counts) => counts.likes);
    expect(likes).toEqual([...likes].sort((a, b) => a - b));
    expect(seen[0]?.likes).toBe(0);
    expect(seen[1]?.likes).toBeGreaterThan(3);
    expect(seen.at(-1)).toEqual({ impressions: 2000, likes: 40, comments: 6, shares: 5 });
    expect(shareAfter('linkedin', hoursUntil('linkedin', 0.4))).toBeCloseTo(0.4);
  });

  it('writes as many comments as the count says, each at the time at which it was counted', () => {
    const post = { id: '1', impressions: 2000, likes: 40, comments: 9, shares: 5, postedAt: anchoredAt, speed: 1 };
    const at = new Date(anchoredAt.getTime() + 6 * 3_600_000);
    const comments = listComments(anAudience(), post, at);

    expect(comments).toHaveLength(reactionsAt('x', post, at).comments);
    expect(comments.every((comment) => comment.at <= at && !/[{}]/.test(comment.text))).toBe(true);
  });

  it('mentions the account a few times a day, praise more often than blame, and repeats itself for nobody', () => {
    const from = new Date(anchoredAt.getTime() - 30 * dayMs);
    const mentions = listMentions(anAudience(), from, anchoredAt);

    expect(mentions.length / 30).toBeGreaterThan(1.5);
    expect(mentions.length / 30).toBeLessThan(6);
    expect(mentions.every((mention) => mention.text.includes('@northwind'))).toBe(true);
    expect(listMentions(anAudience(), from, anchoredAt)).toEqual(mentions);
    expect(new Set(mentions.map((mention) => mention.id)).size).toBe(mentions.length);
  });

  it('talks more and more about one topic', () => {
    const count = (from: number, to: number) => {
      const byTopic = new Map<string, number>();
      for (const voice of listChatter(
        'coffee',
        anchoredAt,
        new Date(anchoredAt.getTime() - from * dayMs),
        new Date(anchoredAt.getTime() - to * dayMs),
      )) {
        for (const word of ['winter', 'cold brew', 'latte', 'farm', 'roast', 'cup'])
          if (voice.text.toLowerCase().includes(word)) byTopic.set(word, (byTopic.get(word) ?? 0) + 1);
      }
      return byTopic;
    };
    const now = count(3, 0);
    const before = count(24, 21);

    const growth = [...now].map(([word, value]) => value / Math.max(before.get(word) ?? 0, 1));
    expect(Math.max(...growth)).toBeGreaterThan(2);
  });
});
