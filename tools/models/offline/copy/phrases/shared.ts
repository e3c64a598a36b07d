import type { PhraseBank } from './phrase-bank.ts';

/** First lines that whet the appetite without saying what it is. */
export const hooks: PhraseBank = {
  plain: [
    'A little news from us.',
    'Some news worth sharing.',
    'You heard it here.',
    'Something for your list.',
    'News, in a nutshell.',
    'We have been looking forward to telling you this.',
    'A moment of your attention, please.',
    'Here is one for you.',
    'We have something to tell you.',
  ],
  casual: [
    'Okay, this one makes us smile.',
    'We can’t keep this to ourselves.',
    'Friendly heads-up.',
    'Yes, we are a bit excited.',
  ],
  formal: [
    'An update from {brand}.',
    'We are glad to share some news.',
    'A short announcement from our team.',
    'News from {brand}.',
    'An announcement.',
  ],
};

/** First lines where a joke would hurt. */
export const soberHooks: PhraseBank = {
  plain: [
    'An update from {brand}.',
    'A message from our team.',
    'Something we want you to know.',
    'A moment of your attention, please.',
    'This matters to us.',
    'In brief.',
    'A word from {brand}.',
  ],
};

/** A note in the first person plural, before the news. */
export const notes: PhraseBank = {
  plain: ['A note from the team at {brand}:', 'From our team to you:', 'Straight from the people at {brand}:'],
  formal: ['From the team at {brand}:', 'A note from our organisation:'],
};

/** Before a list. */
export const listLeads: PhraseBank = {
  plain: [
    'What to know:',
    'In short:',
    'The details:',
    'The essentials:',
    'At a glance:',
    'Worth knowing:',
    'Good to know:',
    'Here is what matters:',
    'For your notes:',
  ],
  casual: ['The good bits:', 'Cheat sheet:'],
  formal: ['The key points:', 'The main points:'],
};

/** News and detail set against each other: a short and a long way to say it. */
export const playfulContrasts: readonly (readonly [string, string])[] = [
  ['In a hurry?', 'Got a minute?'],
  ['For the skimmers:', 'For the readers:'],
  ['The headline:', 'The small print, in large letters:'],
  ['What we say out loud:', 'What we whisper:'],
  ['Before the coffee:', 'After the coffee:'],
  ['On the cover:', 'Inside:'],
];

/** The same for every voice. */
export const contrasts: readonly (readonly [string, string])[] = [
  ['In brief:', 'In detail:'],
  ['The short version:', 'The longer version:'],
  ['The headline:', 'The background:'],
  ['What is new:', 'What to know:'],
];

/** After a list of single words: what they add up to. */
export const sums: PhraseBank = {
  plain: [
    'That {is} {s}.',
    'Sounds like {s} to us.',
    'It all comes together in {s}.',
    'You guessed it: {s}.',
    'That, in a few words, {is} {s}.',
  ],
  casual: ['Yep, that {is} {s}.', 'Need we say more? {S}.'],
  formal: ['Together they make {s}.'],
};

/** After a fact that came first: what it is about. */
export const reveals: PhraseBank = {
  plain: [
    'That is what {s} {is} about.',
    'You have just met {s}.',
    'All of that in {s}.',
    'Yes, we are talking about {s}.',
    'And that is {s} for you.',
    'Now you know {s} a little better.',
  ],
  casual: ['And yes, this is about {s}.'],
  formal: ['This is what {s} {stands} for.'],
};

/** Asked for by name ("mention free delivery"), with nothing known about it but its name. */
export const extras: PhraseBank = {
  plain: [
    'Worth a mention too: {x}.',
    'Also worth knowing: {x}.',
    'And do not forget: {x}.',
    'And of course: {x}.',
    'Let us not forget {x}.',
  ],
  casual: ['And yes: {x}.', 'P.S. {X}.'],
  formal: ['We would also like to mention {x}.'],
};

/** Questions that fit under anything. */
export const openQuestions: PhraseBank = {
  plain: [
    'What do you think?',
    'What is your take?',
    'How do you see it?',
    'What would you add?',
    'What do you want to know more about?',
  ],
  casual: ['Thoughts?'],
  formal: ['How do you see this?', 'What is your experience?'],
};

/** To come and see, for what is not itself an invitation. */
export const invitations: PhraseBank = {
  plain: [
    'Come and meet {s}.',
    'You are invited to discover {s}.',
    'Make some time for {s}.',
    'Let us show you {s}.',
    'Consider this your invitation to {s}.',
  ],
  formal: ['We invite you to discover {s}.', 'We would be glad to show you {s}.'],
};

/** A date that the brief gives, said by what happens then. */
export const dates = {
  event: ['{It} {takes} place {when}.', 'The date: {day}.', 'Keep {day} free.'],
  opening: ['Doors open {when}.', 'The date: {day}.', 'You are welcome {when}.'],
  other: ['Mark the date: {day}.', 'The date: {day}.', 'For your calendar: {day}.'],
  /** Without a day in it: "In June.", "From 10 December." */
  loose: ['{When}.'],
} as const;
