import type { Variant } from '../../agents/index.ts';
import type { DraftItem, ItemFlag } from './plan-types.ts';
import type { Draft, PostTime } from './state.ts';

/** A draft's text is that of its first variant, the best so far. */
export function textOf({ variants }: Pick<Draft, 'variants'>): string {
  return bestVariant({ variants }).text;
}

export function bestVariant({ variants }: Pick<Draft, 'variants'>): Variant {
  const [best] = variants;
  if (best === undefined) throw new Error('A draft has at least one variant.');
  return best;
}

/** Below this, a draft is off the brand's voice. */
const minVoiceScore = 0.6;
/** Below this share of the account's usual engagement, a draft goes back. */
const minRelativeEngagement = 0.8;

/** Why a draft should be written again; empty when it is good enough. Strangers' influence is for people to judge, not for a rewrite. */
export function findWeaknesses({ variants, prediction }: Draft): string[] {
  const { flags, voiceScore } = bestVariant({ variants });
  const weaknesses = flags.filter(({ code }) => code !== 'untrusted_influence').map(({ message }) => message);
  if (voiceScore < minVoiceScore && !flags.some(({ code }) => code === 'off_voice'))
    weaknesses.push('It does not sound like the brand.');
  if (prediction !== undefined && 'relative' in prediction && prediction.relative < minRelativeEngagement) {
    weaknesses.push(`It is predicted to do worse than the usual post here: ${prediction.basis}`);
  }
  return weaknesses;
}

/** A draft as the approvers get it. Without a time of its own it goes out on approval. */
export function toDraftItem(
  draft: Draft,
  extras: { time: PostTime | undefined; media: DraftItem['media']; riskNote: string; note?: string },
): DraftItem {
  const { text, voiceScore, evidence, mediaBrief, flags } = bestVariant(draft);
  const { time, media, riskNote, note } = extras;
  const risk: ItemFlag[] = riskNote === '' ? [] : [{ code: 'crisis_topic', message: riskNote }];
  return {
    itemId: draft.itemId,
    channelId: draft.channelId,
    text,
    media,
    schedule: time?.schedule ?? { kind: 'on_approval' },
    analysis: { voiceScore, predictedEngagement: draft.prediction, timing: time?.timing, evidence, mediaBrief },
    flags: [...flags, ...risk],
    note,
  };
}
