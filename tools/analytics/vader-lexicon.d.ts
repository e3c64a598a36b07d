declare module 'vader-sentiment/src/vader_lexicon.js' {
  /** Mean valence of a word, -4..4. */
  export const lexicon: Readonly<Record<string, number>>;
}
