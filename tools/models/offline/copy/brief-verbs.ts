import type { MessageKind } from './message-kinds.ts';

const people =
  '(?:(?:more|some|new|many|enough)\\s+)?(?:people|everyone|everybody|customers?|our customers|our followers|followers|our community|the world|residents|patients|members|our members|clients|our clients|users|our users|students|visitors|guests|commuters|passengers|travell?ers|parents|subscribers|employees|voters|citizens|donors|them|readers|the public|fans|drivers|families|locals|our audience|our readers|the neighbourhood|the team|our team|young people|all [\\p{L}]+|(?:our |the )?[\\p{L}]+s)';

export const wrappers: readonly RegExp[] = [
  /^(?:hi|hello|hey)\b[^,.!]*[,!.]\s*/iu,
  /^(?:please|kindly|so|ok(?:ay)?|brief:|campaign:|task:|goal:|topic:|subject:|we need to|i need to)\s+/iu,
  /^(?:we|i|our team)\s*(?:'d|’d| would)?\s*(?:want|need|like|love|plan|aim|hope|have)\s+(?:you\s+)?to\s+/iu,
  /^(?:we are|we're|we’re|i am|i'm)\s+(?:going|planning|about|looking|trying)\s+to\s+/iu,
  /^(?:can|could|would|will)\s+you\s+(?:please\s+)?/iu,
  /^(?:help|let)\s+us\s+/iu,
  /^(?:we|i)\s+(?:want|need|would like|'d like)\s+(?:some\s+|a few\s+|\d+\s+)?(?:posts?|a campaign|content|copy)\s+(?:about|for|on|to|that)\s+/iu,
  /^(?:create|write|make|draft|prepare|run|plan|start|do|develop|produce|generate)\s+(?:an?\s+|some\s+|our\s+|the\s+|\d+\s+)?(?:[\p{L}-]+\s+){0,2}?(?:posts?|campaign|content|series|copy|tweets?|messages?|announcements?|teasers?)(?:\s+of\s+posts)?\s*(?:(?:about|for|on|to|that|around|announcing|promoting)\s+|:\s*)?/iu,
  /^(?:an?\s+|the\s+)?(?:[\p{L}-]+\s+)?(?:campaign|series(?: of posts)?|posts?|content|announcement|teasers?)\s*(?:about|for|on|to|around|:)\s+/iu,
  /^to\s+(?=\p{Ll}+\s)/u,
  /^(?:about|regarding|concerning)\s+/iu,
];

/** What follows the verb: a thing, a statement, what readers are to do, who is looked for, or what they are asked. */
type Mode = 'object' | 'clause' | 'request' | 'volunteers' | 'question';
const p = (source: string): RegExp => new RegExp(`^(?:${source})(?=\\s|:|$)\\s*:?\\s*`, 'iu');

/** Leading verbs of briefs and what they mean. The first that fits counts. */
export const leadingVerbs: readonly { pattern: RegExp; kind: MessageKind | 'by_noun'; mode: Mode }[] = [
  {
    pattern: p(
      `(?:(?:we are|we're|we’re|[\\p{L}\\s]{0,40}? is)\\s+(?:looking for|recruiting|seeking)|we (?:still )?need|needed:)(?=\\s+(?:new\\s+|more\\s+)?(?:volunteers|donors|members|participants))`,
    ),
    kind: 'appeal',
    mode: 'volunteers',
  },
  {
    pattern: p(
      `(?:ask|poll|find out from|survey|hear from)\\s+${people}(?=\\s+(?:how|what|which|where|when|why|who|if|whether)\\s)`,
    ),
    kind: 'question',
    mode: 'question',
  },
  {
    pattern: p(
      `(?:tell|show|teach|explain(?: to)?|inform|let)(?:\\s+${people})?(?:\\s+(?:know|see))?(?:\\s+about)?(?=\\s+(?:how|why|what|where)\\s)|(?:say|show|share)(?=\\s+(?:how|why|what|where)\\s)`,
    ),
    kind: 'explain',
    mode: 'object',
  },
  {
    pattern: p(`(?:alert|warn)\\s+${people}\\s+(?:about|of|for|against)|warn (?:about|of|against)`),
    kind: 'warning',
    mode: 'object',
  },
  {
    pattern: p(`(?:we are|we're|we’re|(?:our|the) [\\p{L}\\s]{0,30}? is)\\s+(?:hiring|looking for|recruiting|seeking)`),
    kind: 'hiring',
    mode: 'object',
  },
  {
    pattern: p(
      'recruit(?=\\s+(?:new\\s+|more\\s+)?volunteers)|find(?=\\s+(?:new\\s+|more\\s+)?volunteers)|look(?:ing)? for(?=\\s+(?:new\\s+|more\\s+)?volunteers)',
    ),
    kind: 'appeal',
    mode: 'volunteers',
  },
  { pattern: p('hire|hiring|recruit(?:ing)?|seek(?:ing)?|looking for|fill|wanted'), kind: 'hiring', mode: 'object' },
  { pattern: p(`(?:remind|alert|warn)\\s+${people}\\s+(?:about|of)`), kind: 'notice', mode: 'object' },
  {
    pattern: p(`(?:remind|alert|warn)\\s+${people}\\s+that`),
    kind: 'notice',
    mode: 'clause',
  },
  {
    pattern: p(`(?:remind|encourage|urge|ask|motivate|persuade|convince|get|call on|challenge|help|tell)\\s+${people}\\s+to`),
    kind: 'request',
    mode: 'request',
  },
  { pattern: p(`invite\\s+${people}\\s+(?:to|for)|invite(?:\\s+to)?`), kind: 'event', mode: 'object' },
  {
    pattern: p(
      `(?:tell|inform|update|notify)\\s+${people}\\s+(?:about|of|on)|let\\s+${people}\\s+know\\s+about|spread the word (?:about|on)|share (?:the )?news (?:about|of)`,
    ),
    kind: 'by_noun',
    mode: 'object',
  },
  {
    pattern: p(
      `(?:tell|notify|inform|let|assure)\\s+${people}\\s+(?:know\\s+)?that|(?:announce|share|say|mention|communicate|tell|spread the word|share the news|the news is|news:)(?:\\s+(?:the news|everyone))?\\s+that`,
    ),
    kind: 'by_noun',
    mode: 'clause',
  },
  {
    pattern: p(
      `(?:teach|educate|explain to|show|inform)\\s+${people}\\s+(?:about\\s+|on\\s+)?(?=how|why|what|about|on|\\p{L})|explain|educate (?:on|about)|raise awareness (?:of|about|for|around|on)|create awareness (?:of|about|for|around)|(?:give|share|post|offer)(?:\\s+[\\p{L}\\d-]+){0,3}?\\s+(?:tips|advice|ideas|lessons|insights) (?:on|about|for)|tips (?:on|about|for)|demystify|explore|discuss`,
    ),
    kind: 'explain',
    mode: 'object',
  },
  {
    pattern: p(
      'launch(?:ing)?|introduc(?:e|ing)|releas(?:e|ing)|unveil(?:ing)?|roll(?:ing)? out|debut|present|reveal|ship|bring out|soft[- ]launch',
    ),
    kind: 'launch',
    mode: 'object',
  },
  {
    pattern: p(
      're-?open(?:ing)?|open(?:ing)?(?!\\s+(?:hours|day|house|evening|source|air))|inaugurate|the (?:grand )?opening of|grand opening(?: of)?',
    ),
    kind: 'opening',
    mode: 'object',
  },
  { pattern: p('celebrat(?:e|ing)|mark(?:ing)?|commemorate|toast'), kind: 'milestone', mode: 'object' },
  {
    pattern: p('(?:say )?thank(?:s|ing)?(?: you)?(?: to)?|show (?:our )?(?:appreciation|gratitude) (?:for|to)|honou?r'),
    kind: 'thanks',
    mode: 'object',
  },
  {
    pattern: p(
      '(?:raise|collect)(?: some)? (?:money|funds|donations|support)(?: for)?|support|fundrais(?:e|ing) for|campaign for|call for|advocate for|rally for|fight for|stand up for',
    ),
    kind: 'appeal',
    mode: 'object',
  },
  {
    pattern: p(
      `apologi[sz]e(?:\\s+to\\s+${people})?\\s+for|(?:say )?(?:we are |we're )?(?:very |so )?sorry (?:for|about)|(?:our )?apologies for`,
    ),
    kind: 'apology',
    mode: 'object',
  },
  { pattern: p(`wish(?:ing)?\\s+${people}`), kind: 'greeting', mode: 'object' },
  {
    pattern: p(
      'behind the scenes (?:of|at|with)|announc(?:e|ing)|shar(?:e|ing)|publish(?:ing)?|post(?: about)?|cover|recap|report on|summari[sz]e|communicate|present',
    ),
    kind: 'by_noun',
    mode: 'object',
  },
  {
    pattern: p(
      `promot(?:e|ing)|recommend(?:ing)?|advertis(?:e|ing)|market|push|highlight|feature|showcase|spotlight|plug|boost|publici[sz]e|drive (?:[\\p{L}-]+\\s){1,3}?(?:to|in|for)|sell(?: more)?(?: tickets (?:for|to))?|get ${people} (?:excited )?(?:about|for|into)|(?:create|generate|build) (?:some )?(?:buzz|leads|interest|excitement|hype|anticipation) (?:around|for|about|in)|raise interest in|talk about|write about|tease|bring attention to|draw attention to|make ${people} aware of`,
    ),
    kind: 'by_noun',
    mode: 'object',
  },
];

/** Briefs for a teaser that is not to say what is coming. */
export const mysteries =
  /^(?:(?:write|make|post|create|share)\s+)?(?:(?:an?\s+)?teasers?(?:\s+posts?)?\s+(?:for|about|of|on|that)|tease|hint (?:at|about)|hint that)\s+(?=(?:that\s+)?(?:something|an? (?:new |big |little |small )?(?:surprise|secret|mystery|announcement|reveal)|what['’]s (?:coming|next)))/iu;

/** Wishes that name no subject to write about. */
export const aimless =
  /^(?:(?:grow|increase|improve|boost|raise|get|gain|build|strengthen)\s+(?:our |more |the |brand )*(?:followers?|following|reach|engagement|awareness(?!\s+(?:of|about|for|around|on)\b)|brand awareness|visibility|likes|audience|presence|community|traffic|sales|leads|brand|name recognition)\b.*|(?:be|become|go) (?:viral|famous)|something(?: (?:nice|fun|cool|good|interesting|new))?(?: (?:for|on) .+)?|anything|whatever(?: you like| you want)?|surprise (?:me|us)|content|posts?|engagement|campaign|brand)$/iu;
