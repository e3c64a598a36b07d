/** Things that stand for nothing in particular: "keep it going" names no subject. */
const vague = /^(?:it|this|that|them|these|those|things|everything|going|up|the (?:tone|language|posts?|text|style|copy))\b/iu;
const campaign = '(?:campaign|series|push|promotion|promo|posts?|story|stories|content|thread)';

/** Ways to say "more about this, please", with what they are about in the first group. */
const goingOn: readonly RegExp[] = [
  /^(?:let['’]?s\s+)?keep(?:ing)?\s+(?:up\s+)?(.+?)\s+(?:going|alive|rolling|running|visible|top of mind|in (?:the )?(?:spotlight|picture|news|mind|sight|feeds?)|on (?:people|everyone|our (?:followers|customers))['’]s? minds?)\b[\s,]*/iu,
  /^(?:let['’]?s\s+)?keep(?:ing)?\s+(?:on\s+)?(?:up\s+)?(?:(?:the\s+)?(?:talking|posting|writing|tweeting|telling (?:people|everyone)|buzz|momentum|attention|excitement|interest)\s+(?:about|on|around|for|in))\s+(.+)$/iu,
  new RegExp(
    `^(?:continue|carry on|go on|keep up|follow up|resume|repeat|extend|pick up|build on)\\s+(?:with\\s+|on\\s+)?(?:(?:our|the|this|last (?:week|month)['’]s|this (?:week|month)['’]s)\\s+)?(?:[\\p{L}-]+\\s+)?${campaign}\\s+(?:about|for|on|around|of)\\s+(.+)$`,
    'iu',
  ),
  new RegExp(
    `^(?:continue|carry on|go on|keep up|resume|repeat|extend|pick up)\\s+(?:with\\s+|on\\s+)?(.+?)\\s+${campaign}\\b`,
    'iu',
  ),
  /^(?:continue|carry on|go on)\s+(?:with\s+|on\s+)(.+)$/iu,
  /^(?:some|a few|a little|a bit)?\s*more\s+(?:of\s+|love\s+for\s+|attention\s+(?:for|to)\s+|noise\s+about\s+|buzz\s+(?:for|about|around)\s+|content\s+(?:for|about|on)\s+)(.+)$/iu,
];

/** Ways to send readers somewhere without naming it: "more people to come". */
const bringPeople =
  /^(?:please\s+)?(?:get|make|bring|ask|invite|encourage|convince)\s+(?:[\p{L}-]+\s+){1,3}?to\s+(?:come(?: along| by)?|visit|attend|join(?: in| us)?|show up|drop by|be there|sign up|register)$/iu;
const listeners = '(?:people|everyone|everybody|guests|customers|followers|visitors|(?:our|the|all)\\s+[\\p{L}-]+s|[\\p{L}-]+s)';
const unmarkedClause = new RegExp(
  `^(?:(?:tell|remind|inform|notify|assure)\\s+${listeners}|let\\s+${listeners}\\s+know|say|announce|mention)\\s+(?=(?:we|our|the|there|it|you|they|i)(?:['’]\\p{L}+)?\\s+(?!know)(?:\\p{L}+\\s+){0,5}?(?:is|are|was|were|will|have|has|had|can|\\p{L}{3,}))`,
  'iu',
);
const clauseVerb =
  /\s(?:is|are|was|were|will|have|has|had|can|may|do|does|opens?|closes?|starts?|ends?|ships?|runs?|roasts?|bakes?|offers?|delivers?|makes?|\p{L}+ed)\s|^(?:we|you|they|i|it|there)(?:['’]\p{L}+)?\s/iu;

/**
 * Brings the ways in which people ask for posts to the forms that the reader of briefs knows: "keep the winter blend going"
 * is "promote the winter blend", "tell people we roast on Friday" is "tell people that we roast on Friday".
 */
export function inPlainOrders(sentence: string): string[] {
  const polite = sentence.replace(/[\s,]*\b(?:please|pls|thanks|thank you|thx)\s*([.!]*)\s*$/iu, '$1').trim();
  const parted = /^([^:]{3,70}):\s+(.+)$/u.exec(polite);
  if (parted?.[1] !== undefined && parted[2] !== undefined && !/^https?$/iu.test(parted[1])) {
    if (bringPeople.test(parted[2].replace(/[.!]+$/u, ''))) return [`Invite people to ${parted[1]}`];
    if (/^(?:please\s+)?(?:get|make|ask|encourage|urge|remind|invite|tell)\s+\p{L}+(?:\s+\p{L}+)?\s+to\s+/iu.test(parted[2]))
      return [parted[2], parted[1]];
  }
  return [plainOrder(polite)];
}

function plainOrder(sentence: string): string {
  for (const pattern of goingOn) {
    const about = pattern.exec(sentence)?.[1]?.trim();
    if (about === undefined || vague.test(about)) continue;
    const rest = sentence.slice(pattern.exec(sentence)?.[0].length ?? sentence.length).trim();
    return `Promote ${about}${rest === '' ? '' : `, ${rest.replace(/^[,.\s]+/u, '')}`}`;
  }
  if (/^(?:let['’]?s\s+)?keep\s+(?:promoting|pushing|highlighting|sharing|showing|reminding|telling|inviting)\b/iu.test(sentence))
    return sentence.replace(/^(?:let['’]?s\s+)?keep\s+(\p{L}+)ing\b/iu, (_all, verb: string) =>
      /^(?:promot|shar|invit)$/iu.test(verb) ? `${verb}e` : verb,
    );
  const idea =
    /^(?:(?:can|could|shall|should|may) we\s+(?:please\s+)?)?(?:do|post|write|say|have|share|make|create)\s+(?:something|anything|a (?:little )?(?:post|bit|noise|buzz)|some (?:posts|content|noise|buzz))\s+(?:about|on|for|around|with)\s+(.+?)[?.!]*$/iu.exec(
      sentence,
    )?.[1];
  if (idea !== undefined) return `Promote ${idea}`;
  const wish = /^(?:we (?:want|would like) to\s+)?say\s+((?:happy|merry)\s.+?)\s+to\s+.+$/iu.exec(sentence)?.[1];
  if (wish !== undefined) return `Wish everyone ${wish}`;
  const farewell = /^(?:we (?:want|would like) to\s+)?say\s+((?:goodbye|farewell)\s+to\s+.+)$/iu.exec(sentence)?.[1];
  if (farewell !== undefined) return `We say ${farewell}`;
  const clause = unmarkedClause.exec(sentence);
  if (clause !== null && clauseVerb.test(sentence.slice(clause[0].length)))
    return `${clause[0].replace(/\s+know\s+$/iu, ' know ')}that ${sentence.slice(clause[0].length)}`;
  const named = /^(?:for|about|on)\s+((?:the|our|this)\s[^,:]+)$/iu.exec(sentence)?.[1];
  if (named !== undefined && !clauseVerb.test(named)) return `Promote ${named}`;
  return sentence.replace(
    /^((?:push|promote|highlight|feature|show|plug|boost|advertise|spotlight|sell|talk about|share)\s+.+?)\s+(?:(?:a (?:little |tiny )?bit|a little|some|even|much|once)\s+)?(?:more|harder|again)(?=[\s,.!]*$|\s*,)/iu,
    '$1',
  );
}

const inverted = /^(?:are|were|can|could|would|will|should|have|had)$/iu;

/** "how they take their coffee", put to the reader: "How do you take your coffee?" Undefined for what is no such question. */
export function asQuestion(clause: string): string | undefined {
  const yours = clause
    .replace(/[.?!\s]+$/u, '')
    .replaceAll(/\btheir\b/giu, 'your')
    .replaceAll(/\bthemselves\b/giu, 'yourself')
    .replaceAll(/\btheirs\b/giu, 'yours');
  const asked =
    /^((?:how(?:\s+(?:often|much|many|long|far))?|what|which|where|when|why|who|whom)(?:\s+(?!they\b)\p{L}+){0,3}?|if|whether)\s+they\s+(\p{L}+)(?:\s+(.+))?$/iu.exec(
      yours,
    );
  if (asked !== null) {
    const [, word = '', verb = '', rest = ''] = asked;
    const lead = /^(?:if|whether)$/iu.test(word) ? '' : `${word} `;
    const tail = rest.replaceAll(/\bthem\b/giu, 'you');
    const order = inverted.test(verb) ? `${verb} you ${tail}` : `do you ${verb} ${tail}`;
    return `${lead}${order}`.trim().concat('?');
  }
  const named = /^(what|which|who|where)\s+(your\s+.+?)\s+(is|are|was|were)$/iu.exec(yours);
  return named === null ? undefined : `${named[1] ?? ''} ${named[3] ?? ''} ${named[2] ?? ''}?`;
}
