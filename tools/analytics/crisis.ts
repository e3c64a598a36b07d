import { clusterComplaints, type ComplaintCluster } from './complaint-clusters.ts';
import { createSpikeDetector, hourlyCounts } from './spikes.ts';
import { scoreSentiment, type SentimentLabel } from './sentiment.ts';

export interface HeardMention {
  /** An evidence id that can be opened: `mention:<id>`. */
  id: string;
  text: string;
  at: Date;
  author?: string;
  /** As stored with the mention; scored here where absent. */
  sentiment?: { label: SentimentLabel; score: number };
}

export interface CrisisAssessment {
  /** 0 quiet, 1 grumbling, 2 watch, 3 serious, 4 severe, 5 emergency. */
  severity: 0 | 1 | 2 | 3 | 4 | 5;
  /** Which signals made the severity, in words. */
  reasons: string[];
  /** Figures of the last 24 hours against the time before. */
  recent: {
    count: number;
    negativeCount: number;
    negativeShare: number;
    usualPerDay: number;
    usualNegativeShare: number;
    voices: number;
  };
  /** What people complain about, largest first. */
  causes: ComplaintCluster<HeardMention>[];
  /** Waves of negative mentions, newest last; `endedAt` is absent while one goes on. */
  waves: Wave[];
  /** Words of danger to people or of law in recent negative mentions. */
  grave: HeardMention[];
  isLearning: boolean;
}

export interface Wave {
  startedAt: Date;
  peakAt: Date;
  peakCount: number;
  endedAt?: Date;
}

const hourMs = 3_600_000;
const recentHours = 24;
/** Below the usual level again for this long: the wave is over. */
const quietHours = 4;

/** Danger to health, hate and law: few such voices weigh more than many late parcels. */
const gravePattern =
  /\b(?:food poison\w*|poison(?:ed|ing)|hospitali[sz]ed|in hospital|allergic reaction|died|death|killed|injur(?:y|ed|ies)|burn(?:ed|t) (?:me|my|her|his)|caught fire|explod\w+|electrocut\w+|glass in|metal in|mou?ld in|choking hazard|racis[tm]|sexis[tm]|sexual(?:ly)? harass\w*|discriminat\w+|assault\w*|lawsuit|suing|sue you|class action|data breach|leaked (?:my|our|customer)|hacked|fraud\w*|recall(?:ed)? (?:of|the|this|your|product)|boycott\w*)\b/iu;

/**
 * How bad is what people say, and about what? Works on the mentions of one brand up to `until`; figures of the last 24 hours are
 * compared with the two weeks before.
 */
export function assessCrisis(mentions: readonly HeardMention[], until: Date): CrisisAssessment {
  const end = until.getTime();
  const heard = mentions
    .filter((mention) => mention.at.getTime() <= end && mention.at.getTime() > end - 15 * 24 * hourMs)
    .map((mention) => ({ mention, mood: mention.sentiment ?? scoreSentiment(mention.text) }));
  const negative = heard.filter(({ mood }) => mood.label === 'negative').map(({ mention }) => mention);
  const isRecent = (mention: HeardMention): boolean => mention.at.getTime() > end - recentHours * hourMs;
  const recentNegative = negative.filter(isRecent);
  const recentAll = heard.filter(({ mention }) => isRecent(mention));
  const first = heard.reduce((earliest, { mention }) => Math.min(earliest, mention.at.getTime()), end);
  const daysBefore = Math.max(0, (end - recentHours * hourMs - first) / (24 * hourMs));
  const before = heard.length - recentAll.length;
  const beforeNegative = negative.length - recentNegative.length;

  const recent = {
    count: recentAll.length,
    negativeCount: recentNegative.length,
    negativeShare: recentAll.length === 0 ? 0 : recentNegative.length / recentAll.length,
    usualPerDay: daysBefore < 0.5 ? recentAll.length : before / daysBefore,
    // A share of nothing is no share: ten neutral mentions are added to what is known.
    usualNegativeShare: (beforeNegative + 2) / (before + 10),
    voices: new Set(recentNegative.map((mention) => mention.author ?? mention.id)).size,
  };
  const waves = findWaves(negative, until);
  const grave = recentNegative.filter((mention) => gravePattern.test(mention.text)).slice(0, 10);
  const isLearning = daysBefore < 1 || before < 20;
  const { severity, reasons } = judge(recent, waves, grave.length, isLearning, until);
  return {
    severity,
    reasons,
    recent,
    waves,
    grave,
    isLearning,
    causes: clusterComplaints(
      recentNegative,
      negative.filter((mention) => !isRecent(mention)),
    ),
  };
}

