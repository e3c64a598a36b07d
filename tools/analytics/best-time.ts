import { DateTime } from 'luxon';
import { sampleCorrelation } from 'simple-statistics';
import { createDice } from './dice.ts';
import { featureNames, featuresOf } from './post-features.ts';
import { isMature, type MeasuredPost, type RelativePost, relativeEngagement } from './posts.ts';
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
  /** For a local hour 0..23 and ISO weekday 1..7. All zero where nothing is reliable, and at hours that are not usual here. */
  upliftAt(hour: number, weekday: number): Uplift;
  /** Share of past posts per local hour, lightly smoothed: when this account usually posts. */
  usualHours: number[];
}

/** Fewer distinct hours with a baseline than this say nothing. */
export const bestTimeMinimum = 30;
/** Of shuffled histories at most this share may look reliable. */
const significance = 0.03;
const permutations = 400;
/**
 * An hour of day counts when at least so many dates and this share of all slots lie in it. At other hours an account posts on
 * special occasions only, and it is the occasion that does well.
 */
const hourSupport = 8;
const hourShare = 0.035;

interface Slot {
  hour: number;
  weekday: number;
  date: string;
  residual: number;
}

/**
 * Does it matter for this account when a post goes out? Engagement relative to the account's own baseline, with the form of the
 * posts and the luck of the day taken out, is fitted by a smooth daily curve; the days' means by weekday. Permutation tests decide
 * whether either is more than chance, a later stretch of the history must confirm it, and ridge shrinkage keeps the promised
 * uplift small. Undefined below `bestTimeMinimum` slots.
 */
export function findBestTimes(posts: readonly MeasuredPost[], timeZone: string, seed = 1): BestTimes | undefined {
  const history = relativeEngagement(posts).filter(({ post }) => isMature(post));
  if (history.length < bestTimeMinimum) return undefined;
  const { slots, usualHours } = collectSlots(history, timeZone);
  if (slots.length < bestTimeMinimum) return undefined;

  const { ofDay, withinDay } = splitByDay(slots);
  const usual = habitualHours(slots);
  const kept = slots.map(({ hour }, index) => ({ hour, value: withinDay[index] ?? 0 })).filter(({ hour }) => usual.has(hour));
  const hourly = { basis: kept.map(({ hour }) => hourBasis(hour)), values: kept.map(({ value }) => value) };
  const daily = { basis: ofDay.map(({ weekday }) => dayBasis(weekday)), values: ofDay.map(({ mean }) => mean) };
  const dice = createDice(seed);
  const [hourP, dayP] = [permutationTest(hourly, dice), permutationTest(daily, dice)];
  const usesHours = 2 * hourP <= significance && holdsLater(hourly);
  const usesDays = 2 * dayP <= significance && holdsLater(daily);

  // With neither, the daily curve is still worth showing: with an interval around nothing.
  const hourCurve = usesHours || !usesDays ? fitCurve(hourly) : noEffect;
  const dayCurve = usesDays ? fitCurve(daily) : noEffect;
  const estimate = (hour: number, weekday: number): Uplift => combine(hourCurve(hourBasis(hour)), dayCurve(dayBasis(weekday)));
  const best = bestSlot(estimate, usual);
  const isReliable = (usesHours || usesDays) && best.low > 0;
  const total = usualHours.reduce((sum, count) => sum + count, 0);
  return {
    postCount: history.length,
    slotCount: slots.length,
    isReliable,
    pValue: Math.min(1, 2 * Math.min(hourP, dayP)),
    best,
    upliftAt: (hour, weekday) => (isReliable && usual.has(hour) ? estimate(hour, weekday) : { uplift: 0, low: 0, high: 0 }),
    usualHours: usualHours.map((count) => count / total),
  };
}

/** One observation per hour of a date: ten posts from one speech are one, not ten. */
function collectSlots(history: readonly RelativePost[], timeZone: string): { slots: Slot[]; usualHours: number[] } {
  const forms = history.map(({ post }) => {
    const features = featuresOf(post);
    return featureNames.map((name) => features[name]);
  });
  const form = fitRidge(
    forms,
    history.map((item) => Math.max(-2.5, Math.min(2.5, item.logRelative))),
    15,
  );
  const sums = new Map<string, Slot & { count: number }>();
  const usualHours = Array.from({ length: 24 }, () => 0.25);
  history.forEach(({ post }, index) => {
    const { hour, weekday, year, ordinal } = DateTime.fromJSDate(post.postedAt, { zone: timeZone });
    usualHours[hour] = (usualHours[hour] ?? 0) + 1;
    const date = `${year}-${ordinal}`;
    const slot = sums.get(`${date}-${hour}`) ?? { hour, weekday, date, residual: 0, count: 0 };
    slot.residual += form.leftOut[index] ?? 0;
    slot.count++;
    sums.set(`${date}-${hour}`, slot);
  });
  const slots = [...sums.values()].map(({ count, ...slot }) => ({ ...slot, residual: slot.residual / count }));
  const bounded = winsorise(slots.map(({ residual }) => residual));
  return { slots: slots.map((slot, index) => ({ ...slot, residual: bounded[index] ?? 0 })), usualHours };
}

/**
 * The days' means, and what is left of each slot without its day: on a day of great news every hour looks good. The day's part
 * is shrunk by how much days really differ (one-way random effects).
 */
