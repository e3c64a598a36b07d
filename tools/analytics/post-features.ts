import type { MeasuredPost } from './posts.ts';

/** What a person can change about a post. Every value is 0..1, so that coefficients can be compared. */
export const featureNames = [
  'image',
  'link',
  'hashtag',
  'several_hashtags',
  'handle',
  'reply',
  'question',
  'exclamation',
  'number',
  'quote',
  'emoji',
  'capitals',
  'length',
  'very_short',
  'several_lines',
  'address_reader',
  'call_to_action',
] as const;

export type FeatureName = (typeof featureNames)[number];
export type PostFeatures = Record<FeatureName, number>;

const yes = (value: boolean): number => (value ? 1 : 0);

/** The form of a post, without understanding it. */
export function featuresOf(post: Pick<MeasuredPost, 'text' | 'mediaCount'>): PostFeatures {
  const { text } = post;
  const hashtags = text.match(/(?<![\p{L}\p{N}&])#[\p{L}\p{N}_]+/gu)?.length ?? 0;
  const prose = text.replace(/https?:\/\/\S+/giu, '').trim();
  return {
    image: yes(post.mediaCount > 0 || /\bpic\.twitter\.com\//u.test(text)),
    link: yes(/https?:\/\//iu.test(text)),
    hashtag: yes(hashtags > 0),
    several_hashtags: yes(hashtags > 2),
    handle: yes(/(?<![\p{L}\p{N}_.])@[\p{L}\p{N}_]/u.test(text)),
    reply: yes(/^\.?@/u.test(text)),
    question: yes(prose.includes('?')),
    exclamation: yes(prose.includes('!')),
    number: yes(/(?<![\p{L}#@])\d/u.test(prose)),
    quote: yes(/["“”«»]/u.test(prose)),
    emoji: yes(/\p{Extended_Pictographic}/u.test(text)),
    capitals: yes(/\b\p{Lu}{4,}\b/u.test(prose)),
    length: Math.min(1, prose.length / 280),
    very_short: yes(prose.length < 50),
    several_lines: yes(prose.includes('\n')),
    address_reader: yes(/\b(?:you|your|you['’]re|yours)\b/iu.test(prose)),
    call_to_action: yes(
      /\b(?:join|share|retweet|watch|read|click|sign up|tell us|comment|tag|visit|check out|learn more|add your name|donate|shop|order|try|vote|reply|follow)\b/iu.test(
        prose,
      ),
    ),
  };
}
