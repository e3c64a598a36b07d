import { DateTime } from 'luxon';
import { UnprocessableError } from '../../db/errors.ts';

/** A time that the data supports for a channel. */
export interface TimeSuggestion {
  at: string;
  reason: string;
  upliftLow?: number;
  upliftHigh?: number;
}

export interface ChannelDemand {
  channelId: string;
  timeZone: string;
  count: number;
  suggestions: readonly TimeSuggestion[];
  /** Instants at which something goes out on this channel already. */
  busy: readonly string[];
}

export interface TimeWindow {
  from: string;
  to: string;
  now: Date;
}

export interface AssignedTime {
  channelId: string;
  at: string;
  reason: string;
  upliftLow?: number;
  upliftHigh?: number;
}

/** Nothing is planned closer to now than this: a person has to read it first. */
const leadMinutes = 15;
const gridMinutes = 15;
const wakingHours = { from: 8, to: 21 } as const;
/** Distances between two posts of a channel, tried from the most comfortable; the last is a hard rule. */
const spacingsMinutes = [24 * 60, 12 * 60, 6 * 60, 180, 120, 60] as const;
export const minSpacingMinutes = 60;

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const spreadReason = 'The data supports no best time here; spread over the channel’s waking hours.';

/**
 * Gives every post a time: first what the data supports, then times spread over waking hours of the channel's zone. Within the
 * window, in the future, and never closer than an hour to another post of the channel.
 *
 * @returns Per channel in the order of time.
 * @throws {UnprocessableError} `campaign.window_too_short` when they don't fit.
 */
export function assignTimes(demand: ChannelDemand, window: TimeWindow): AssignedTime[] {
  const { channelId, count, suggestions } = demand;
  const bounds = boundsOf(window);
  const chosen: AssignedTime[] = [];
  const taken = demand.busy.map((at) => Date.parse(at));

  for (const suggestion of suggestions) {
    if (chosen.length === count) break;
    const atMs = Date.parse(suggestion.at);
    if (!(atMs >= bounds.fromMs && atMs <= bounds.toMs) || !isClear(atMs, taken, 180)) continue;
    taken.push(atMs);
    chosen.push({ ...suggestion, channelId, at: new Date(atMs).toISOString() });
  }

  const slots = gridOf(bounds, demand.timeZone);
  while (chosen.length < count) {
    const atMs = roomiest(slots, taken);
    if (atMs === undefined) return packDensely(demand, slots);
    taken.push(atMs);
    chosen.push({ channelId, at: new Date(atMs).toISOString(), reason: spreadReason });
  }
  return chosen.toSorted((left, right) => left.at.localeCompare(right.at));
}

/** How many posts of one channel fit into a window beside what is there already. */
export function countFreeTimes(timeZone: string, window: TimeWindow, busy: readonly string[]): number {
  return densest(gridOf(boundsOf(window), timeZone), busy).length;
}

/** The next good time for one post: in the window, or within the day after now when the window is over. */
export function findFreeTime(timeZone: string, window: TimeWindow, busy: readonly string[]): string {
  const lastMs = Math.max(Date.parse(window.to), window.now.getTime() + dayMs);
  const [atMs] = densest(gridOf({ ...boundsOf(window), toMs: lastMs }, timeZone), busy);
  if (atMs === undefined) throw tooShort(undefined, 1, 0);
  return new Date(atMs).toISOString();
}

/** For a window that is barely long enough: comfort and suggestions give way. */
function packDensely({ channelId, count, busy }: ChannelDemand, slots: readonly number[]): AssignedTime[] {
  const packed = densest(slots, busy);
  if (packed.length < count) throw tooShort(channelId, count, packed.length);
  return packed.slice(0, count).map((atMs) => ({ channelId, at: new Date(atMs).toISOString(), reason: spreadReason }));
}

function densest(slots: readonly number[], busy: readonly string[]): number[] {
  const taken = busy.map((at) => Date.parse(at));
  return slots.filter((atMs) => {
    if (!isClear(atMs, taken, minSpacingMinutes)) return false;
    taken.push(atMs);
    return true;
  });
}

interface Bounds {
  fromMs: number;
  toMs: number;
}

function boundsOf({ from, to, now }: TimeWindow): Bounds {
  return { fromMs: Math.max(Date.parse(from), now.getTime() + leadMinutes * minuteMs), toMs: Date.parse(to) };
}

/** Quarter hours of the window in waking hours; all of them when the window has no waking hour. */
function gridOf({ fromMs, toMs }: Bounds, timeZone: string): number[] {
  const stepMs = gridMinutes * minuteMs;
  const all: number[] = [];
  for (let atMs = Math.ceil(fromMs / stepMs) * stepMs; atMs <= toMs; atMs += stepMs) all.push(atMs);
  if (all.length === 0 && fromMs <= toMs) return [fromMs];
  const waking = all.filter((atMs) => {
    const { hour } = DateTime.fromMillis(atMs, { zone: timeZone });
    return hour >= wakingHours.from && hour < wakingHours.to;
  });
  return waking.length > 0 ? waking : all;
}

/** The first slot with as much room as there is: a plan spreads over its window instead of crowding at the start. */
function roomiest(slots: readonly number[], taken: readonly number[]): number | undefined {
  for (const spacing of spacingsMinutes) {
    const clear = slots.find((atMs) => isClear(atMs, taken, spacing));
    if (clear !== undefined) return clear;
  }
  return undefined;
}

function isClear(atMs: number, taken: readonly number[], spacingMinutes: number): boolean {
  return taken.every((other) => Math.abs(other - atMs) >= spacingMinutes * minuteMs);
}

function tooShort(channelId: string | undefined, wanted: number, found: number): UnprocessableError {
  return new UnprocessableError(
    'campaign.window_too_short',
    `The window has room for ${found} of ${wanted} posts on one channel, an hour apart at least. Ask for fewer posts or a longer window.`,
    {
      details: { channelId, wanted, found },
    },
  );
}
