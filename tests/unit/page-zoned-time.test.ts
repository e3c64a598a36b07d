import { describe, expect, it } from 'vitest';
import { fromZonedInput, toZonedInput } from '../../web/src/time/zoned.ts';

describe("a time on the channel's clock", () => {
  it.each([
    ['2026-11-24T09:00', 'Europe/Berlin', '2026-11-24T08:00:00.000Z'],
    ['2026-07-24T09:00', 'Europe/Berlin', '2026-07-24T07:00:00.000Z'],
    ['2026-11-24T09:00', 'America/New_York', '2026-11-24T14:00:00.000Z'],
    ['2026-11-24T09:00', 'Asia/Kathmandu', '2026-11-24T03:15:00.000Z'],
    ['2026-01-01T00:00', 'Pacific/Kiritimati', '2025-12-31T10:00:00.000Z'],
  ])('%s in %s is one instant, there and back', (wall, zone, instant) => {
    expect(fromZonedInput(wall, zone)).toBe(instant);
    expect(toZonedInput(instant, zone)).toBe(wall);
  });

  it('takes the first of two when the clock is set back', () => {
    expect(fromZonedInput('2026-10-25T02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
  });

  it('moves on by the gap when the clock is set forward', () => {
    expect(fromZonedInput('2026-03-29T02:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
  });

  it('refuses what is no date', () => {
    expect(fromZonedInput('', 'Europe/Berlin')).toBeUndefined();
  });
});
