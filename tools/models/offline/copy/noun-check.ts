const badStart =
  /^(?:about|behind|from|at|on|in|to|for|with|by|of|as|how|why|what|when|where|who|which|whether|if|because|so|and|but|or|not|no|please|let|meet|welcome|vote|come|join|see|get|try|buy|order|visit|book|call|read|watch|listen|tell|say|ask|give|take|make|do|go|keep|put|be|become|stay|remember|imagine|enjoy|treat|bring|find|check|follow|sign|register|apply|donate|help|learn|discover|save|stop|start|it|it['’]s|we|we['’]\p{L}+|you|you['’]\p{L}+|they|i|he|she|there|there['’]s|here|here['’]s|that['’]s|just|still|already|now|soon|again|more|less|better|early|together|today|tomorrow|wishlist|pre-?order|play|download|recommend|show|push|prevent|protect)\b/iu;
const pronoun = /\b(?:we|us|you|they|it|it['’]s|i|he|she|i['’]m|we['’]re|you['’]re|they['’]re|let['’]s)\b/iu;
const badEnd = /\b(?:the|a|an|our|your|of|for|with|in|at|to|from|on|by|and|or|is|are|that|which)$/iu;

/** "How to save for a first home", "what goes on at the roastery". */
export function isClause(phrase: string): boolean {
  return /^(?:how|why|what|when|where|which|who)\s/iu.test(phrase);
}

/** Forms that are verbs and hardly ever nouns; words that can be either ("run", "show", "plan") are not here. */
const verbs: ReadonlySet<string> = new Set(
  (
    'is are was were am be been has have had will would can could may might must should do does did ' +
    'speaks speak spoke says say said eats eat ate gets get got gives give gave takes take took makes make made goes go went gone comes come came ' +
    'brings bring brought lets keeps keep kept knows know knew sees see saw finds found thinks think thought becomes become became wants want wanted ' +
    'meets meet met joins join joined tells tell told grows grow grew grown rises rose fell beats loses lose lost wins won learns learn learned learnt ' +
    'raises raised collects collected plants planted reaches reached receives received launches launched opens opened closes closed starts started begins began ' +
    'finishes finished celebrates celebrated hires moves moved announces announced offers offered includes included helps helped connects sends send sent ' +
    'explains explained introduces introduced releases released arrives arrived returns returned serves served becomes happens happened appears appeared ' +
    'remains remained stays stayed follows followed works worked needs changed changes allows allowed means meant costs lasts looks looked ' +
    'buys buy bought sells sell sold pays pay paid reads writes write wrote written builds build built provides provide provided'
  ).split(/\s+/),
);

/**
 * Can this string stand where a sentence expects a thing ("Meet ___.")? When in doubt: no. What is no noun is used as the
 * sentence that it is, or not at all.
 *
 * @param option.bare - Nothing before it said that a thing follows ("launch ___" does).
 */
export function isNounLike(phrase: string, option: { bare?: boolean } = {}): boolean {
  const text = phrase.trim();
  const words = text.split(/\s+/);
  if (
    text === '' ||
    text.length > 90 ||
    words.length > (option.bare === true && !/^(?:our|the|an?|new|this)\b/iu.test(text) ? 7 : 10)
  )
    return false;
  if (badStart.test(text) || badEnd.test(text) || pronoun.test(text) || /[:?!]/u.test(text)) return false;
  const unquoted = text.replaceAll(/["“‘'][^"”’']+["”’']/gu, 'X');
  const core = unquoted.split(/\s+(?:who|that|which)\s+/iu)[0] ?? '';
  return core
    .toLowerCase()
    .split(/[^\p{L}'’-]+/u)
    .every((word) => !verbs.has(word));
}

/** People, places and stories behind the thing that is sold: "your mug is waiting" does not follow from them. */
export function isAside(subject: string): boolean {
  return (
    isClause(subject) ||
    /\b(?:growers?|farm\w*|suppliers?|team|people|colleagues?|staff|founders?|illustrator|artist|designer|baker|barista|trainer|volunteers?|story|history|tips?|advice|partners?|regulars|neighbou?rs)\b/iu.test(
      subject,
    )
  );
}
