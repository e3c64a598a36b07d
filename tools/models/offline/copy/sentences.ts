/** Abbreviations that a full stop doesn't end a sentence after. */
const abbreviation =
  /(?:\b(?:a\.m|p\.m|st|dr|mr|mrs|ms|prof|no|vs|e\.g|i\.e|etc|approx|dept|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|inc|ltd|co)|\b\p{Lu})\.$/iu;

/** Splits text into sentences; line breaks end them too. Nothing is lost but the white space between. */
export function splitSentences(text: string): string[] {
  const sentences: string[] = [];
  for (const line of text.split(/\n+/)) {
    let open = '';
    for (const part of line.split(/(?<=[.!?…]["”’')\]]*)\s+(?=["“‘'(]*[\p{Lu}\p{N}#@\p{Extended_Pictographic}])/u)) {
      open = open === '' ? part.trim() : `${open} ${part.trim()}`;
      if (abbreviation.test(open) && !/\betc\.$/i.test(open)) continue;
      if (open !== '') sentences.push(open);
      open = '';
    }
    if (open !== '') sentences.push(open);
  }
  return sentences;
}

/** Ends a statement properly and starts it with a capital; one line. */
export function asSentence(text: string): string {
  const trimmed = text
    .trim()
    .replaceAll(/\s+/g, ' ')
    .replace(/[\s,;:–—-]+$/u, '');
  if (trimmed === '') return '';
  const closed = /[.!?…]["”’')\]]*$/u.test(trimmed) || /(?:https?:\/\/|www\.)\S+$/i.test(trimmed) ? trimmed : `${trimmed}.`;
  return closed.replace(/^(["“‘'(]*)(\p{Ll})/u, (_all, open: string, letter: string) => open + letter.toUpperCase());
}

/** Words of a text, lower case, for comparing. */
export function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .normalize('NFKC')
      .match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? []
  );
}
