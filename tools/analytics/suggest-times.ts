import { DateTime } from 'luxon';
import type { BestTimes, Uplift } from './best-time.ts';

export interface TimeRequest {
  count: number;
  from: Date;
  to: Date;
  timeZone: string;
  /** Posts already planned or out on this channel: new ones keep away from them. */
  taken?: readonly Date[];
  best?: BestTimes;
}

export interface SuggestedTime {
  at: Date;
  /** Present where the history supports a claim. */
  uplift?: Uplift;
}

/** Hours at which an account without history posts: when people of its zone are awake. */
const wakingHours = Array.from({ length: 24 }, (_, hour) => (hour >= 9 && hour <= 20 ? 1 : hour >= 7 && hour <= 22 ? 0.3 : 0));
/** First moment that is far enough away for a person to approve. */
const leadMs = 15 * 60_000;
const hourMs = 3_600_000;

/**
 * Picks times within a window: days are filled evenly, within a day the hour with the best reliable uplift, else the account's
 * usual hours. At most `count`, ascending, apart from each other; fewer when the window is too short to hold them a quarter of an
 * hour apart.
 */
export function suggestTimes(request: TimeRequest): SuggestedTime[] {
  const { count, timeZone, best } = request;
  const from = DateTime.fromMillis(
    request.from.getTime() + (request.to.getTime() - request.from.getTime() > 2 * leadMs ? leadMs : 0),
    { zone: timeZone },
  );
  const to = DateTime.fromJSDate(request.to, { zone: timeZone });
  if (count < 1 || to <= from) return [];
  const weights = best?.usualHours ?? wakingHours;
  const slots = candidateSlots(from, to);
  const gapMs = Math.min(4 * hourMs, Math.max(15 * 60_000, (to.toMillis() - from.toMillis()) / (count * 2.5)));
  const taken = (request.taken ?? []).map((date) => date.getTime());
  const chosen: DateTime[] = [];
  const perDay = new Map<string, number>();
  const days = new Set(slots.map((slot) => slot.toISODate()));

  for (let i = 0; i < count; i++) {
    let winner: DateTime | undefined;
    let winnerScore = Number.NEGATIVE_INFINITY;
    for (const slot of slots) {
      const time = slot.toMillis();
      const nearest = Math.min(
        Number.POSITIVE_INFINITY,
        ...chosen.map((other) => Math.abs(other.toMillis() - time)),
        ...taken.map((other) => Math.abs(other - time)),
      );
      if (nearest < Math.min(gapMs, 15 * 60_000)) continue;
      const ideal = from.toMillis() + ((i + 0.5) / count) * (to.toMillis() - from.toMillis());
      const evenness = -Math.abs(time - ideal) / (to.toMillis() - from.toMillis());
      const crowd = (perDay.get(slot.toISODate() ?? '') ?? 0) - chosen.length / days.size;
      const habit = (weights[slot.hour] ?? 0) / Math.max(...weights);
      const uplift = best?.isReliable === true ? supported(best.upliftAt(slot.hour, slot.weekday)) : 0;
      const asleep = habit < 0.02 ? 1 : 0;
      const score =
        3 * uplift +
        (best?.isReliable === true ? 0.15 : 0.5) * habit -
        0.5 * Math.max(0, crowd) +
        0.8 * evenness -
        (nearest < gapMs ? 1 : 0) -
        asleep;
      if (score > winnerScore) [winner, winnerScore] = [slot, score];
    }
    if (winner === undefined) break;
    chosen.push(winner);
    perDay.set(winner.toISODate() ?? '', (perDay.get(winner.toISODate() ?? '') ?? 0) + 1);
  }
  return chosen
    .toSorted((a, b) => a.toMillis() - b.toMillis())
    .map((slot) => ({
      at: slot.toJSDate(),
      uplift: best?.isReliable === true ? best.upliftAt(slot.hour, slot.weekday) : undefined,
    }));
}

/** Half of what is expected, half of what is certain: a wide interval is worth less than a narrow one. */
function supported({ uplift, low }: Uplift): number {
  return (Math.log1p(uplift) + Math.log1p(low)) / 2;
}

/** Round times within the window: every hour at a "crooked" quarter (most schedulers fire on the hour), finer in short windows. */
function candidateSlots(from: DateTime, to: DateTime): DateTime[] {
  const hours = to.diff(from, 'hours').hours;
  const stepMinutes = hours <= 12 ? 5 : hours <= 48 ? 15 : hours <= 24 * 14 ? 30 : 60;
  const slots: DateTime[] = [];
  let slot = from.startOf('hour').plus({ minutes: stepMinutes === 60 ? 30 : 0 });
  while (slot <= to && slots.length < 3000) {
    if (slot >= from) slots.push(slot);
    slot = slot.plus({ minutes: stepMinutes });
  }
  return slots.length > 0 ? slots : [from];
}
