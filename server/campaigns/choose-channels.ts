import { NotFoundError, UnprocessableError } from '../../db/errors.ts';
import type { BrandRecord } from '../../db/queries/brands.ts';
import type { ChannelRecord } from '../../db/queries/channels.ts';
import { type Platform, platforms } from '../../tools/platforms/connector.ts';

export interface UsableChannel extends ChannelRecord {
  platform: Platform;
}

const otherNames: Readonly<Record<string, Platform>> = { twitter: 'x', insta: 'instagram', ig: 'instagram' };
const unusable = new Set<ChannelRecord['status']>(['disconnected', 'suspended']);

/** Channels that a campaign could be written for. */
export function usableChannels(channels: readonly ChannelRecord[]): UsableChannel[] {
  return channels.flatMap((channel) => {
    const platform = platforms.find((known) => known === channel.platform);
    return platform === undefined || unusable.has(channel.status) ? [] : [{ ...channel, platform }];
  });
}

/**
 * The channels that somebody named, by id, handle or platform.
 *
 * @throws {NotFoundError} `channel.unknown`, with the names that mean nothing here and all that would.
 */
export function channelsNamed(names: readonly string[], channels: readonly UsableChannel[]): UsableChannel[] {
  const unknown: string[] = [];
  const chosen = new Set<UsableChannel>();
  for (const name of names) {
    const wanted = name.trim().toLowerCase();
    const platform = otherNames[wanted] ?? wanted;
    const matches = channels.filter(
      (channel) => channel.id === wanted || channel.platform === platform || bare(channel.handle) === bare(wanted),
    );
    if (matches.length === 0) unknown.push(name);
    for (const match of matches) chosen.add(match);
  }
  if (unknown.length > 0) throw unknownChannels(unknown, channels);
  return channels.filter((channel) => chosen.has(channel));
}

export function unknownChannels(unknown: readonly string[], channels: readonly UsableChannel[]): NotFoundError {
  const known = channels.map(({ id, platform, handle }) => ({ id, platform, handle }));
  const names = known.map(({ platform, handle }) => `${platform} (${handle})`).join(', ');
  return new NotFoundError(
    'channel.unknown',
    `There is no channel ${unknown.join(', ')}. ${known.length === 0 ? 'No channel is connected yet.' : `Known: ${names}.`}`,
    {
      details: { unknown, known },
    },
  );
}

/**
 * One campaign speaks for one brand.
 *
 * @throws {NotFoundError} `brand.unknown`
 * @throws {UnprocessableError} `campaign.mixed_brands`
 */
export function chooseBrand(
  named: string | undefined,
  brands: readonly BrandRecord[],
  channels: readonly UsableChannel[],
): BrandRecord {
  if (named !== undefined) {
    const wanted = named.trim().toLowerCase();
    const brand = brands.find((candidate) => candidate.id === wanted || candidate.name.toLowerCase() === wanted);
    if (brand !== undefined) return brand;
    const known = brands.map((candidate) => candidate.name);
    throw new NotFoundError('brand.unknown', `There is no brand ${named}. Known: ${known.join(', ') || 'none yet'}.`, {
      details: { known },
    });
  }
  const ids = [...new Set(channels.map((channel) => channel.brandKitId))];
  if (ids.length > 1) {
    const names = brands.filter((brand) => ids.includes(brand.id)).map((brand) => brand.name);
    throw new UnprocessableError(
      'campaign.mixed_brands',
      `These channels belong to several brands (${names.join(', ')}); a campaign speaks for one.`,
      { details: { brands: names } },
    );
  }
  const brand = brands.find((candidate) => candidate.id === ids[0]);
  if (brand === undefined)
    throw new NotFoundError('channel.unknown', 'No channel is connected yet.', { details: { unknown: [], known: [] } });
  return brand;
}

function bare(handle: string): string {
  return handle.toLowerCase().replace(/^@/u, '');
}