function judge(
  recent: CrisisAssessment['recent'],
  waves: readonly Wave[],
  graveCount: number,
  isLearning: boolean,
  until: Date,
): Pick<CrisisAssessment, 'severity' | 'reasons'> {
  const reasons: string[] = [];
  let points = 0;
  const usualNegative = Math.max(1, recent.usualPerDay * recent.usualNegativeShare);
  const surge = (recent.negativeCount - usualNegative) / Math.sqrt(usualNegative + (0.3 * usualNegative) ** 2);
  if (!isLearning && recent.negativeCount >= 8 && surge >= 3) {
    points += surge >= 10 ? 2.5 : surge >= 6 ? 2 : 1.5;
    reasons.push(`${recent.negativeCount} negative mentions in 24 hours against ${usualNegative.toFixed(0)} usually`);
  }
  const shareRise = recent.negativeShare - recent.usualNegativeShare;
  const shareError = Math.sqrt((recent.usualNegativeShare * (1 - recent.usualNegativeShare)) / Math.max(1, recent.count));
  if (!isLearning && recent.negativeCount >= 8 && shareRise > 0.1 && shareRise > 2.5 * shareError) {
    points += shareRise > 0.3 ? 1.5 : 1;
    reasons.push(
      `${percent(recent.negativeShare)} of mentions are negative against ${percent(recent.usualNegativeShare)} usually`,
    );
  } else if (recent.negativeCount >= 20 && recent.negativeShare >= 0.5) {
    points += 0.5;
    reasons.push(`${percent(recent.negativeShare)} of ${recent.count} mentions are negative`);
  }
  const running = waves.at(-1);
  if (running !== undefined && running.endedAt === undefined && until.getTime() - running.startedAt.getTime() < 72 * hourMs) {
    points += 1;
    reasons.push(`a wave that began at ${iso(running.startedAt)} has not ended`);
  }
  if (graveCount > 0) {
    points += graveCount >= 5 ? 2.5 : graveCount >= 2 ? 2 : 1;
    reasons.push(
      `${graveCount} ${graveCount === 1 ? 'mention speaks' : 'mentions speak'} of danger to people, of discrimination or of law`,
    );
  }
  if (points === 0 && recent.negativeCount >= 3 && recent.negativeShare >= 0.3) {
    points = 1;
    reasons.push(`${recent.negativeCount} of ${recent.count} mentions are negative, which is usual here`);
  }
  // One loud voice is no crisis.
  const capped = recent.voices < 3 ? Math.min(points, graveCount > 0 ? 2 : 1) : points;
  return { severity: severityOf(capped), reasons };
}

function severityOf(points: number): CrisisAssessment['severity'] {
  if (points >= 5) return 5;
  if (points >= 4) return 4;
  if (points >= 2.5) return 3;
  if (points >= 1.5) return 2;
  return points > 0 ? 1 : 0;
}

function findWaves(negative: readonly HeardMention[], until: Date): Wave[] {
  if (negative.length === 0) return [];
  const from = negative.reduce((earliest, mention) => (mention.at < earliest ? mention.at : earliest), until);
  const detect = createSpikeDetector({ baselineHours: 72, threshold: 3, minimumCount: 4, refractoryHours: 1, learningHours: 24 });
  const waves: Wave[] = [];
  let quiet = 0;
  for (const { at, count } of hourlyCounts(
    negative.map((mention) => mention.at),
    { from, to: until },
  )) {
    const sample = detect(at, count);
    const open = waves.at(-1)?.endedAt === undefined ? waves.at(-1) : undefined;
    if (open === undefined) {
      if (sample.isHigh) [quiet] = [0, waves.push({ startedAt: at, peakAt: at, peakCount: count })];
      continue;
    }
    if (count > open.peakCount) [open.peakAt, open.peakCount] = [at, count];
    quiet = sample.score < 1 ? quiet + 1 : 0;
    if (quiet >= quietHours) open.endedAt = new Date(at.getTime() - (quietHours - 1) * hourMs);
  }
  return waves;
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

function iso(date: Date): string {
  return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
