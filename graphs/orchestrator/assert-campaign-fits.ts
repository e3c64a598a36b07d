// Not by the agents' index: accepting a campaign must not wait until LangChain is loaded.
import { countFreeTimes } from '../../agents/scheduler/assign-times.ts';
import { UnprocessableError } from '../../db/errors.ts';
import type { CampaignInput } from './input.ts';
import { buildPostSlots } from './post-slots.ts';

/**
 * Refuses a campaign whose posts the scheduler could not place: an hour apart on each channel, in the future, within the window.
 * For whoever accepts campaigns, so that a plan that can't fit is refused at once instead of failing on the worker.
 *
 * @throws {UnprocessableError} `campaign.window_too_short` with how many posts would fit.
 */
export function assertCampaignFits(
  input: Pick<
    CampaignInput,
    'channels' | 'postCount' | 'postCountByChannel' | 'windowStart' | 'windowEnd' | 'firstOnApproval' | 'busy'
  >,
  now: Date,
): void {
  const slots = buildPostSlots(input);
  const timed = input.firstOnApproval ? slots.slice(1) : slots;
  for (const { id, handle, platform, timeZone } of input.channels) {
    const wanted = timed.filter(({ channelId }) => channelId === id).length;
    const busy = input.busy.filter(({ channelId }) => channelId === id).map(({ at }) => at);
    const found = wanted === 0 ? 0 : countFreeTimes(timeZone, { from: input.windowStart, to: input.windowEnd, now }, busy);
    if (found < wanted) {
      throw new UnprocessableError(
        'campaign.window_too_short',
        `The window has room for ${found} of ${wanted} posts for ${handle} on ${platform}, an hour apart at least. Ask for fewer posts or a longer window.`,
        { details: { channelId: id, wanted, found } },
      );
    }
  }
}
