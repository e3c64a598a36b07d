import { bestVariant } from '../drafts.ts';
import { buildImageRequest } from '../image-request.ts';
import { campaignOf, type Runtime, servicesOf } from '../runtime.ts';
import type { DraftItem } from '../plan-types.ts';
import type { Draft, OrchestratorState, OrchestratorUpdate } from '../state.ts';
import { findChannel } from './draft-posts.ts';

/** Draws an image for each post. The same request gives the same image, so a repeat adds nothing. */
export function createIllustratePostsNode() {
  return async function illustratePosts({ drafts }: OrchestratorState, runtime: Runtime): Promise<OrchestratorUpdate> {
    const illustrated = await Promise.all(
      Object.values(drafts).map(async (draft): Promise<[string, DraftItem['media']]> => [
        draft.slotId,
        await illustrate(draft, runtime),
      ]),
    );
    return { media: Object.fromEntries(illustrated) };
  };
}

export async function illustrate(draft: Draft, runtime: Runtime): Promise<DraftItem['media']> {
  const campaign = campaignOf(runtime);
  runtime.signal?.throwIfAborted();
  const request = buildImageRequest(
    bestVariant(draft),
    campaign.brandKit,
    findChannel(campaign, draft.channelId).platform,
    `${servicesOf(runtime).campaignId}/${draft.slotId}/${draft.revision ?? 1}`,
  );
  const { mediaId, sha256 } = await servicesOf(runtime).renderImage(request);
  return [{ mediaId, sha256, altText: request.altText }];
}
