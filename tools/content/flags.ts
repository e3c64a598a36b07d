import type { Platform } from '../platforms/connector.ts';
import type { BrandFact, BrandKit } from './brand-kit.ts';
import { findBannedByBrief } from './brief/prohibitions.ts';
import { findClaims, isSourced, type Claim } from './claims.ts';
import { extractEmailAddresses, extractHandles, extractLinks } from './entities.ts';
import { isAllowedHandle, isAllowedLink } from './link-match.ts';
import { scoreVoice } from './voice.ts';

/** Something an approver should look at. The shape is that of the API's `ItemFlag`. */
export interface ContentFlag {
  code: 'unlisted_link' | 'unlisted_handle' | 'unsourced_claim' | 'off_voice' | 'banned_word';
  message: string;
  span?: string;
}

export interface FlagOptions {
  /** A person wrote this text: they are the source of its links, handles and claims. Rules of the brand hold all the same. */
  typedByPerson?: boolean;
  platform?: Platform;
  /** Names and links that the brand's own channels carry, allowed without being listed. */
  ownHandles?: readonly string[];
}

const offVoiceBelow = 0.5;

const claimNames: Record<Claim['kind'], string> = {
  price: 'price',
  number: 'number',
  date: 'date',
  quote: 'quote',
  superlative: 'claim',
};

/**
 * What in a draft an approver should look at: links and handles that neither the kit nor the brief names, numbers, prices,
 * dates, quotes and claims of rank without a source in brief, kit or facts, words and topics that kit or brief forbid.
 *
 * @param facts - What the draft may rest on besides the kit: remembered facts, findings of tools.
 */
export function flagDraft(
  kit: BrandKit,
  brief: string,
  facts: readonly Pick<BrandFact, 'text'>[],
  text: string,
  options: FlagOptions = {},
): ContentFlag[] {
  const flags: ContentFlag[] = [];
  if (options.typedByPerson !== true) {
    flags.push(...flagAddresses(kit, brief, text, options.ownHandles ?? []), ...flagClaims(kit, brief, facts, text));
  }
  for (const rule of findBannedByBrief(brief, text)) {
    flags.push({ code: 'banned_word', message: `The brief says: no ${rule.phrase}.`, span: rule.span });
  }
  const voice = scoreVoice(kit, text, { platform: options.platform });
  for (const reason of voice.reasons) {
    if (reason.score === 0 && (reason.code === 'banned_word' || reason.code === 'banned_topic')) {
      flags.push({ code: 'banned_word', message: reason.message, span: reason.span });
    }
  }
  if (voice.score < offVoiceBelow && !flags.some((flag) => flag.code === 'banned_word')) {
    const worst = voice.reasons.toSorted((a, b) => a.score - b.score)[0];
    flags.push({
      code: 'off_voice',
      message: `Off the brand's voice (${voice.score.toFixed(2)} of 1). ${worst?.message ?? ''}`.trim(),
    });
  }
  return flags;
}

function flagAddresses(kit: BrandKit, brief: string, text: string, ownHandles: readonly string[]): ContentFlag[] {
  const typedLinks = extractLinks(brief);
  const typedHandles = extractHandles(brief);
  const flags: ContentFlag[] = [];
  for (const link of extractLinks(text)) {
    // A link typed in the brief allows exactly itself, not its whole site.
    if (isAllowedLink(link, kit.allowedLinks) || typedLinks.includes(link)) continue;
    flags.push({
      code: 'unlisted_link',
      message: `The link ${link} is neither in the brief nor on the brand's list.`,
      span: link,
    });
  }
  for (const address of extractEmailAddresses(text)) {
    if (brief.includes(address) || kit.allowedLinks.includes(`mailto:${address}`)) continue;
    flags.push({
      code: 'unlisted_link',
      message: `The address ${address} is neither in the brief nor on the brand's list.`,
      span: address,
    });
  }
  for (const handle of extractHandles(text)) {
    if (isAllowedHandle(handle, [...kit.allowedHandles, ...typedHandles, ...ownHandles])) continue;
    flags.push({
      code: 'unlisted_handle',
      message: `The handle ${handle} is neither in the brief nor on the brand's list.`,
      span: handle,
    });
  }
  return flags;
}

function flagClaims(kit: BrandKit, brief: string, facts: readonly Pick<BrandFact, 'text'>[], text: string): ContentFlag[] {
  const sources = [brief, kit.name, kit.description, ...kit.facts.map((fact) => fact.text), ...facts.map((fact) => fact.text)];
  let claimed = text;
  for (const address of [...extractLinks(text), ...extractHandles(text)]) claimed = claimed.replaceAll(address, ' ');
  return findClaims(claimed)
    .filter((claim) => !isSourced(claim, sources))
    .map((claim) => ({
      code: 'unsourced_claim',
      message: `The ${claimNames[claim.kind]} "${claim.span}" is in none of the sources: brief, brand facts, memory, findings.`,
      span: claim.span,
    }));
}
