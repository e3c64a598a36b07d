import type { CreatorOutput, EvidenceItem } from '../../../agents/index.ts';
import { NotFoundError } from '../../../db/errors.ts';
import { bestVariant, textOf } from '../drafts.ts';
import type { CampaignChannel, CampaignInput } from '../input.ts';
import { campaignOf, type NodeDeps, type Runtime, servicesFor } from '../runtime.ts';
import type { Draft, OrchestratorUpdate, PostSlot } from '../state.ts';
import type { WriteTask } from '../tasks.ts';

/** One channel's creator: writes its posts one after the other, so that each knows those before it. */
export function createDraftPostsNode({ agents }: NodeDeps) {
  return async function draftPosts(task: WriteTask, runtime: Runtime): Promise<OrchestratorUpdate> {
    const campaign = campaignOf(runtime);
    const channel = findChannel(campaign, task.channelId);
    const drafts: Record<string, Draft> = {};
    let recalled: EvidenceItem[] = [];
    let isUntrusted = false;
    for (const slot of task.slots) {
      const existing = task.drafts[slot.id];
      const services = servicesFor('creator', runtime, `${slot.id}/${existing === undefined ? 'new' : 'improve'}`);
      const { output, trust } = await agents.creator.run(
        {
          brief: campaign.brief,
          topic: campaign.title,
          brandKit: campaign.brandKit,
          channel,
          post: slot,
          facts: uniqueById([...task.facts, ...recalled]),
          previous: [...task.previous, ...Object.values(drafts).map(textOf)],
          draft: existing === undefined ? undefined : { text: textOf(existing), mediaBrief: bestVariant(existing).mediaBrief },
          feedback: existing === undefined ? undefined : [...existing.weaknesses, ...existing.changes].join('\n'),
        },
        services,
      );
      recalled = uniqueById([...recalled, ...output.recalled]);
      isUntrusted ||= trust === 'untrusted';
      drafts[slot.id] = buildDraft(slot, output, existing);
    }
    return { drafts, trust: isUntrusted ? 'untrusted' : 'trusted' };
  };
}

/** An improved post competes with what it was made from; scoring decides. */
function buildDraft({ id, channelId }: PostSlot, output: CreatorOutput, existing: Draft | undefined): Draft {
  const variants = existing === undefined ? output.variants : [...output.variants.slice(0, 3), bestVariant(existing)];
  const ranked = variants.toSorted((left, right) => left.flags.length - right.flags.length || right.voiceScore - left.voiceScore);
  return { slotId: id, channelId, variants: ranked, changes: [], weaknesses: [] };
}

export function findChannel({ channels }: CampaignInput, channelId: string): CampaignChannel {
  const channel = channels.find(({ id }) => id === channelId);
  if (channel === undefined)
    throw new NotFoundError('channel.not_found', 'The plan names a channel that the campaign does not have.', {
      details: { channelId },
    });
  return channel;
}

function uniqueById(items: readonly EvidenceItem[]): EvidenceItem[] {
  return [...new Map(items.map((item) => [item.id, item])).values()];
}
