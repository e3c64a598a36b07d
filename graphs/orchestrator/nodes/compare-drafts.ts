import { textSimilarity } from '../../../agents/index.ts';
import { textOf } from '../drafts.ts';
import type { Draft, OrchestratorState, OrchestratorUpdate } from '../state.ts';

/** Channels are written side by side and may have had the same idea. */
const maxSimilarity = 0.5;

/** Joins the channels. Where two posts read alike, the later one takes the variant that is least like the others. */
export function createCompareDraftsNode() {
  return function compareDrafts({ slots, drafts }: OrchestratorState): OrchestratorUpdate {
    const texts: string[] = [];
    const changed: Record<string, Draft> = {};
    for (const { id } of slots) {
      const draft = drafts[id];
      if (draft === undefined) continue;
      const chosen = mostDistinct(draft, texts);
      if (chosen !== draft) changed[id] = chosen;
      texts.push(textOf(chosen));
    }
    return { drafts: changed };
  };
}

function mostDistinct(draft: Draft, others: readonly string[]): Draft {
  const likeness = (text: string) => Math.max(0, ...others.map((other) => textSimilarity(other, text)));
  if (likeness(textOf(draft)) <= maxSimilarity) return draft;
  const variants = draft.variants.toSorted((left, right) => likeness(left.text) - likeness(right.text));
  return { ...draft, variants };
}
