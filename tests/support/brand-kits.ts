import { type BrandKit, brandKit } from '../../tools/content/index.ts';

/** A coffee roaster's kit; overrides go through the schema. */
export function aBrandKit(overrides: Record<string, unknown> = {}): BrandKit {
  return brandKit.parse({
    name: 'Northwind Coffee',
    description: 'A small coffee roaster by the harbour.',
    voice: {
      tone: ['playful', 'warm'],
      emoji: 'light',
      examplesLiked: ['Snow on the window, cinnamon in the cup. ☕', 'Frost outside? Pour slowly, sip slower.'],
      examplesDisliked: ['BUY NOW!!! Best coffee deals EVER!!!'],
    },
    rules: {
      bannedWords: ['cheap'],
      bannedTopics: ['party politics'],
      preferredWords: { customers: 'guests' },
      donts: ['No exclamation marks'],
    },
    facts: [{ id: 'price', text: 'The winter blend costs $18 for 340 g and was roasted on 20 November.' }],
    allowedLinks: ['https://northwind.example/shop'],
    allowedHandles: ['@northwindcoffee'],
    palette: ['#3b2a20', '#e0a458', '#f5efe6'],
    ...overrides,
  });
}
