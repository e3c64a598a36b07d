import type { KindPhrases } from './phrase-bank.ts';

/** Something that people have to know: a change, a closure, a reminder, an apology. Never jolly. */
export const notice: KindPhrases = {
  news: {
    plain: [
      'Please note: {s}.',
      'Good to know: {s}.',
      'An update on {s}.',
      'Here is what you need to know about {s}.',
      'A short update about {s}.',
      'For your planning: {s}.',
      'Something to keep in mind: {s}.',
      'We want to keep you posted on {s}.',
      'Heads-up: {s}.',
      'News about {s}.',
      'Before you make plans: a word about {s}.',
      'An announcement about {s}.',
    ],
    formal: ['We would like to inform you about {s}.', 'Please be informed about {s}.', 'For your information: {s}.'],
  },
  ask: {
    plain: ['Does {s} affect you?', 'Have you heard about {s}?', 'Wondering about {s}?', 'Questions about {s}?'],
  },
  close: {
    plain: [
      'Please plan ahead.',
      'Please share this with anyone who needs to know.',
      'Questions? We are here to help.',
      'Thank you for your understanding.',
      'We will keep you posted.',
      'Let us know if anything is unclear.',
      'Please pass it on.',
      'We are happy to help if you have questions.',
      'Thank you for bearing with us.',
      'Ask us if you are unsure.',
      'Tell your neighbours, friends and colleagues.',
      'We appreciate your patience.',
      'Thanks for taking this into account.',
      'If in doubt, get in touch.',
      'Save this post for later.',
      'Better to know in advance.',
    ],
    formal: ['We appreciate your understanding.', 'Please contact us with any questions.', 'We will continue to inform you.'],
  },
  tip: {
    plain: ['save this post so that you have it at hand.', 'share this with someone it concerns.', 'check before you set out.'],
  },
  card: { plain: ['Good to know: {s}', 'Update: {s}', 'Please note: {s}', '{S}: what to know'] },
};

/** Saying sorry. */
export const apology: KindPhrases = {
  news: {
    plain: [
      'We are sorry about {s}.',
      'Our apologies for {s}.',
      'We apologise for {s}.',
      'About {s}: we are sorry.',
      'We owe you an apology for {s}.',
      'We want to say sorry for {s}.',
      'Let us be plain about {s}: we are sorry.',
      'Sorry for {s}.',
    ],
    formal: ['We sincerely apologise for {s}.', 'Please accept our apologies for {s}.', 'We regret {s}.'],
  },
  ask: {
    plain: [
      'Did {s} affect you?',
      'Is there anything that we can still do for you?',
      'Do you have questions about {s}?',
      'Is something still not right?',
    ],
  },
  close: {
    plain: [
      'Thank you for your patience.',
      'Tell us if we can still help.',
      'We know that this was not good enough.',
      'Please get in touch if you need us.',
      'Thank you for bearing with us.',
      'We appreciate your understanding.',
      'We are here if you have questions.',
      'You deserve better from us.',
    ],
  },
  tip: { plain: ['get in touch if something is still not right.', 'let us know how it affected you.'] },
  card: { plain: ['We are sorry', 'Our apologies', 'We apologise for {s}', 'About {s}'] },
};

/** Explaining, teaching, raising awareness. */
export const explain: KindPhrases = {
  news: {
    plain: [
      "Let's talk about {s}.",
      'A few words about {s}.',
      'Here is what to know about {s}.',
      '{S}, explained.',
      'Worth a moment of your time: {s}.',
      'A closer look at {s}.',
      '{S} in plain words.',
      'What we would like everyone to know about {s}:',
      'It is time to talk about {s}.',
    ],
    casual: ['Crash course: {s}.', 'Everything you wanted to ask about {s}, minus the jargon.', '{S}, but make it simple.'],
    formal: ['We would like to draw your attention to {s}.', 'A brief introduction to {s}.', 'An overview of {s}.'],
  },
  ask: {
    plain: [
      'What do you know about {s}?',
      'What would you like to know about {s}?',
      'Ever wondered about {s}?',
      'How do you deal with {s}?',
      'When did you last think about {s}?',
      'Got a question about {s}?',
    ],
    formal: ['What questions do you have about {s}?'],
  },
  close: {
    plain: [
      'Ask us anything.',
      'Save this for later.',
      'Share it with someone who should know.',
      'What would you add?',
      'Tell us what you would like to know next.',
      'Let us know what you think.',
      'Keep it in mind.',
      'Pass it on, it may help someone.',
    ],
    formal: ['We are happy to answer your questions.', 'We welcome your questions and experiences.'],
  },
  tip: {
    plain: ['save this post for the moment you need it.', 'ask us when in doubt about {s}.', 'share what you know about {s}.'],
  },
  card: {
    plain: ['{S}, explained', 'What to know about {s}', "Let's talk about {s}", '{S} in plain words', 'A closer look at {s}'],
  },
};

