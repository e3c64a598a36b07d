import { campaignOf, type NodeDeps, type Runtime, servicesFor } from '../runtime.ts';
import { findWeaknesses } from '../drafts.ts';
import type { Draft, OrchestratorUpdate } from '../state.ts';
import type { ScoreTask } from '../tasks.ts';
import { findChannel } from './draft-posts.ts';

const maxScoredVariants = 5;

/** One channel's drafts through the engagement agent: a prediction for each variant, one variant chosen, and what would make it better. */
export function createScoreDraftsNode({ agents }: NodeDeps) {
  return async function scoreDrafts({ channelId, drafts }: ScoreTask, runtime: Runtime): Promise<OrchestratorUpdate> {
    const campaign = campaignOf(runtime);
    const channel = findChannel(campaign, channelId);
    const { brief, brandKit } = campaign;

    const scored = await Promise.all(
      drafts.map(async (draft) => {
        const texts = draft.variants.slice(0, maxScoredVariants).map(({ text }) => text);
        const { output, trust } = await agents.engagement.run(
          { brief, brandKit, channel, texts },
          servicesFor('engagement', runtime, draft.slotId),
        );
        const chosen = draft.variants[output.chosen] ?? draft.variants[0];
        const judged: Draft = {
          ...draft,
          variants: chosen === undefined ? draft.variants : [chosen],
          prediction: output.predictions[output.chosen],
          changes: output.changes.map(({ what }) => what),
        };
        return { draft: { ...judged, weaknesses: findWeaknesses(judged) }, trust };
      }),
    );
    return {
      drafts: Object.fromEntries(scored.map(({ draft }) => [draft.slotId, draft])),
      trust: scored.some(({ trust }) => trust === 'untrusted') ? 'untrusted' : 'trusted',
    };
  };
}
