import type { FeatureName } from '../analytics/index.ts';

interface FeatureWords {
  /** "posts with ..." */
  having: string;
  /** What to do when it helps and the draft lacks it; absent where a person should not just add it. */
  add?: string;
  /** What to do when it hurts and the draft has it. */
  drop?: string;
}

export const featureWords: Readonly<Record<FeatureName, FeatureWords>> = {
  image: { having: 'an image', add: 'Add an image.', drop: 'Try it without an image.' },
  link: { having: 'a link', add: 'Link to where readers can go on.', drop: 'Leave the link out, or move it to a reply.' },
  hashtag: { having: 'a hashtag', add: 'Add a hashtag that readers follow.', drop: 'Leave the hashtags out.' },
  several_hashtags: { having: 'three or more hashtags', add: 'Use three hashtags.', drop: 'Cut the hashtags to one or two.' },
  handle: { having: 'a handle', drop: 'Leave other accounts’ handles out.' },
  reply: { having: 'a handle at the start', drop: 'Do not start with a handle: it reads as a reply.' },
  question: { having: 'a question', add: 'Ask readers a question.', drop: 'Say it instead of asking.' },
  exclamation: {
    having: 'an exclamation mark',
    add: 'One exclamation mark would do no harm.',
    drop: 'Drop the exclamation mark.',
  },
  number: { having: 'a figure', add: 'Name a figure from the brand’s facts.', drop: 'Say it without figures.' },
  quote: {
    having: 'a quotation',
    add: 'Quote somebody, with a source.',
    drop: 'Say it in your own words instead of a quotation.',
  },
  emoji: { having: 'an emoji', add: 'Add one emoji that fits.', drop: 'Leave the emoji out.' },
  capitals: { having: 'a word in capitals', drop: 'Write no word in capitals.' },
  length: { having: 'a long text', add: 'Say more: longer texts do better here.', drop: 'Make it shorter.' },
  very_short: {
    having: 'fewer than 50 characters',
    add: 'Cut it to one short line.',
    drop: 'Say a little more than one short line.',
  },
  several_lines: { having: 'several lines', add: 'Break it into short lines.', drop: 'Keep it in one paragraph.' },
  address_reader: {
    having: 'the reader addressed as “you”',
    add: 'Speak to the reader as “you”.',
    drop: 'Speak about the thing, not to “you”.',
  },
  call_to_action: { having: 'a call to do something', add: 'End with one thing to do.', drop: 'Leave the call to action out.' },
};