/** Something to read, watch or hear: an address, a report, an episode. */
export const release: KindPhrases = {
  news: {
    plain: [
      '{S} {is} out.',
      'Now out: {s}.',
      'Here {is} {s}.',
      'New: {s}.',
      'Take a moment for {s}.',
      'Ready when you are: {s}.',
      '{S} {is} here.',
      'Just published: {s}.',
      'Worth your time: {s}.',
    ],
    casual: ['Fresh off the press: {s}.', 'Queue it up: {s}.'],
    formal: ['We are pleased to share {s}.', '{brand} presents {s}.', 'We invite you to take note of {s}.'],
  },
  ask: {
    plain: [
      'Have you seen {s} yet?',
      'What would you like to hear about?',
      'Where do you stand on this?',
      'What matters most to you here?',
      'Which part speaks to you most?',
    ],
    formal: ['What is your view?'],
  },
  close: {
    plain: [
      'Tell us what stands out for you.',
      'Let us know what you think.',
      'Share it with someone who cares about this.',
      'Which part should we come back to?',
      'Have your say.',
      'We are curious what you think.',
      'Pass it on.',
    ],
    formal: ['We look forward to the conversation.', 'Your views are welcome.'],
  },
  tip: { plain: ['save {s} for a quiet moment.', 'share {s} with someone who should see {them}.', 'take your time for {s}.'] },
  card: { plain: ['{S}', 'Now out: {s}', '{S} {is} out', 'Take a moment for {s}'] },
};

/** Something that readers are to do for their own or the common good. `{r}` is what: "get your flu shot". */
export const request: KindPhrases = {
  news: {
    plain: [
      'A friendly reminder: {r}.',
      'It is time to {r}.',
      'Please remember to {r}.',
      'A good moment to {r}.',
      'Our request to you: {r}.',
    ],
    casual: ['Your gentle nudge: {r}.', 'Note to all of us: {r}.', 'Go on, {r}.'],
    formal: ['We kindly ask you to {r}.', 'May we remind you to {r}?', 'We would like to remind you to {r}.'],
  },
  ask: {
    plain: [
      'Have you thought about {s} yet?',
      'What would help you to {r}?',
      'Is it on your list to {r}?',
      'Who could you remind?',
      'Questions about {s}?',
      'Ready to {r}?',
    ],
  },
  close: {
    plain: [
      'Please pass it on.',
      'Remind someone you care about.',
      'Questions? We are here to help.',
      'Take a moment for it.',
      'Ask us if you are unsure.',
      'Tell someone who keeps forgetting.',
      'Make it a habit.',
      'Thank you for doing your part.',
      'Share this with someone who should know.',
      'Put it on your list.',
    ],
    formal: ['Thank you for your cooperation.', 'We are happy to answer your questions.', 'We appreciate your help.'],
  },
  tip: {
    plain: [
      'put it in your calendar.',
      'do it together with someone.',
      'tell someone that you are going to do it.',
      'start today, not some day.',
    ],
  },
  card: { plain: ['Time to {r}', 'A friendly reminder', '{R}', 'Remember to {r}'] },
};

/** Asking for help: money, time, a signature, a vote. */
export const appeal: KindPhrases = {
  news: {
    plain: [
      'You can help with {s}.',
      'We need you for {s}.',
      '{S} {needs} your support.',
      'Together for {s}.',
      'Stand with us for {s}.',
      'Help us with {s}.',
      'This is about {s}, and you can make a difference.',
      'Every bit helps: {s}.',
      'Count yourself in for {s}.',
    ],
    casual: ['Many hands, light work: join in for {s}.', 'Roll up your sleeves for {s}.'],
    formal: ['We ask for your support for {s}.', 'We invite you to support {s}.', 'Your support for {s} matters.'],
  },
  ask: {
    plain: [
      'Will you help?',
      'Can we count on you for {s}?',
      'Would you lend a hand?',
      'Who would you bring along?',
      'What would you do for {s}?',
      'Do you have some time to give?',
    ],
    formal: ['May we count on your support?'],
  },
  close: {
    plain: [
      'Join in and bring someone along.',
      'Every bit counts.',
      'Please share this.',
      'Be part of it.',
      'Your help matters.',
      'Lend a hand, or pass this on to someone who can.',
      'Together we get further.',
      'Thank you for caring.',
    ],
    casual: ['Sleeves up, see you there.', 'Bring a friend. Bring all your friends.'],
    formal: ['We are grateful for your support.', 'Thank you for your contribution.'],
  },
  tip: { plain: ['ask a friend to join you.', 'start small, but start.', 'share this with someone who wants to help.'] },
  card: { plain: ['Together for {s}', 'You can help', 'Be part of {s}', 'Count yourself in: {s}', 'Lend a hand'] },
};
