import { ModelOutputError } from '../../db/errors.ts';
import { defineAgent, type FinishContext } from '../define-agent.ts';
import { collectFindings, toEvidence } from '../evidence.ts';
import { creatorNarrative, type CreatorNarrative, minVariants } from '../narrative.ts';
import { channelName } from '../shared-schema.ts';
import { buildCreatorPrompt, promptVersion } from './prompt.ts';
import { describeProblems, rankUsable, reviewVariants, shortenAll } from './review-variants.ts';
import { type CreatorInput, creatorInput, creatorOutput, type CreatorOutput, type Variant } from './schema.ts';

/** Writes one post for one channel, in three to five variants. */
export function createCreator() {
  return defineAgent<CreatorInput, CreatorNarrative, CreatorOutput>({
    name: 'creator',
    title: 'Content creator',
    description: 'Writes posts in the brand’s voice, in several variants, each within the network’s limits.',
    promptVersion,
    input: creatorInput,
    narrative: creatorNarrative,
    output: creatorOutput,
    buildMessages: buildCreatorPrompt,
    describeStart: ({ channel, post, draft }) =>
      `${draft === undefined ? 'Writing' : 'Rewriting'} post ${post.position} of ${post.total} for ${channelName(channel)}`,
    describeFinish: ({ variants }, { channel }) => describeVariants(variants, channelName(channel)),
    finish,
  });
}

async function finish(context: FinishContext<CreatorInput, CreatorNarrative>): Promise<CreatorOutput> {
  const { input, narrative, calls } = context;
  const findings = collectFindings(calls).map(toEvidence);
  const brandFacts = input.brandKit.facts.map((fact) => ({ ...fact, trust: 'trusted' as const }));
  const known = [...new Map([...brandFacts, ...input.facts, ...findings].map((item) => [item.id, item])).values()];

  let written = narrative.variants;
  let reviewed = reviewVariants(written, input, known);
  if (rankUsable(reviewed).length < minVariants) {
    const repaired = await context.askAgain(describeProblems(reviewed));
    written = [...written, ...(repaired?.variants ?? [])];
    reviewed = reviewVariants(written, input, known);
  }
  if (rankUsable(reviewed).length < minVariants) {
    reviewed = reviewVariants([...written, ...shortenAll(written, input)], input, known);
  }

  const variants = rankUsable(reviewed);
  if (variants.length === 0) {
    throw new ModelOutputError(
      'creator.no_usable_variant',
      `No text for ${channelName(input.channel)} keeps to the network's limits, the brief and the brand's rules.`,
      {
        details: { channelId: input.channel.id, problems: describeProblems(reviewed).slice(0, 1000) },
      },
    );
  }
  const recalled = collectFindings(calls.filter(({ tool }) => tool === 'recall_what_worked')).map(toEvidence);
  return { channelId: input.channel.id, variants, recalled };
}

function describeVariants(variants: readonly Variant[], channel: string): string {
  const [best] = variants;
  const count = variants.length === 1 ? '1 variant' : `${variants.length} variants`;
  if (best === undefined) return `Wrote ${count} for ${channel}`;
  return `Wrote ${count} for ${channel}; the best scores ${best.voiceScore.toFixed(2)} for voice and takes ${best.lengthChars} of ${best.limitChars} characters`;
}
