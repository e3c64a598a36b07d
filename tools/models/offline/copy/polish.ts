import { type BrandKit, findPhrase } from '../../../content/index.ts';
import type { Directives } from './directives.ts';
import type { VoiceProfile } from './voice-profile.ts';

const contractions: readonly [RegExp, string][] = [
  [/\b(we|you|they)['’]re\b/giu, '$1 are'],
  [/\b(we|you|they|I)['’]ve\b/giu, '$1 have'],
  [/\b(we|you|they|I|it)['’]ll\b/giu, '$1 will'],
  [/\b(it|that|there|here|what|who)['’]s\b/giu, '$1 is'],
  [/\blet['’]s\b/giu, 'let us'],
  [/\bcan['’]t\b/giu, 'cannot'],
  [/\bwon['’]t\b/giu, 'will not'],
  [/\b(do|does|did|is|are|was|were|has|have|could|would|should)n['’]t\b/giu, '$1 not'],
  [/\bI['’]m\b/gu, 'I am'],
];

const shortened: readonly [RegExp, string][] = [
  [/\bIt is\b/gu, "It's"],
  [/\bit is\b/gu, "it's"],
  [/\bWe are\b/gu, "We're"],
  [/\bwe are\b/gu, "we're"],
  [/\bThat is\b/gu, "That's"],
  [/\bLet us\b(?! know| show| introduce| hear)/gu, "Let's"],
  [/\bWe have (?=been\b)/gu, "We've "],
  [/\bdo not\b/gu, "don't"],
  [/\bDo not\b/gu, "Don't"],
  [/\bWe could not\b/gu, "We couldn't"],
  [/\bWho is\b/gu, "Who's"],
  [/\bWhat is\b/gu, "What's"],
  [/\bThere is\b/gu, "There's"],
];

/** Full forms where the voice is formal, short ones where it is casual; other people's sentences are left alone. */
export function inRegister(sentence: string, voice: VoiceProfile): string {
  const rules = voice.register === 'formal' ? contractions : voice.register === 'casual' ? shortened : [];
  const text = rules.reduce((current, [pattern, replacement]) => current.replaceAll(pattern, replacement), sentence);
  return text.replace(/^let us/, 'Let us');
}

/** Puts the brand's preferred words in, and what feedback wants replaced. */
export function preferWords(text: string, kit: BrandKit, directives: Directives): string {
  let result = text;
  let changed = false;
  const wishes = [...Object.entries(kit.rules.preferredWords).map(([from, to]) => ({ from, to })), ...directives.replace];
  for (const { from, to } of wishes) {
    for (let round = 0; round < 8; round += 1) {
      const found = findPhrase(result, from);
      if (
        found === undefined ||
        found === '' ||
        found.toLowerCase() === to.toLowerCase() ||
        to.toLowerCase().includes(found.toLowerCase())
      )
        break;
      const plural = /s$/iu.test(found) && !/s$/iu.test(from) && !/s$/iu.test(to) ? 's' : '';
      const cased = /^\p{Lu}/u.test(found) ? to.charAt(0).toUpperCase() + to.slice(1) : to;
      result = result.replace(found, () => `${cased}${plural}`);
      changed = true;
    }
  }
  return changed ? fixArticles(result) : result;
}

/** "a offer" is "an offer" once words were swapped. */
function fixArticles(text: string): string {
  return text
    .replaceAll(/\b([Aa])\s+(?=[aeio]\p{Ll}+\b)(?!one\b|once\b)/gu, '$1n ')
    .replaceAll(/\b([Aa])n\s+(?=[bcdfgjklmnpqrstvwxyz]\p{Ll}+\b)/gu, '$1 ');
}
