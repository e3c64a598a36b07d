import { array, assert as assertProperty, constantFrom, integer, property } from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { assignTimes, countFreeTimes, minSpacingMinutes } from '../../agents/scheduler/assign-times.ts';

const now = new Date('2026-11-20T09:00:00Z');
const week = { from: '2026-11-23T00:00:00Z', to: '2026-11-29T23:00:00Z', now };

function aDemand(overrides: Partial<Parameters<typeof assignTimes>[0]> = {}) {
  return { channelId: 'c', timeZone: 'Europe/Berlin', count: 3, suggestions: [], busy: [], ...overrides };
}

describe('assigning times', () => {
  it('takes the times that the data supports first', () => {
    const suggestions = [{ at: '2026-11-24T17:00:00Z', reason: 'Tuesdays at 18:00 do well.', upliftLow: 0.1, upliftHigh: 0.4 }];

    const times = assignTimes(aDemand({ suggestions }), week);

    expect(times.find(({ at }) => at === '2026-11-24T17:00:00.000Z')).toMatchObject({
      reason: 'Tuesdays at 18:00 do well.',
      upliftLow: 0.1,
    });
    expect(times).toHaveLength(3);
  });

  it('ignores a suggestion that has passed or lies outside of the window', () => {
    const suggestions = [
      { at: '2026-11-20T09:05:00Z', reason: 'too soon' },
      { at: '2026-12-24T17:00:00Z', reason: 'too late' },
    ];

    const times = assignTimes(aDemand({ suggestions, count: 1 }), { ...week, from: '2026-11-20T00:00:00Z' });

    expect(times[0]?.reason).not.toMatch(/too/);
  });

  it('keeps its distance from what goes out already', () => {
    const busy = ['2026-11-23T07:00:00Z'];

    const times = assignTimes(aDemand({ busy, count: 1 }), week);

    expect(Math.abs(Date.parse(times[0]?.at ?? '') - Date.parse(busy[0] ?? ''))).toBeGreaterThanOrEqual(
      minSpacingMinutes * 60_000,
    );
  });

  it('spreads over waking hours of the channel’s own zone', () => {
    for (const timeZone of ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland']) {
      const hours = assignTimes(aDemand({ timeZone, count: 10 }), week).map(
        ({ at }) => DateTime.fromISO(at, { zone: timeZone }).hour,
      );
      expect(hours.every((hour) => hour >= 8 && hour < 21)).toBe(true);
    }
  });

  it('uses the night when the brief leaves nothing else', () => {
    const tonight = { from: '2026-11-20T22:00:00Z', to: '2026-11-21T02:00:00Z', now };

    expect(assignTimes(aDemand({ count: 3 }), tonight)).toHaveLength(3);
  });

  it('refuses what does not fit, and says how much would', () => {
    const anHour = { from: '2026-11-23T10:00:00Z', to: '2026-11-23T11:00:00Z', now };

    expect(() => assignTimes(aDemand({ count: 5 }), anHour)).toThrowError(
      expect.objectContaining({ code: 'campaign.window_too_short', details: expect.objectContaining({ found: 2, wanted: 5 }) }),
    );
  });

  it('refuses a window that is over', () => {
    expect(countFreeTimes('UTC', { from: '2026-11-01T00:00:00Z', to: '2026-11-08T00:00:00Z', now }, [])).toBe(0);
  });

  it('places whatever fits, in order, an hour apart, in the window and in the future', () => {
    assertProperty(
      property(
        integer({ min: 1, max: 50 }),
        integer({ min: 1, max: 24 * 14 }),
        constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'),
        array(integer({ min: 0, max: 14 * 24 * 60 }), { maxLength: 10 }),
        array(integer({ min: -600, max: 14 * 24 * 60 }), { maxLength: 10 }),
        (count, hours, timeZone, busyMinutes, suggestedMinutes) => {
          const startMs = Date.parse('2026-03-25T00:00:00Z');
          const at = (minutes: number) => new Date(startMs + minutes * 60_000).toISOString();
          const window = { from: at(0), to: at(hours * 60), now: new Date(startMs + 90 * 60_000) };
          const busy = busyMinutes.map(at);
          const free = countFreeTimes(timeZone, window, busy);
          const demand = aDemand({
            count,
            timeZone,
            busy,
            suggestions: suggestedMinutes.map((minutes) => ({ at: at(minutes), reason: 'data' })),
          });
          if (count > free) return;

          const times = assignTimes(demand, window).map((time) => Date.parse(time.at));

          expect(times).toHaveLength(count);
          expect(times).toEqual(times.toSorted((left, right) => left - right));
          const all = [...times, ...busy.map((instant) => Date.parse(instant))];
          for (const [index, time] of times.entries()) {
            expect(time).toBeGreaterThan(window.now.getTime());
            expect(time).toBeLessThanOrEqual(Date.parse(window.to));
            const others = all.filter((_, other) => other !== index);
            expect(others.every((other) => Math.abs(other - time) >= minSpacingMinutes * 60_000)).toBe(true);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
