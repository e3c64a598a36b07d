const toneWords =
  'authentic|authoritative|bold|bright|calm|candid|caring|casual|chatty|cheeky|cheerful|clear|clever|concise|confident|conversational|cosy|cozy|crisp|curious|direct|dramatic|dry|earnest|educational|elegant|emotional|empathetic|encouraging|energetic|enthusiastic|expert|festive|formal|friendly|fun|funny|gentle|honest|hopeful|humble|humorous|informal|informative|inspirational|inspiring|intimate|ironic|joyful|light|lighthearted|light-hearted|lively|luxurious|minimal|minimalist|modest|motivating|mysterious|nostalgic|optimistic|passionate|persuasive|playful|plain|poetic|polished|polite|positive|premium|professional|proud|punchy|quirky|reassuring|relaxed|respectful|romantic|sassy|serious|short|simple|sincere|sober|sophisticated|soothing|storytelling|thoughtful|trustworthy|understated|upbeat|urgent|warm|welcoming|whimsical|witty|youthful';

const pattern = new RegExp(`(?<![\\p{L}-])(?:${toneWords})(?![\\p{L}-])`, 'giu');
const negation =
  /(?:\bnot|\bno|n['’]t|\bnever|\bwithout|\bavoid(?:ing)?|\bless|\bnothing|\bbe|\bsound)(?:\s+(?:be|being|sound|sounding|too|so|very|overly|a|or|anything))*\s*$/iu;
const positiveBe = /(?:^|[^t’'])\s*(?:\bbe|\bsound)\s*$/iu;

/** Tone words that a brief asks for, in order, lower case; "not too formal" asks for none. */
export function findTone(brief: string): string[] {
  const found: string[] = [];
  for (const match of brief.matchAll(pattern)) {
    const before =
      brief
        .slice(Math.max(0, match.index - 40), match.index)
        .split(/[.;,!?\n]/u)
        .at(-1) ?? '';
    const isNegated =
      negation.test(before) && !(positiveBe.test(before) && !/\b(?:not|never|without|avoid)\b|n['’]t/iu.test(before));
    // "plain text", "short film", "light roast", "bright notes" describe the thing, not the voice.
    const describesThing =
      /^(?:light|dry|short|simple|plain|clear|fun|bright|bold|crisp|premium|expert|gentle)$/iu.test(match[0]) &&
      /^\s+\p{L}{3,}/u.test(brief.slice(match.index + match[0].length)) &&
      !/^\s+(?:and|but|tone|voice|style|please|posts?|tweets?|copy|captions?)\b/iu.test(
        brief.slice(match.index + match[0].length),
      );
    const word = match[0].toLowerCase();
    if (!isNegated && !describesThing && !found.includes(word)) found.push(word);
  }
  return found;
}
