/**
 * Phrases by register. `plain` fits every voice; `casual` and `formal` only theirs. In braces, slots: `{s}` the subject ("our
 * winter blend"), `{S}` the same at the start of a sentence, `{n}` without its article, `{brand}`, `{when}` ("on 14 April"),
 * `{where}`, and words that agree with the subject: `{is} {has} {it} {them} {this} {that}`. A phrase whose slot nobody filled is not used.
 *
 * No phrase may claim anything: no numbers (not even in words), dates, prices, names, places, qualities or history of a
 * product. They announce, invite, ask and point; what is known comes from the brief and the facts.
 */
export interface PhraseBank {
  plain: readonly string[];
  casual?: readonly string[];
  formal?: readonly string[];
}

/** What a kind of message needs to say in its own way. */
export interface KindPhrases {
  /** One sentence that says what it is about. */
  news: PhraseBank;
  /** A question to the reader that leads to it. */
  ask: PhraseBank;
  /** The way out: what to do, or a friendly end. */
  close: PhraseBank;
  /** An advice to the reader, after "Tip:". */
  tip: PhraseBank;
  /** Words for the image card. */
  card: PhraseBank;
}
