export interface SpikeOptions {
  /** Length of the baseline in hours. */
  baselineHours: number;
  /** Below this many an hour is never a spike. */
  minimumCount: number;
  /** Standard deviations above the expected count. */
  threshold: number;
  /** Hours after an alarm in which no new one is raised. */
  refractoryHours: number;
  /** Hours of data before the detector says anything. */
  learningHours: number;
}

export const spikeDefaults: SpikeOptions = {
  baselineHours: 168,
  minimumCount: 8,
  threshold: 4,
  refractoryHours: 24,
  learningHours: 24,
};

export interface SpikeSample {
  /** Start of the hour. */
  at: Date;
  count: number;
  /** What the hours before let expect. */
  expected: number;
  score: number;
  /** First hour of a spike. */
  isAlarm: boolean;
  /** The count is above the threshold, first hour or not. */
  isHigh: boolean;
  isLearning: boolean;
}

/**
 * Finds spikes in hourly counts as they come in, one pass: each hour is judged by the hours before it only. The level is the
 * trailing mean times the hour of day's share (shrunk towards none), the spread that of counts that scatter more than Poisson's.
 */
export function createSpikeDetector(options: Partial<SpikeOptions> = {}): (at: Date, count: number) => SpikeSample {
  const { baselineHours, minimumCount, threshold, refractoryHours, learningHours } = { ...spikeDefaults, ...options };
  const window: number[] = [];
  let sum = 0;
  let squares = 0;
  const byHour = Array.from({ length: 24 }, () => ({ sum: 0, count: 0 }));
  let total = 0;
  let seen = 0;
  let quietUntil = Number.NEGATIVE_INFINITY;

  return (at, count) => {
    const hour = byHour[at.getUTCHours()] ?? { sum: 0, count: 0 };
    const mean = window.length === 0 ? 0 : sum / window.length;
    const overall = seen === 0 ? 0 : total / seen;
    // Seven days of one hour of day count as much as the belief that hours don't differ.
    const share = overall === 0 ? 1 : (hour.sum / overall + 7) / (hour.count + 7);
    const expected = mean * Math.min(3, Math.max(0.33, share));
    const variance = window.length < 2 ? 0 : Math.max(0, squares / window.length - mean * mean);
    const overdispersion = mean === 0 ? 0 : Math.max(0, (variance - mean) / (mean * mean));
    const deviation = Math.sqrt(Math.max(1, expected + Math.min(overdispersion, 1) * expected * expected));
    const score = (count - expected) / deviation;
    const isLearning = seen < learningHours;
    const isHigh = !isLearning && count >= minimumCount && score >= threshold;
    const isAlarm = isHigh && at.getTime() >= quietUntil;
    if (isAlarm) quietUntil = at.getTime() + refractoryHours * 3_600_000;

    // A spike enters the baseline clipped: else it would hide the next one.
    const learned = isLearning ? count : Math.min(count, expected + threshold * deviation);
    window.push(learned);
    sum += learned;
    squares += learned * learned;
    if (window.length > baselineHours) {
      const dropped = window.shift() ?? 0;
      sum -= dropped;
      squares -= dropped * dropped;
    }
    hour.sum += learned;
    hour.count++;
    total += learned;
    seen++;
    return { at, count, expected, score, isAlarm, isHigh, isLearning };
  };
}

const hourMs = 3_600_000;

/** Counts per hour from the first to the last instant, hours without any included. */
export function hourlyCounts(instants: readonly Date[], range?: { from: Date; to: Date }): { at: Date; count: number }[] {
  const times = instants.map((instant) => Math.floor(instant.getTime() / hourMs));
  if (times.length === 0 && range === undefined) return [];
  const from = range === undefined ? times.reduce((a, b) => Math.min(a, b)) : Math.floor(range.from.getTime() / hourMs);
  const to = range === undefined ? times.reduce((a, b) => Math.max(a, b)) : Math.floor(range.to.getTime() / hourMs);
  const counts = Array.from({ length: to - from + 1 }, () => 0);
  for (const time of times) if (time >= from && time <= to) counts[time - from] = (counts[time - from] ?? 0) + 1;
  return counts.map((count, index) => ({ at: new Date((from + index) * hourMs), count }));
}
