import { promote } from './promoting.ts';
import { explain } from './informing.ts';
import type { KindPhrases, PhraseBank } from './phrase-bank.ts';

/** The post is a question to readers, which the brief words. */
export const question: KindPhrases = {
  news: { plain: ['Let us talk about {s}.'] },
  ask: { plain: ['What is your answer?', 'What do you say?'] },
  close: {
    plain: [
      'Tell us in a reply.',
      'We would love to hear it.',
      'We read every answer.',
      'Let us know below.',
      'We are curious.',
      'There is no wrong answer.',
      'Your answer, please.',
    ],
    casual: ['Go on, we are all ears.', 'Strong opinions welcome.'],
    formal: ['We look forward to your answers.', 'We are interested in your view.'],
  },
  tip: { plain: ['ask the person next to you, too.', 'compare notes with a friend.'] },
  card: { plain: ['A question for you', 'Tell us', 'We would love to know'] },
};

/** Something is coming, and it is not to be said what. */
export const teaser: KindPhrases = {
  news: {
    plain: [
      'Something new is on its way.',
      'There is something coming, and we are not saying what.',
      'We have a small secret.',
      'Soon there will be something new to tell.',
      'We know something that you do not know yet.',
      'Something is about to happen at {brand}.',
      'More soon. For now, our lips are sealed.',
      'Not yet. But soon.',
    ],
    casual: ['We are very bad at keeping secrets, so this is hard.', 'Our lips are sealed. Just about.'],
    formal: ['{brand} will have news to share soon.', 'We look forward to telling you more soon.'],
  },
  ask: {
    plain: ['Any guesses?', 'What do you think it is?', 'Can you keep a secret?', 'What would you like it to be?', 'Curious?'],
  },
  close: {
    plain: [
      'Stay tuned.',
      'More soon.',
      'Watch this space.',
      'We will tell you as soon as we can.',
      'Guesses are welcome.',
      'You will hear it from us first.',
      'Keep an eye on this page.',
    ],
    formal: ['We will keep you informed.'],
  },
  tip: { plain: ['keep an eye on this page.', 'leave your guess in a reply.'] },
  card: { plain: ['Something new is coming', 'Any guesses?', 'More soon', 'Stay tuned', 'Watch this space'] },
};

/** Something to be careful about. */
export const warning: KindPhrases = {
  news: {
    plain: [
      'Watch out for {s}.',
      'Please be careful with {s}.',
      'Be alert to {s}.',
      'A word of caution about {s}.',
      'Let us talk about {s}, so that you are prepared.',
      'Stay alert: {s}.',
      'A reminder about {s}: take a moment before you act.',
    ],
    formal: ['We ask you to be alert to {s}.', 'We would like to draw your attention to {s}.'],
  },
  ask: {
    plain: ['Have you come across {s}?', 'Would you recognise {s}?', 'Who should know about {s}?', 'Not sure about something?'],
  },
  close: {
    plain: [
      'If in doubt, ask us.',
      'Take your time, and check first.',
      'Share this with someone who should know.',
      'Better safe than sorry.',
      'Please pass it on.',
      'Not sure? Get in touch with us first.',
    ],
    formal: ['Please contact us if you are in doubt.', 'We are here to help.'],
  },
  tip: {
    plain: ['when in doubt, check with us first.', 'take your time before you act.', 'tell someone who should know about {s}.'],
  },
  card: { plain: ['Watch out for {s}', 'Be alert: {s}', 'Be careful with {s}'] },
};

/** Thanks with a reason: "our regulars for a great year". */
export const thanksFor: PhraseBank = {
  plain: [
    'Thank you to {s}.',
    'A big thank you to {s}.',
    'We want to say thank you to {s}.',
    'Thanks go out to {s}.',
    'Our thanks today go to {s}.',
    'From all of us: thank you to {s}.',
    'With a smile: thank you to {s}.',
  ],
  formal: ['We would like to express our thanks to {s}.', 'Our sincere thanks go to {s}.', 'We are grateful to {s}.'],
};

/** Tips by name: "brewing tips at home". */
export const tips: KindPhrases = {
  ...explain,
  news: {
    plain: [
      'Time for {s}.',
      'Something to try: {s}.',
      'Worth keeping: {s}.',
      'From our team to you: {s}.',
      'Let us share {s}.',
      'For your notes: {s}.',
      'Made to be tried: {s}.',
      'Put to good use: {s}.',
    ],
    formal: ['We are glad to share {s}.'],
  },
  ask: { plain: ['What is your own best advice?', 'Which one do you do already?', 'What would you add?', 'Looking for {s}?'] },
  tip: { plain: ['try a single thing at a time.', 'save this post for the moment you need it.'] },
  card: { plain: ['{S}', 'Worth trying: {s}', 'Time for {s}', 'To try: {s}'] },
};

/** People and stories behind what is sold. */
export const portrait: KindPhrases = {
  ...promote,
  news: {
    plain: [
      'A word about {s}.',
      'Time to talk about {s}.',
      'In the spotlight: {s}.',
      'Today it is all about {s}.',
      'We would love to tell you about {s}.',
      'Let us introduce you to {s}.',
      'Behind the scenes: {s}.',
      'Worth knowing about: {s}.',
    ],
    formal: ['We would like to tell you more about {s}.', 'We are glad to introduce you to {s}.'],
  },
  ask: { plain: ['What would you like to know about {s}?', 'What would you ask {s}?', 'Did you know about {s}?'] },
  close: {
    plain: [
      'Ask us anything about {them}.',
      'Tell us what you would like to know.',
      'We are happy to tell you more.',
      'Let us know what you think.',
      'Questions? Ask away.',
    ],
    formal: ['We are happy to answer your questions.'],
  },
  tip: { plain: ['ask us about {s}.'] },
  card: { plain: ['{S}', 'In the spotlight: {s}', 'About {s}', 'A word about {s}', 'Behind the scenes: {s}'] },
};

/** A matter that comes as a clause: "how to save for a first home". What needs a noun is left out. */
export const explainClause: KindPhrases = {
  ...explain,
  ask: { ...explain.ask, plain: ['Ever wondered {s}?', 'Did you ever ask yourself {s}?', 'Would you like to know {s}?'] },
  tip: { plain: ['save this post for the moment you need it.'] },
  card: { plain: ['{S}', '{S}, explained', '{S}, in plain words'] },
};
