import { DateTime } from 'luxon';
import { sampleCorrelation } from 'simple-statistics';
import { createDice } from './dice.ts';
import { featureNames, featuresOf } from './post-features.ts';
import { isMature, type MeasuredPost, relativeEngagement } from './posts.ts';
import { fitRidge } from './ridge.ts';
import { dayBasis, hourBasis, project } from './time-basis.ts';

/** Expected change against posting as usual: 0.2 is 20% more. 90% interval. */
export interface Uplift {
  uplift: number;
  low: number;
  high: number;
}

export interface BestTimes {
  postCount: number;
  /** Posts in one hour count as one: distinct hours that the estimate rests on. */
  slotCount: number;
  /** Some hour or weekday reliably does better than usual. */
  isReliable: boolean;
  /** Probability of a pattern this strong when time plays no part; smaller of hour of day and weekday, doubled. */
  pValue: number;
  /** The best hour of the week by the estimate, reliable or not. */
  best: Uplift & { hour: number; weekday: number };
  /** For a local hour 0..23 and ISO weekday 1..7. All zero where nothing is reliable. */
  upliftAt(hour: number, weekday: number): Uplift;
  /** Share of past posts per local hour, lightly smoothed: when this account usually posts. */
  usualHours: number[];
}

/** Fewer distinct hours with a baseline than this say nothing. */
export const bestTimeMinimum = 30;
/** Of shuffled histories at most this share may look reliable. */
const significance = 0.03;
const permutations = 400;
/** Distinct hours that must stand behind an hour of day before it is recommended. */
const hourSupport = 8;

/**
 * Does it matter for this account when a post goes out? Engagement relative to the account's own baseline, with the form of the
 * posts taken out, is fitted by a smooth daily curve and by weekdays; a permutation test decides whether either is more than
 * chance, and ridge shrinkage keeps the promised uplift small. Undefined below `bestTimeMinimum` slots.
 */
export function findBestTimes(posts: readonly MeasuredPost[], timeZone: string, seed = 1): BestTimes | undefined {
  const history = relativeEngagement(posts).filter(({ post }) => isMature(post));
  if (history.length < bestTimeMinimum) return undefined;
  const forms = history.map(({ post }) => featureNames.map((name) => featuresOf(post)[name]));
  const form = fitRidge(forms, history.map((item) => Math.max(-2.5, Math.min(2.5, item.logRelative))), 15);

  const slots = new Map<string, { hour: number; weekday: number; sum: number; count: number }>();
  const usualHours = new Array<number>(24).fill(0.25);
  history.forEach(({ post }, index) => {
    const local = DateTime.fromJSDate(post.postedAt, { zone: timeZone });
    usualHours[local.hour] = (usualHours[local.hour] ?? 0) + 1;
    // Ten posts from one speech are one observation of that hour, not ten.
    const key = local.toFormat('yyyy-LL-dd-HH');
    const slot = slots.get(key) ?? { hour: local.hour, weekday: local.weekday, sum: 0, count: 0 };
    slot.sum += form.leftOut[index] ?? 0;
    slot.count++;
    slots.set(key, slot);
  });
  const list = [...slots.values()];
  if (list.length < bestTimeMinimum) return undefined;
  const residuals = winsorise(list.map((slot) => slot.sum / slot.count));
  const hours = list.map((slot) => hourBasis(slot.hour));
  const days = list.map((slot) => dayBasis(slot.weekday));

  const dice = createDice(seed);
  const [hourP, dayP] = [permutationTest(hours, residuals, dice), permutationTest(days, residuals, dice)];
  const pValue = Math.min(1, 2 * Math.min(hourP, dayP));
  const usesHours = 2 * hourP <= significance;
  const usesDays = 2 * dayP <= significance;

  const curve = fitCurve(list.map((_, i) => [...(hours[i] ?? []), ...(days[i] ?? [])]), residuals, usesHours || !usesDays, usesDays);
  const estimate = (hour: number, weekday: number): Uplift => curve([...hourBasis(hour), ...dayBasis(weekday)]);
  const best = bestSlot(estimate, list);
  const isReliable = (usesHours || usesDays) && best.low > 0 && holdsLater(list.map((_, i) => [...(hours[i] ?? []), ...(days[i] ?? [])]), residuals, usesHours, usesDays);
  const total = usualHours.reduce((sum, count) => sum + count, 0);
  return {
    postCount: history.length,
    slotCount: list.length,
    isReliable,
    pValue,
    best,
    upliftAt: (hour, weekday) => (isReliable ? estimate(hour, weekday) : { uplift: 0, low: 0, high: 0 }),
    usualHours: usualHours.map((count) => count / total),
  };
}

