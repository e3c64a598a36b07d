import { checkPost, extractHashtags, flagDraft, measureText, platformLimits, scoreVoice } from '../../tools/content/index.ts';
import { maxVariants } from '../narrative.ts';
import type { EvidenceItem } from '../shared-schema.ts';
import { addMissingHashtags, fitText } from './fit-text.ts';
import type { CreatorInput, Variant } from './schema.ts';
import { textSimilarity } from './similarity.ts';

/** A variant as the model wrote it. */
export interface WrittenVariant {
  text: string;
  hashtags: string[];
  mediaBrief: string;
  altText: string;
  citedIds: string[];
}

export interface ReviewedVariant {
  variant: Variant;
  /** Why it may not be passed on; empty when it may. */
  problems: string[];
}

/** Evidence that an approver can take in at a glance. */
const maxCited = 6;
/** Two variants of one post may share a phrase, not a text. */
const maxSimilarityToVariant = 0.7;
/** Two posts of one plan must read like two posts. */
const maxSimilarityToPost = 0.5;

/** Measures, scores and flags what the model wrote. Limits and the brand's bans are decided here, never by the model. */
export function reviewVariants(
  written: readonly WrittenVariant[],
  input: CreatorInput,
  known: readonly EvidenceItem[],
): ReviewedVariant[] {
  const reviewed: ReviewedVariant[] = [];
  for (const candidate of written) reviewed.push(reviewVariant(candidate, input, known, reviewed));
  return reviewed;
}

function reviewVariant(
  written: WrittenVariant,
  input: CreatorInput,
  known: readonly EvidenceItem[],
  earlier: readonly ReviewedVariant[],
): ReviewedVariant {
  const { brandKit, brief, channel, previous } = input;
  const { platform, handle } = channel;
  const text = addMissingHashtags(platform, written.text, written.hashtags, hashtagsWanted(input));
  const { length, limit } = measureText(platform, text);
  const evidence = known.filter(({ id }) => written.citedIds.includes(id)).slice(0, maxCited);
  const trusted = known.filter((item) => item.trust === 'trusted');
  const flags = flagDraft(brandKit, brief, trusted, text, { platform, ownHandles: [handle] });

  const problems = checkPost(platform, { text, media: [] })
    .filter(({ field }) => !field.startsWith('media'))
    .map(({ message }) => message);
  problems.push(...flags.filter(({ code }) => code === 'banned_word').map(({ message }) => message));
  if (previous.some((post) => textSimilarity(post, text) > maxSimilarityToPost))
    problems.push('It reads like a post that the plan has already.');
  if (
    earlier.some(({ problems: why, variant }) => why.length === 0 && textSimilarity(variant.text, text) > maxSimilarityToVariant)
  )
    problems.push('It reads like another variant.');

  return {
    problems,
    variant: {
      text,
      hashtags: extractHashtags(text),
      mediaBrief: written.mediaBrief.trim(),
      altText: written.altText.trim().slice(0, platformLimits[platform].images.maxAltTextChars),
      voiceScore: scoreVoice(brandKit, text, { platform }).score,
      lengthChars: length,
      limitChars: limit,
      flags: [...flags, ...influenceFlags(evidence)],
      evidence,
    },
  };
}

/** Those that may be passed on, best first: few flags, then voice. */
export function rankUsable(reviewed: readonly ReviewedVariant[]): Variant[] {
  return reviewed
    .filter(({ problems }) => problems.length === 0)
    .map(({ variant }) => variant)
    .toSorted((left, right) => left.flags.length - right.flags.length || right.voiceScore - left.voiceScore)
    .slice(0, maxVariants);
}

/** The last resort for texts that stay too long: cut by code, then judged like any other. */
export function shortenAll(written: readonly WrittenVariant[], { channel }: CreatorInput): WrittenVariant[] {
  return written.flatMap((candidate) => {
    const text = fitText(channel.platform, candidate.text);
    return text === undefined ? [] : [{ ...candidate, text, hashtags: [] }];
  });
}

export function describeProblems(reviewed: readonly ReviewedVariant[]): string {
  const lines = reviewed.flatMap(({ problems }, index) =>
    problems.length === 0 ? [] : [`Variant ${index + 1}: ${problems.join(' ')}`],
  );
  return lines.join('\n');
}

function hashtagsWanted({ brandKit, channel }: CreatorInput): number {
  return brandKit.voice.hashtagsPerPost[channel.platform];
}

function influenceFlags(evidence: readonly EvidenceItem[]): Variant['flags'] {
  return evidence
    .filter((item) => item.trust === 'untrusted')
    .map((item) => ({ code: 'untrusted_influence', message: `Rests on what strangers wrote: ${item.text}` }));
}
