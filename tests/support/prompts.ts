/** What a prompt is made of; each part may be left out. */
export interface PromptParts {
  task?: string;
  brief?: string;
  brandKit?: Record<string, unknown>;
  platform?: 'x' | 'instagram' | 'linkedin';
  context?: Record<string, unknown>;
  facts?: { id: string; text: string; trust: 'trusted' | 'untrusted' }[];
  draft?: Record<string, unknown>;
  feedback?: string;
  previous?: string[];
  untrusted?: string;
}

const limits = { x: 280, instagram: 2_200, linkedin: 3_000 };

export const aBrand = {
  name: 'Northwind Coffee',
  description: 'A small coffee roastery.',
  voice: { tone: ['warm', 'playful'], emoji: 'light', hashtagsPerPost: { x: 1, instagram: 4, linkedin: 2 } },
  rules: { bannedWords: ['cheap', 'guys'], bannedTopics: ['politics'], preferredWords: { customers: 'guests' } },
  facts: [
    { id: 'fact_notes', text: 'The winter blend tastes of cocoa, orange peel and cardamom.' },
    { id: 'fact_price', text: 'A 250 g bag of the winter blend costs 14 euros.' },
    { id: 'fact_roast', text: 'Northwind Coffee roasts on Tuesdays and ships on Wednesdays.' },
  ],
};

/** The human message of a prompt, laid out as the agents lay it out. */
export function aPrompt(parts: PromptParts = {}): string {
  const platform = parts.platform ?? 'x';
  const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const json = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e');
  const section = (tag: string, body: string | undefined): string[] =>
    body === undefined ? [] : [`<${tag}>\n${body}\n</${tag}>`];
  return [
    ...section('task', escape(parts.task ?? 'Write variants of one post.')),
    ...section('brief', escape(parts.brief ?? 'Launch our winter blend next week, playful, no discounts')),
    ...section('brand_kit', json(parts.brandKit ?? aBrand)),
    ...section('channel', json({ id: 'channel-1', platform, handle: 'northwind', limitChars: limits[platform] })),
    ...section('context', json(parts.context ?? {})),
    ...section('facts', json(parts.facts ?? [])),
    ...section('draft', parts.draft === undefined ? undefined : json(parts.draft)),
    ...section('feedback', parts.feedback === undefined ? undefined : escape(parts.feedback)),
    ...section('previous', json(parts.previous ?? [])),
    ...(parts.untrusted === undefined ? [] : [`<untrusted source="mention">\n${escape(parts.untrusted)}\n</untrusted>`]),
  ].join('\n');
}
