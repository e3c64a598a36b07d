import { question, teaser, warning } from './phrases/asking.ts';
import { launch, event, opening } from './phrases/announcing.ts';
import { apology, appeal, explain, notice, release, request } from './phrases/informing.ts';
import { greeting, hiring, milestone, thanks } from './phrases/people.ts';
import { hello, offer, promote } from './phrases/promoting.ts';
import type { KindPhrases } from './phrases/phrase-bank.ts';

/** What a message wants. */
export type MessageKind =
  | 'launch'
  | 'opening'
  | 'event'
  | 'hiring'
  | 'thanks'
  | 'milestone'
  | 'greeting'
  | 'notice'
  | 'explain'
  | 'release'
  | 'appeal'
  | 'apology'
  | 'request'
  | 'promote'
  | 'offer'
  | 'question'
  | 'teaser'
  | 'warning'
  | 'hello';

export const kindPhrases: Readonly<Record<MessageKind, KindPhrases>> = {
  launch,
  opening,
  event,
  hiring,
  thanks,
  milestone,
  greeting,
  notice,
  explain,
  release,
  appeal,
  apology,
  request,
  promote,
  offer,
  question,
  teaser,
  warning,
  hello,
};

/** Kinds whose subject is the brand's own thing, so that "winter blend" is "our winter blend". */
export const ownedKinds: ReadonlySet<MessageKind> = new Set(['launch', 'opening', 'event', 'promote', 'release', 'offer']);

/** Kinds where a joke is out of place whatever the voice. */
export const soberKinds: ReadonlySet<MessageKind> = new Set([
  'notice',
  'warning',
  'apology',
  'appeal',
  'request',
  'thanks',
  'release',
]);

const nounKinds: readonly [MessageKind, RegExp][] = [
  ['greeting', /^(?:(?:a |an )?(?:happy|merry|blessed|joyful)\b|season['’]s greetings|eid mubarak|ramadan mubarak)/i],
  ['offer', /\b(?:sale|discounts?|\d+\s?%\s?off|deals?|promo(?:tion)?|vouchers?|buy one|half price|bundle)\b/i],
  ['hiring', /\b(?:vacanc(?:y|ies)|jobs?|positions?|internships?|traineeships?|careers?)\b(?! fair)/i],
  [
    'milestone',
    /\b(?:anniversary|birthday|jubilee|milestone|award|\d+\s+years|\d+(?:st|nd|rd|th) (?:customer|member|birthday|year)|record year)\b/i,
  ],
  ['explain', /(?<!\p{L})(?:tips?|tricks?|advice|basics|myths?|how-tos?)\b/iu],
  [
    'notice',
    /\b(?:closures?|maintenance|delays?|disruptions?|diversions?|detours?|roadworks|opening hours|strike|outage|timetables?|changes? to|deadlines?|recall|price (?:change|increase)|downtime|cancellations?|new rules|holiday hours)\b/i,
  ],
  [
    'event',
    /\b(?:run|marathon|festival|concert|webinar|workshops?|conference|meet-?up|(?:open|author|music|film|games?|poetry|info(?:rmation)?|tasting|reading) (?:day|house|evening|night)|party|fair|market|gala|tournament|fundraiser|lecture|seminar|masterclass|hackathon|summit|screening|premiere|book signing|signing|tour|ceremony|town hall|derby|race|book club|clean-?up|picnic|parade|quiz(?: night)?|match|home game|game night|tasting|demo day|launch party|meeting|workout|brunch|concert|performance|ride|walk|exhibition opening|play-?off)\b/i,
  ],
  [
    'release',
    /\b(?:report|results|figures|earnings|case study|address|speech|statement|podcast|episode|video|interview|study|white ?paper|newsletter|blog(?: post)?|article|album|trailer|documentary|survey results|annual report|magazine|findings)\b/i,
  ],
  [
    'appeal',
    /\b(?:petition|donations?|fundrais\w+|appeal|blood drive|food drive|collection drive|volunteer(?:ing|s)? (?:drive|campaign)|emergency aid)\b/i,
  ],
  [
    'opening',
    /\b(?:opening|reopening|(?:new|second|third|first) (?:[\p{L}-]+ )?(?:store|shop|branch|café|cafe|restaurant|location|office|museum|clinic|gym|studio|bakery|salon|hotel|library|exhibition|playground|wing|showroom)|exhibition)\b/iu,
  ],
  ['launch', /^(?:(?:our|the|a|an|its) )?(?:brand[- ]new|new(?! year)|limited[- ]edition)\b/i],
];

/** What one would do with a thing of this name: a marathon is an event, a vacancy is hiring. */
export function kindOfNoun(noun: string): MessageKind | undefined {
  return nounKinds.find(([, pattern]) => pattern.test(noun))?.[0];
}
