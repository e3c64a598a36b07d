import type { KindPhrases } from './phrase-bank.ts';

/** Something that exists and deserves attention. */
export const promote: KindPhrases = {
  news: {
    plain: [
      'A word about {s}.',
      'Time to talk about {s}.',
      'Have a look at {s}.',
      'Put {s} on your list.',
      'We would love to tell you about {s}.',
      'In the spotlight: {s}.',
      'Today it is all about {s}.',
      'Let us introduce you to {s}.',
      'Here {is} {s}.',
    ],
    casual: ['Can we talk about {s} for a moment?', 'We are a little bit in love with {s}.'],
    formal: ['We would like to draw your attention to {s}.', 'We are glad to tell you more about {s}.', '{brand} presents {s}.'],
  },
  ask: {
    plain: [
      'Have you discovered {s} yet?',
      'What would you like to know about {s}?',
      'Is {s} on your list?',
      'Who would love {s}?',
      'Tried {s} yet?',
      'When is a good moment for {s}?',
    ],
    casual: ['Who else is excited about {s}?', 'Tempted by {s}?'],
    formal: ['What would {s} mean for you?', 'Are you familiar with {s}?'],
  },
  close: {
    plain: [
      'See for yourself.',
      'Let us know what you think.',
      'Ask us anything about {them}.',
      'Tell us what you would like to know.',
      'Share this with someone who would like {them}.',
      'Come and find out.',
      'Keep {them} in mind.',
      'We are happy to tell you more.',
    ],
    casual: ['Go on, treat yourself.', 'Tag someone who would get it.'],
    formal: [
      'We are happy to answer your questions.',
      'We look forward to hearing from you.',
      'Do get in touch for more information.',
    ],
  },
  tip: { plain: ['put {s} on your list.', 'make some time for {s}.', 'ask us about {s}.', 'share {s} with someone you like.'] },
  card: { plain: ['{S}', 'In the spotlight: {s}', 'Time for {s}', 'Have a look at {s}'] },
};

/** A price advantage that the brief itself gives. */
export const offer: KindPhrases = {
  news: {
    plain: [
      'Good news: {s}.',
      'For you: {s}.',
      'Now on: {s}.',
      'Here {is} {s}.',
      'A good moment to drop by: {s}.',
      'Have you seen {s}?',
      '{S} {is} on.',
      'Take your pick: {s}.',
    ],
    casual: ['Treat yourself: {s}.', 'Sweet: {s}.'],
    formal: ['We are pleased to offer you {s}.', '{brand} offers {s}.'],
  },
  ask: {
    plain: [
      'What is on your list?',
      'What would you pick?',
      'Been waiting for a good moment?',
      'Who would you treat?',
      'Have you made your choice?',
    ],
  },
  close: {
    plain: [
      'Take your pick.',
      'Have a look while it lasts.',
      'Tell a friend.',
      'Questions? Just ask.',
      'See what is in it for you.',
      'Enjoy.',
      'Share it with someone who has been waiting for this.',
    ],
    casual: ['Ready, set, go.', 'You are welcome.'],
    formal: ['We are happy to advise you.', 'Do get in touch with any questions.'],
  },
  tip: { plain: ['make your list before you look.', 'tell the friend who always asks.', 'have a look at {s}.'] },
  card: { plain: ['{S}', 'Now on: {s}', 'For you: {s}', 'Good news: {s}'] },
};

/** No subject to be found: the brand says hello, and nothing it was not given. */
export const hello: KindPhrases = {
  news: {
    plain: [
      'Hello from {brand}.',
      'A warm hello from all of us at {brand}.',
      'This is {brand}, saying hello.',
      'A small hello from our team.',
      'Greetings from {brand}.',
      'Just dropping by to say hello.',
      'We are here, and glad that you are too.',
      '{brand} here.',
    ],
    casual: ['Hi there, {brand} here.', 'Waving at you from {brand}.'],
    formal: ['A greeting from everyone at {brand}.', '{brand} wishes you a good day.'],
  },
  ask: {
    plain: [
      'What would you like to hear from us?',
      'How are you?',
      'What can we do for you?',
      'What is on your mind?',
      'What should we talk about next?',
      'What made you smile lately?',
    ],
  },
  close: {
    plain: [
      'Tell us what you would like to see here.',
      'We are listening.',
      'Questions are always welcome.',
      'Good to have you here.',
      'Talk to us.',
      'Let us know what you are curious about.',
      'Stay in touch.',
      'Thank you for following along.',
    ],
    formal: ['We are glad to hear from you.', 'Your questions are welcome.'],
  },
  tip: { plain: ['ask us something.', 'say hello back.', 'tell us what you want to read here.'] },
  card: { plain: ['Hello from {brand}', 'Good to see you', '{brand} says hello', 'What would you like to hear?'] },
};
