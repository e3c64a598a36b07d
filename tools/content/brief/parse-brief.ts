import { DateTime } from 'luxon';
import { platforms as allPlatforms, type Platform } from '../../platforms/connector.ts';
import { findPlatforms } from './platform-names.ts';
import { findPostCount } from './post-count.ts';
import { briefScanChars, findProhibitions } from './prohibitions.ts';
import { titleOf } from './title.ts';
import { findTone } from './tone.ts';
import { findWindow } from './window.ts';

export interface BriefContext {
  clock: { now(): Date };
  /** The organisation's IANA zone; UTC where it is unknown. */
  timeZone: string;
  /** The channels that the organisation could post to. */
  channels: readonly { id: string; platform: Platform }[];
}

export interface ParsedBrief {
  /** Up to 80 characters of plain language. */
  title: string;
  /** Networks to post on: those named, else all that have a channel. A named network without a channel is in it too. */
  platforms: Platform[];
  /** 1..50. */
  postCount: number;
  /** Where the brief gives each network its own number. */
  postsPerPlatform?: Partial<Record<Platform, number>>;
  windowStart: Date;
  /** After `windowStart`. May lie in the past when the brief names a past day: the caller refuses that. */
  windowEnd: Date;
  firstOnApproval: boolean;
  tone: string[];
  /** What the brief forbids, in its own words. */
  avoid: string[];
  /** What the brief says itself; the rest is default: all channels, two posts each, the coming seven days. */
  stated: { platforms: boolean; postCount: boolean; window: boolean };
}

export const maxPostCount = 50;

const immediate =
  /(?:\bfirst\b[^.;\n]{0,60}?\b(?:as soon as|once|when|the moment|immediately|straight|right|upon|on|directly)\b[^.;\n]{0,40}?\bapprov|\b(?:as soon as|once|when|the moment|upon|right after|immediately after|straight after)\b[^.;\n]{0,40}?\bapprov\w*[^.;\n]{0,60}?\bfirst\b|\bfirst\b[^.;\n]{0,30}?\b(?:immediately|right away|straight away|right now|at once|asap|now)\b|\b(?:start|begin|kick off|publish one|post one)\b[^.;\n]{0,30}?\b(?:immediately|right away|straight away|at once|as soon as (?:it(?:'s| is) |they(?:'re| are) )?approved|on approval)\b)/iu;

/** Reads a brief. Never throws: whatever it can't read gets its default. */
export function parseBrief(brief: string, context: BriefContext): ParsedBrief {
  const text = brief.slice(0, briefScanChars).normalize('NFKC').toWellFormed();
  const now = zonedNow(context);
  const { named, excluded, everywhere } = findPlatforms(text);
  const available = allPlatforms.filter((platform) => context.channels.some((channel) => channel.platform === platform));
  const isNamed = named.length > 0 && !everywhere;
  const platforms = isNamed ? named : available.filter((platform) => !excluded.includes(platform));

  const window = findWindow(text, now);
  const start = window?.start ?? now;
  const end = window === undefined ? now.plus({ days: 7 }) : window.end > start ? window.end : start.endOf('day');
  const channelCount = context.channels.filter((channel) => platforms.includes(channel.platform)).length;
  const count = findPostCount(text, { platforms, days: Math.max(1, Math.round(end.diff(start, 'days').days)) });

  return {
    title: titleOf(text, `Campaign of ${now.setLocale('en-GB').toFormat('d LLLL yyyy')}`),
    platforms,
    postCount: Math.min(maxPostCount, Math.max(1, count?.total ?? 2 * Math.max(1, channelCount))),
    postsPerPlatform: count?.perPlatform,
    windowStart: start.toJSDate(),
    windowEnd: end.toJSDate(),
    firstOnApproval: immediate.test(text),
    tone: findTone(text),
    avoid: findProhibitions(text),
    stated: { platforms: isNamed || everywhere, postCount: count !== undefined, window: window !== undefined },
  };
}

function zonedNow({ clock, timeZone }: BriefContext): DateTime {
  const now = DateTime.fromJSDate(clock.now(), { zone: timeZone });
  return now.isValid ? now : DateTime.fromJSDate(clock.now(), { zone: 'utc' });
}
