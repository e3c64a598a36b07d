import { quantile } from 'simple-statistics';
import { type FeatureName, featureNames, featuresOf } from './post-features.ts';
import { type MeasuredPost, isMature, relativeEngagement, summarise } from './posts.ts';
import { fitRidge } from './ridge.ts';
import { wordsOf } from './words.ts';

/** How one property of posts went with their engagement on this account, everything else equal. */
export interface FeatureEffect {
  feature: FeatureName;
  /** Engagement with it divided by engagement without it. */
  factor: number;
  /** 90% interval of the factor. */
  low: number;
  high: number;
  /** Posts that have it. */
  count: number;
  /** The interval leaves out 1. */
  isReliable: boolean;
}

export interface EngagementForecast {
  /** Expected engagement relative to the account's usual: 1 is usual. */
  relative: number;
  low: number;
  high: number;
  /** Share of posts whose result lies within low..high, on this account's own past. */
  coverage: number;
  /** Posts that the forecast rests on. */
  postCount: number;
  /** What of this draft helps or hurts, strongest first. */
  drivers: { feature: FeatureName; factor: number }[];
}

export interface EngagementModel {
  postCount: number;
  /** Median interactions of the account's last posts: what "usual" is. */
  usualInteractions: number;
  effects: FeatureEffect[];
  predict(draft: Pick<MeasuredPost, 'text' | 'mediaCount'>): EngagementForecast;
}

/** Fewer posts with a baseline than this say nothing. */
export const engagementMinimum = 30;
const intervalShare = 0.8;
/** Prior strength in posts; chosen so that a feature of a single post moves next to nothing. */
const formPenalty = 15;
const wordPenalty = 12;
const maxWords = 400;

/**
 * Learns from an account's history which form and words went with more engagement than usual: ridge regression on the form of
 * posts, then shrunk means of the words' residuals. Undefined below `engagementMinimum` posts.
 */
export function fitEngagementModel(posts: readonly MeasuredPost[]): EngagementModel | undefined {
  const history = relativeEngagement(posts).filter(({ post }) => isMature(post));
  if (history.length < engagementMinimum) return undefined;
  const middle = summarise(history.map((item) => item.logRelative));
  // One post that went round the world must not decide: outliers count as far as 3 spreads.
  const reach = 3 * Math.max(middle.spread, 0.1);
  const target = history.map((item) => Math.min(middle.median + reach, Math.max(middle.median - reach, item.logRelative)));
  const rows = history.map(({ post }) => vectorOf(post));
  const fit = fitRidge(rows, target, formPenalty);
  const words = fitWords(
    history.map(({ post }) => wordsOf(post.text)),
    fit.leftOut,
  );

  // Residuals with each post left out of the words' means too: otherwise the interval would be too narrow.
  const residuals = history.map(
    ({ post }, index) => (fit.leftOut[index] ?? 0) - words.effectWithout(wordsOf(post.text), fit.leftOut[index] ?? 0),
  );
  const recent = residuals
    .slice(-400)
    .map((residual, index) => residual + (history.slice(-400)[index]?.logRelative ?? 0) - (target.slice(-400)[index] ?? 0));
  const [lowResidual, highResidual] = conformalBounds(recent);
  const means = featureNames.map((_, i) => rows.reduce((sum, row) => sum + (row[i] ?? 0), 0) / rows.length);

  return {
    postCount: history.length,
    usualInteractions: history.at(-1)?.baseline ?? 0,
    effects: featureNames.map((feature, i) =>
      effectOf(feature, fit.coefficients[i] ?? 0, fit.errors[i] ?? 0, rows.filter((row) => (row[i] ?? 0) >= 0.5).length),
    ),
    predict(draft) {
      const row = vectorOf(draft);
      const expected = fit.predict(row) + words.effect(wordsOf(draft.text));
      const drivers = featureNames
        .map((feature, i) => ({ feature, factor: Math.exp((fit.coefficients[i] ?? 0) * ((row[i] ?? 0) - (means[i] ?? 0))) }))
        .filter(({ factor }) => Math.abs(Math.log(factor)) > 0.03)
        .sort((a, b) => Math.abs(Math.log(b.factor)) - Math.abs(Math.log(a.factor)));
      return {
        relative: Math.exp(expected),
        low: Math.exp(expected + lowResidual),
        high: Math.exp(expected + highResidual),
        coverage: intervalShare,
        postCount: history.length,
        drivers,
      };
    },
  };
}

function vectorOf(post: Pick<MeasuredPost, 'text' | 'mediaCount'>): number[] {
  const features = featuresOf(post);
  return featureNames.map((name) => features[name]);
}

function effectOf(feature: FeatureName, coefficient: number, error: number, count: number): FeatureEffect {
  const [low, high] = [Math.exp(coefficient - 1.645 * error), Math.exp(coefficient + 1.645 * error)];
  return { feature, factor: Math.exp(coefficient), low, high, count, isReliable: count >= 8 && (low > 1 || high < 1) };
}

/** Split-conformal bounds: quantiles of left-out residuals, widened for their finite number. */
function conformalBounds(residuals: readonly number[]): [number, number] {
  const tail = (1 - intervalShare) / 2;
  const widened = Math.min(1, (1 - tail) * (1 + 1 / residuals.length));
  return [quantile([...residuals], 1 - widened), quantile([...residuals], widened)];
}

interface WordEffects {
  effect(words: ReadonlySet<string>): number;
  /** The effect on a post that took part in the fit, as if it had not. */
  effectWithout(words: ReadonlySet<string>, residual: number): number;
}

function fitWords(texts: readonly ReadonlySet<string>[], residuals: readonly number[]): WordEffects {
  const sums = new Map<string, { sum: number; count: number }>();
  texts.forEach((words, index) => {
    for (const word of words) {
      const entry = sums.get(word) ?? { sum: 0, count: 0 };
      entry.sum += residuals[index] ?? 0;
      entry.count++;
      sums.set(word, entry);
    }
  });
  const kept = new Map(
    [...sums]
      .filter(([, { count }]) => count >= 4)
      .sort((a, b) => b[1].count - a[1].count)
      .slice(0, maxWords),
  );
  // Words of one post say partly the same: their effects are averaged towards, not summed.
  const combine = (effects: readonly number[]): number =>
    effects.length === 0 ? 0 : effects.reduce((sum, value) => sum + value, 0) / Math.sqrt(effects.length);
  const effectsOf = (words: ReadonlySet<string>, own: number | undefined): number[] =>
    [...words].flatMap((word) => {
      const entry = kept.get(word);
      if (entry === undefined) return [];
      const [sum, count] = own === undefined ? [entry.sum, entry.count] : [entry.sum - own, entry.count - 1];
      return [sum / (count + wordPenalty)];
    });
  return {
    effect: (words) => combine(effectsOf(words, undefined)),
    effectWithout: (words, residual) => combine(effectsOf(words, residual)),
  };
}
