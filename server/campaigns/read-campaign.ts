import type { z } from 'zod';
import { NotFoundError, UnprocessableError } from '../../db/errors.ts';
import type { BrandRecord } from '../../db/queries/brands.ts';
import type { ChannelRecord } from '../../db/queries/channels.ts';
import { parseBrief, type ParsedBrief } from '../../tools/content/index.ts';
import { channelsNamed, chooseBrand, unknownChannels, type UsableChannel, usableChannels } from './choose-channels.ts';
import { readBrief } from './read-brief.ts';
import type { createCampaignBody } from './schema.ts';

export type CampaignRequest = z.output<typeof createCampaignBody>;

/** What a request comes to, once the brief has filled in what it left open. */
export interface ReadCampaign {
  title: string;
  brief: string;
  brand: BrandRecord;
  channels: UsableChannel[];
  postCount: number;
  /** Where the brief gives each network its own number. By channel id. */
  postCountByChannel?: Record<string, number>;
  windowStart: Date;
  windowEnd: Date;
  firstOnApproval: boolean;
}

export interface CampaignSurroundings {
  brands: readonly BrandRecord[];
  channels: readonly ChannelRecord[];
  timeZone: string;
  clock: { now(): Date };
}

const dayMs = 86_400_000;
const farthestMs = 366 * dayMs;

/**
 * Reads a campaign out of a request: what it says, else what the brief says, else defaults.
 *
 * @throws {InvalidInputError}, {PayloadTooLargeError} for a brief that is none.
 * @throws {NotFoundError} `channel.unknown`, `brand.unknown`
 * @throws {UnprocessableError} `campaign.mixed_brands`, `campaign.window_past`, `campaign.window_invalid`, `campaign.window_too_far`
 */
export function readCampaign(request: CampaignRequest, surroundings: CampaignSurroundings): ReadCampaign {
  const brief = readBrief(request.brief);
  const { clock, timeZone } = surroundings;
  const all = usableChannels(surroundings.channels);
  const named = request.channels === undefined ? undefined : channelsNamed(request.channels, all);
  const brand = chooseBrand(request.brand, surroundings.brands, named ?? ofFirstBrand(all));
  const ofBrand = all.filter((channel) => channel.brandKitId === brand.id);
  const foreign = named?.find((channel) => channel.brandKitId !== brand.id);
  if (foreign !== undefined) {
    throw new UnprocessableError(
      'campaign.mixed_brands',
      `${foreign.handle} on ${foreign.platform} does not belong to ${brand.name}.`,
      { details: { channelId: foreign.id } },
    );
  }
  const parsed = parseBrief(brief, { clock, timeZone, channels: named ?? ofBrand });
  const channels = named ?? channelsOfBrief(parsed, ofBrand);
  const window = readWindow(request, parsed, clock.now());
  const counts = request.posts === undefined ? countsByChannel(parsed, channels) : undefined;
  const counted = counts === undefined ? undefined : Object.values(counts).reduce((sum, count) => sum + count, 0);
  return {
    title: parsed.title,
    brief,
    brand,
    channels,
    postCount: request.posts ?? counted ?? parsed.postCount,
    postCountByChannel: counts,
    ...window,
    firstOnApproval: parsed.firstOnApproval,
  };
}

/** Without any name: the brand whose channel was connected first. */
function ofFirstBrand(channels: readonly UsableChannel[]): UsableChannel[] {
  return channels.filter((channel) => channel.brandKitId === channels[0]?.brandKitId);
}

function channelsOfBrief(parsed: ParsedBrief, channels: readonly UsableChannel[]): UsableChannel[] {
  const missing = parsed.platforms.filter((platform) => !channels.some((channel) => channel.platform === platform));
  // A network that the brief asks for and nobody has connected is not left out in silence.
  if (parsed.stated.platforms && missing.length > 0) throw unknownChannels(missing, channels);
  const chosen = channels.filter((channel) => parsed.platforms.includes(channel.platform));
  if (chosen.length === 0)
    throw new NotFoundError('channel.unknown', 'This brand has no channel yet; connect one first.', {
      details: { unknown: [], known: [] },
    });
  return chosen;
}

function countsByChannel(parsed: ParsedBrief, channels: readonly UsableChannel[]): Record<string, number> | undefined {
  if (parsed.postsPerPlatform === undefined) return undefined;
  const counts: Record<string, number> = {};
  for (const channel of channels) {
    const siblings = channels.filter((other) => other.platform === channel.platform);
    const total = parsed.postsPerPlatform[channel.platform] ?? 0;
    const share = Math.floor(total / siblings.length) + (siblings.indexOf(channel) < total % siblings.length ? 1 : 0);
    counts[channel.id] = share;
  }
  return Object.values(counts).some((count) => count > 0) ? counts : undefined;
}

function readWindow(request: CampaignRequest, parsed: ParsedBrief, now: Date): { windowStart: Date; windowEnd: Date } {
  const given = request.windowStart === undefined ? undefined : new Date(request.windowStart);
  const start = given ?? (request.windowEnd === undefined ? parsed.windowStart : now);
  const windowStart = start < now ? now : start;
  const windowEnd =
    request.windowEnd === undefined
      ? given === undefined
        ? parsed.windowEnd
        : new Date(given.getTime() + 7 * dayMs)
      : new Date(request.windowEnd);
  const details = { windowStart: start.toISOString(), windowEnd: windowEnd.toISOString(), now: now.toISOString() };
  if (windowEnd <= start)
    throw new UnprocessableError('campaign.window_invalid', 'The campaign would end before it begins.', { details });
  if (windowEnd <= now)
    throw new UnprocessableError('campaign.window_past', 'The campaign would lie in the past; choose days to come.', { details });
  if (windowEnd.getTime() > now.getTime() + farthestMs) {
    throw new UnprocessableError('campaign.window_too_far', 'A campaign ends within a year.', { details });
  }
  return { windowStart, windowEnd };
}
