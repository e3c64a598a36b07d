import { wordsOf } from './sentences.ts';

/** What a piece of a brief is for: the reader of the post, or the one who writes it. */
export type Chunk =
  | { kind: 'content'; text: string }
  | { kind: 'tone'; words: string[] }
  | { kind: 'audience'; text: string }
  | { kind: 'mention'; text: string }
  | { kind: 'order' };

export const toneWords: ReadonlySet<string> = new Set(
  'playful fun funny witty humorous humourous cheeky light lighthearted light-hearted serious sober formal informal casual friendly warm warmly professional businesslike neutral factual calm calming confident bold energetic enthusiastic excited exciting inspiring inspirational motivating motivational empathetic caring kind honest transparent plain simple clear concise short brief punchy respectful solemn dignified luxurious elegant premium upbeat positive optimistic hopeful urgent cosy cozy poetic quirky relaxed reassuring helpful informative educational approachable human authentic down-to-earth direct modest humble festive cheerful happy proud thankful grateful edgy youthful modern conversational storytelling personal sincere apologetic accessible easy snappy sharp minimal understated crisp trustworthy expert technical no-nonsense matter-of-fact sensitive compassionate encouraging welcoming inviting uplifting dry'.split(
    ' ',
  ),
);

const toneFiller: ReadonlySet<string> = new Set(
  'a an the in with use using keep it make be sound write very really quite rather more a bit little slightly tone tones voice style feel feeling way and but not too of please language wording should is it’s manner mood vibe vibes stay always as ever'.split(
    ' ',
  ),
);

const contentNo =
  /^(?:no|without|not)\s+(?:\p{L}+\s+){0,2}?(?:needed|required|necessary|fees?|costs?|charge|contract|commitment|booking|registration|waiting|queues?|sugar|gluten|additives|ads|experience|obligations?|strings|limit|credit card|sign-?up|appointment)\b/iu;
const order =
  /^(?:please\s+)?(?:no|not|never|don['’]?t|do not|avoid|without|skip|leave out|exclude|stay away|steer clear|nothing|less|keep|make sure|make it|be sure|ensure|use(?!\s+(?:the\s+)?(?:code|promo|discount|voucher|coupon))|using|write(?!\s+about)|tone|voice|style|language|format|length|image|images|picture|pictures|photo|photos|hashtags?|emojis?|post(?!\s+about)|publish(?!\s+(?:our|the|a)\b)|schedule|spread(?!\s+the\s+word)|space|mix|vary|start posting|one a day|one per|approve|the first|first one|last one|thanks|thank you in advance|cheers|asap|deadline for the posts|max|maximum|minimum|at most|at least|ask a question|end with|start with|short|long|in english|english only|british english|american english|daily|weekly|every (?:day|weekday|morning|evening)|go out|send (?:it|them)|don['’]t forget to tag|tag|link)\b/iu;
const approval = /\bapprov(?:ed?|al|es)\b/iu;
const audienceLead =
  /^(?:(?:the\s+)?(?:target\s+)?audience(?:\s+is|:)?|aimed at|target(?:ed at|ing)?|for an audience of|address(?:ed to)?|speak to|talk to)\s*:?\s+(.+)$/iu;
const mentionLead =
  /^(?:please\s+)?(?:also\s+)?(?:and\s+)?(?:mention(?:ing)?|include|including|highlight(?:ing)?|emphasi[sz]e|stress|focus(?:ing)? on|point out|underline|add|talk about|refer to|bring up|feature|don['’]t forget(?: to mention)?|key messages?:?|talking points?:?|message:|main message:?|usps?:)\s+(?:the fact\s+)?(?:that\s+)?(.+)$/iu;
const formMentions =
  /^(?:an?|the|some|few|more|one)?\s*(?:relevant\s+|good\s+|few\s+)?(?:emojis?|hashtags?|questions?|links?|images?|pictures?|photos?|videos?|calls? to action|cta|alt text|humou?r|jokes?|puns?|quotes?)\b/iu;

/** Sorts a sentence of a brief into what is to be said and what is an order of form. */
export function readChunks(sentence: string): Chunk[] {
  return sentence.split(/;\s*|\s+[–—-]\s+/u).flatMap(readSegment);
}

const standsAlone =
  /^(?:free\b|no\b|without\b|with\b|made\b|from\b|starting\b|until\b|including\b|plus\b|only\b|available\b|open\b|doors\b|tickets?\b|registration\b|entry\b|admission\b|bring\b|sign up\b|book\b|register\b|apply\b)/iu;
const hasVerb =
  /\b(?:is|are|was|were|has|have|will|can|opens?|closes?|starts?|begins?|ends?|costs?|runs?|takes place|includes?|comes?|arrives?)\b/iu;

function readSegment(segment: string): Chunk[] {
  const pieces = segment
    .split(/(?<=[^\d]),\s+|,\s+(?=\D)|,\s*(?=no\b|don|not\b)/u)
    .map((piece) => piece.trim())
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece));
  const chunks: Chunk[] = [];
  for (const piece of pieces) {
    const chunk = readChunk(piece);
    const last = chunks.at(-1);
    // The rest of an enumeration belongs to what came before: "jobs, infrastructure and health care".
    const continues =
      chunk.kind === 'content' &&
      !standsAlone.test(chunk.text) &&
      !(
        hasVerb.test(chunk.text) &&
        last?.kind === 'content' &&
        !hasVerb.test(last.text) &&
        // "From 10 December, line 4 is closed" is a single statement.
        !/^(?:from|on|in|at|until|after|before|since|during|every|this|next|as of)\b/iu.test(last.text) &&
        !/^(?:and|or)\b/iu.test(piece)
      );
    if (chunk.kind === 'content' && continues && last !== undefined && (last.kind === 'content' || last.kind === 'mention'))
      chunks[chunks.length - 1] = { ...last, text: `${last.text}, ${chunk.text}` };
    else chunks.push(chunk);
  }
  return chunks;
}

function readChunk(piece: string): Chunk {
  const text = piece.replace(/^(?:and|but|also|plus)\s+/iu, '').replace(/[\s.]+$/u, '');
  const tone = readTone(text);
  if (tone !== undefined) return { kind: 'tone', words: tone };
  if (approval.test(text) && /\b(?:first|post|once|soon|when|publish|upon)\b/iu.test(text)) return { kind: 'order' };
  const audience = audienceLead.exec(text)?.[1];
  if (audience !== undefined) return { kind: 'audience', text: audience };
  const mention = mentionLead.exec(text)?.[1];
  if (mention !== undefined) return formMentions.test(mention) ? { kind: 'order' } : { kind: 'mention', text: mention };
  if (contentNo.test(text)) return { kind: 'content', text };
  if (order.test(text)) return { kind: 'order' };
  return { kind: 'content', text: piece.replace(/[\s.]+$/u, (end) => (end.includes('.') ? '.' : '')) };
}

/** The tone words of a piece that says nothing else, such as "keep it warm and friendly". */
function readTone(text: string): string[] | undefined {
  const words = wordsOf(text.replace(/^tone( of voice)?\s*:/iu, ''));
  const tones = words.filter((word) => toneWords.has(word));
  if (tones.length === 0 || words.length > 9) return undefined;
  if (!words.every((word) => toneWords.has(word) || toneFiller.has(word))) return undefined;
  const negated = new Set(
    [...text.toLowerCase().matchAll(/\b(?:not|but not|never|not too)\s+([\p{L}-]+)/gu)].map((match) => match[1]),
  );
  return tones.filter((word) => !negated.has(word));
}