/** Share of random orders of the residuals that fit the basis at least as well as the true one. */
function permutationTest(basis: readonly (readonly number[])[], residuals: readonly number[], dice: () => number): number {
  const fitted = project(basis);
  const observed = fitted(residuals);
  const shuffled = [...residuals];
  let atLeast = 1;
  for (let round = 0; round < permutations; round++) {
    for (let i = shuffled.length - 1; i > 0; i--) {
      const j = Math.floor(dice() * (i + 1));
      [shuffled[i], shuffled[j]] = [shuffled[j] ?? 0, shuffled[i] ?? 0];
    }
    if (fitted(shuffled) >= observed) atLeast++;
    // Clearly chance already: the exact value no longer matters.
    if (atLeast > 90) return atLeast / (round + 2);
  }
  return atLeast / (permutations + 1);
}

/** Ridge on the time basis; uplift is against the account's own mix of posting times. */
function fitCurve(rows: readonly (readonly number[])[], residuals: readonly number[], usesHours: boolean, usesDays: boolean): (row: readonly number[]) => Uplift {
  const hourColumns = hourBasis(0).length;
  const masked = (row: readonly number[]): number[] => row.map((value, i) => ((i < hourColumns ? usesHours : usesDays) ? value : 0));
  const design = rows.map(masked);
  // Prior strength of 10 slots: chosen so that 90 days of a post a day keep nine tenths of a true effect.
  const fit = fitRidge(design, residuals, 10);
  const center = design[0]?.map((_, i) => design.reduce((sum, row) => sum + (row[i] ?? 0), 0) / design.length) ?? [];
  const usual = fit.predict(center);
  return (row) => {
    const vector = masked(row);
    const expected = fit.predict(vector) - usual;
    // Errors of the orthogonal basis functions add in squares.
    const error = Math.sqrt(vector.reduce((sum, value, i) => sum + ((value - (center[i] ?? 0)) * (fit.errors[i] ?? 0)) ** 2, 0));
    return { uplift: Math.expm1(expected), low: Math.expm1(expected - 1.645 * error), high: Math.expm1(expected + 1.645 * error) };
  };
}

/** A pattern of the earlier posts must help with the later ones: one event can make a pattern, but not twice. */
function holdsLater(rows: readonly (readonly number[])[], residuals: readonly number[], usesHours: boolean, usesDays: boolean): boolean {
  const cut = Math.floor(rows.length * 0.6);
  const curve = fitCurve(rows.slice(0, cut), residuals.slice(0, cut), usesHours, usesDays);
  const promised = rows.slice(cut).map((row) => Math.log1p(curve(row).uplift));
  return promised.length > 2 && sampleCorrelation(promised, residuals.slice(cut)) > 0;
}

function bestSlot(estimate: (hour: number, weekday: number) => Uplift, slots: readonly { hour: number }[]): Uplift & { hour: number; weekday: number } {
  const support = new Array<number>(24).fill(0);
  for (const slot of slots) support[slot.hour] = (support[slot.hour] ?? 0) + 1;
  const needed = Math.min(hourSupport, Math.max(...support));
  let best: (Uplift & { hour: number; weekday: number }) | undefined;
  for (let weekday = 1; weekday <= 7; weekday++) {
    for (let hour = 0; hour < 24; hour++) {
      // An hour at which next to nothing was posted is an extrapolation.
      if ((support[hour] ?? 0) < needed) continue;
      const uplift = estimate(hour, weekday);
      if (best === undefined || uplift.uplift > best.uplift) best = { ...uplift, hour, weekday };
    }
  }
  return best ?? { hour: 12, weekday: 2, uplift: 0, low: 0, high: 0 };
}

function winsorise(values: readonly number[]): number[] {
  const ordered = [...values].sort((a, b) => a - b);
  const [low = 0, high = 0] = [ordered[Math.floor(ordered.length * 0.02)], ordered[Math.ceil(ordered.length * 0.98) - 1]];
  return values.map((value) => Math.min(high, Math.max(low, value)));
}
