import { InvalidInputError, NotFoundError, UnprocessableError } from '../../db/errors.ts';
import type { Tx } from '../../db/index.ts';
import { createChannelQueries, type ChannelRecord } from '../../db/queries/channels.ts';
import { createMediaQueries } from '../../db/queries/media.ts';
import type { OrganisationRecord } from '../../db/queries/organisations.ts';
import { checkPost } from '../../tools/content/index.ts';
import { type Platform, platforms } from '../../tools/platforms/connector.ts';
import { buildItemContent, hashItemContent } from './item-content.ts';
import type { ItemContent } from './schema.ts';

export interface DraftParts {
  channelId: string;
  text: string;
  media: readonly { mediaId: string; altText: string }[];
  schedule: ItemContent['schedule'];
}

export interface CheckedDraft {
  channel: ChannelRecord & { platform: Platform };
  content: ItemContent;
  hash: string;
}

/**
 * The content of an item, checked against what its network takes.
 *
 * @throws {InvalidInputError} `post.not_text`
 * @throws {NotFoundError} `channel.not_found`, `media.not_found`
 * @throws {UnprocessableError} `post.not_publishable` with every problem: field, limit and what is there.
 */
export async function checkDraft(tx: Tx, organisation: OrganisationRecord, parts: DraftParts): Promise<CheckedDraft> {
  // Half a character (a lone surrogate) has no bytes that could be hashed, stored or sent.
  if (![parts.text, ...parts.media.map(({ altText }) => altText)].every((text) => text.isWellFormed())) {
    throw new InvalidInputError('post.not_text', 'The text holds half of a character and can not be written.');
  }
  const channel = await createChannelQueries(tx).find(parts.channelId);
  if (channel === undefined) throw new NotFoundError('channel.not_found', `There is no channel ${parts.channelId}.`);
  const platform = platforms.find((known) => known === channel.platform);
  if (platform === undefined) {
    throw new UnprocessableError('channel.not_supported', `Publishing to ${channel.platform} is not supported yet.`);
  }
  const known = new Map(
    (await createMediaQueries(tx).findAll(parts.media.map((medium) => medium.mediaId))).map((row) => [row.id, row]),
  );
  const media = parts.media.map(({ mediaId, altText }) => {
    const row = known.get(mediaId);
    if (row === undefined) throw new NotFoundError('media.not_found', `There is no image ${mediaId}.`);
    return { ...row, mediaId, altText };
  });
  const problems = checkPost(platform, { text: parts.text, media });
  const [first] = problems;
  if (first !== undefined) {
    throw new UnprocessableError('post.not_publishable', problems.map((problem) => problem.message).join(' '), {
      details: { field: first.field, limit: first.limit, actual: first.actual, problems },
    });
  }
  const content = buildItemContent({
    channel: { id: channel.id, platform, externalAccountId: channel.externalAccountId },
    text: parts.text,
    media,
    schedule: parts.schedule,
    latePolicy: { action: organisation.latePolicy, afterSeconds: organisation.lateAfterSeconds },
  });
  return { channel: { ...channel, platform }, content, hash: hashItemContent(content) };
}

const farthestMs = 366 * 86_400_000;

/** @throws {UnprocessableError} `schedule.in_past`, `schedule.too_far` */
export function checkSchedule(schedule: ItemContent['schedule'], now: Date): void {
  if (schedule.kind !== 'at') return;
  const at = new Date(schedule.at);
  if (Number.isNaN(at.getTime())) throw new InvalidInputError('schedule.invalid', `"${schedule.at}" is not an instant.`);
  const details = { field: 'schedule.at', actual: schedule.at };
  if (at <= now) {
    throw new UnprocessableError(
      'schedule.in_past',
      `${schedule.at} has passed; choose a later time, or "on_approval" for at once.`,
      {
        details: { ...details, limit: now.toISOString() },
      },
    );
  }
  if (at.getTime() > now.getTime() + farthestMs) {
    throw new UnprocessableError('schedule.too_far', `${schedule.at} is more than a year ahead.`, {
      details: { ...details, limit: new Date(now.getTime() + farthestMs).toISOString() },
    });
  }
}