function splitByDay(slots: readonly Slot[]): { ofDay: { weekday: number; mean: number }[]; withinDay: number[] } {
  const days = new Map<string, { weekday: number; sum: number; squares: number; count: number }>();
  for (const { date, weekday, residual } of slots) {
    const group = days.get(date) ?? { weekday, sum: 0, squares: 0, count: 0 };
    group.sum += residual;
    group.squares += residual * residual;
    group.count++;
    days.set(date, group);
  }
  const groups = [...days.values()];
  const grand = slots.reduce((sum, { residual }) => sum + residual, 0) / slots.length;
  const within =
    groups.reduce((sum, group) => sum + group.squares - (group.sum * group.sum) / group.count, 0) /
    Math.max(1, slots.length - groups.length);
  const between =
    groups.reduce((sum, group) => sum + group.count * (group.sum / group.count - grand) ** 2, 0) / Math.max(1, groups.length - 1);
  const size =
    (slots.length - groups.reduce((sum, group) => sum + group.count ** 2, 0) / slots.length) / Math.max(1, groups.length - 1);
  // One slot a day: days and slots can't be told apart, and nothing is taken out.
  const variance = slots.length - groups.length < 20 ? 0 : Math.max(0, (between - within) / Math.max(1, size));
  const effectOf = (group: { sum: number; count: number }): number =>
    variance === 0 ? 0 : ((group.count * variance) / (group.count * variance + within)) * (group.sum / group.count - grand);
  return {
    ofDay: groups.map((group) => ({ weekday: group.weekday, mean: group.sum / group.count })),
    withinDay: slots.map(({ date, residual }) => residual - effectOf(days.get(date) ?? { sum: 0, count: 1 })),
  };
}

interface Observations {
  basis: readonly (readonly number[])[];
  values: readonly number[];
}

/** Share of random orders of the values that fit the basis at least as well as the true one. */
function permutationTest({ basis, values }: Observations, dice: () => number): number {
  const fitted = project(basis);
  const shuffled = Float64Array.from(values);
  const observed = fitted(shuffled);
  let atLeast = 1;
  for (let round = 0; round < permutations; round++) {
    for (let i = shuffled.length - 1; i > 0; i--) {
      const j = Math.floor(dice() * (i + 1));
      const kept = shuffled[i] as number;
      shuffled[i] = shuffled[j] as number;
      shuffled[j] = kept;
    }
    if (fitted(shuffled) >= observed) atLeast++;
    // Clearly chance already: the exact value no longer matters.
    if (atLeast > 40) return atLeast / (round + 2);
  }
  return atLeast / (permutations + 1);
}

/** A pattern of the earlier posts must help with the later ones: one event can make a pattern, but not twice. */
function holdsLater({ basis, values }: Observations): boolean {
  const cut = Math.floor(values.length * 0.6);
  const curve = fitCurve({ basis: basis.slice(0, cut), values: values.slice(0, cut) });
  const promised = basis.slice(cut).map((row) => curve(row).effect);
  if (promised.length < 10) return false;
  // At one in ten by chance.
  return sampleCorrelation(promised, values.slice(cut)) * Math.sqrt(promised.length) > 1.28;
}

interface Effect {
  /** Logarithm of the factor against the account's own mix of times. */
  effect: number;
  error: number;
}

const noEffect = (): Effect => ({ effect: 0, error: 0 });

function fitCurve({ basis, values }: Observations): (row: readonly number[]) => Effect {
  // Prior strength of 10 observations: 90 days of a post a day keep nine tenths of a true effect.
  const fit = fitRidge(basis, values, 10);
  const center = basis[0]?.map((_, i) => basis.reduce((sum, row) => sum + (row[i] ?? 0), 0) / basis.length) ?? [];
  const usual = fit.predict(center);
  return (row) => ({
    effect: fit.predict(row) - usual,
    // Errors of the nearly orthogonal basis functions add in squares.
    error: Math.sqrt(row.reduce((sum, value, i) => sum + ((value - (center[i] ?? 0)) * (fit.errors[i] ?? 0)) ** 2, 0)),
  });
}

function combine(a: Effect, b: Effect): Uplift {
  const effect = a.effect + b.effect;
  const error = Math.hypot(a.error, b.error);
  return { uplift: Math.expm1(effect), low: Math.expm1(effect - 1.645 * error), high: Math.expm1(effect + 1.645 * error) };
}

function bestSlot(
  estimate: (hour: number, weekday: number) => Uplift,
  hours: ReadonlySet<number>,
): Uplift & { hour: number; weekday: number } {
  const week = [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) =>
    [...hours].map((hour) => ({ ...estimate(hour, weekday), hour, weekday })),
  );
  return week.reduce(
    (best, slot) => (slot.uplift > best.uplift ? slot : best),
    week[0] ?? { hour: 12, weekday: 2, uplift: 0, low: 0, high: 0 },
  );
}

function habitualHours(slots: readonly Slot[]): Set<number> {
  const support = Array.from({ length: 24 }, () => 0);
  for (const { hour } of slots) support[hour] = (support[hour] ?? 0) + 1;
  // A short history spread over the whole day has no habits yet: its busiest hours must do.
  const needed = Math.min(Math.max(hourSupport, slots.length * hourShare), Math.max(...support));
  return new Set(support.flatMap((count, hour) => (count >= needed ? [hour] : [])));
}

function winsorise(values: readonly number[]): number[] {
  const ordered = [...values].sort((a, b) => a - b);
  const [low = 0, high = 0] = [ordered[Math.floor(ordered.length * 0.02)], ordered[Math.ceil(ordered.length * 0.98) - 1]];
  return values.map((value) => Math.min(high, Math.max(low, value)));
}
