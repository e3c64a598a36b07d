import type { Platform } from '../../platforms/connector.ts';
import { createRandom } from './random.ts';

const formatters = new Map<string, Intl.DateTimeFormat>();
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** Hour (0-23) and weekday (0 = Sunday) of an instant on the audience's clock. */
export function localTime(at: Date, timeZone: string): { hour: number; weekday: number } {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', { timeZone, hour: 'numeric', hourCycle: 'h23', weekday: 'short' });
    formatters.set(timeZone, formatter);
  }
  const parts = formatter.formatToParts(at);
  const value = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return { hour: Number(value('hour')), weekday: weekdays.indexOf(value('weekday')) };
}

export interface Rhythm {
  /** Relative activity per local hour; 1 is the day's average. */
  hours: readonly number[];
  /** Relative activity per weekday from Sunday; 1 is the week's average. */
  weekdays: readonly number[];
}

/** When the peaks lie, per network; a seed moves them a little. */
const peaks: Readonly<Record<Platform, readonly { hour: number; height: number; width: number }[]>> = {
  x: [
    { hour: 8, height: 1.6, width: 1.6 },
    { hour: 12.5, height: 1, width: 1.4 },
    { hour: 20, height: 1.2, width: 2 },
  ],
  instagram: [
    { hour: 7.5, height: 1, width: 1.5 },
    { hour: 12, height: 0.8, width: 1.5 },
    { hour: 19.5, height: 2.2, width: 2 },
  ],
  linkedin: [
    { hour: 8.5, height: 2.2, width: 1.4 },
    { hour: 12, height: 1.2, width: 1.2 },
    { hour: 17, height: 0.8, width: 1.2 },
  ],
};

const weekShape: Readonly<Record<Platform, readonly number[]>> = {
  x: [0.85, 1, 1.1, 1.1, 1.05, 1, 0.9],
  instagram: [1.2, 0.9, 0.92, 0.95, 0.98, 1, 1.15],
  linkedin: [0.45, 1.1, 1.35, 1.35, 1.2, 0.95, 0.5],
};

/** When the followers of an account are there. */
export function buildRhythm(platform: Platform, seed: number): Rhythm {
  const random = createRandom('rhythm', platform, seed);
  const shift = random.next() * 2 - 1;
  const raw = Array.from({ length: 24 }, (_unused, hour) =>
    peaks[platform].reduce((sum, peak) => {
      const distance = Math.min(Math.abs(hour - peak.hour - shift), 24 - Math.abs(hour - peak.hour - shift));
      return sum + peak.height * Math.exp(-(distance ** 2) / (2 * peak.width ** 2));
    }, 0.12),
  );
  const week = weekShape[platform].map((weight) => weight * (0.94 + random.next() * 0.12));
  return { hours: toAverageOne(raw), weekdays: toAverageOne(week) };
}

export function activityAt(rhythm: Rhythm, at: Date, timeZone: string): number {
  const { hour, weekday } = localTime(at, timeZone);
  return (rhythm.hours[hour] ?? 1) * (rhythm.weekdays[weekday] ?? 1);
}

function toAverageOne(weights: readonly number[]): number[] {
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
  return weights.map((weight) => weight / mean);
}
