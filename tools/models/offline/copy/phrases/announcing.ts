import type { KindPhrases } from './phrase-bank.ts';

/** A product, service or collection that is new. */
export const launch: KindPhrases = {
  news: {
    plain: [
      '{S} {is} here.',
      'Meet {s}.',
      'Say hello to {s}.',
      'New from {brand}: {s}.',
      'Introducing {s}.',
      'Please welcome {s}.',
      'We have something new to share: {s}.',
      'It is official: {s} {is} here.',
      'The latest from {brand}: {s}.',
      'We would like you to meet {s}.',
      'There is something new at {brand}: {s}.',
      'Here {is} {s}.',
    ],
    casual: [
      'Look who is here: {s}.',
      'Drum roll, please: {s}.',
      'Say hi to {s}.',
      'Make some room for {s}.',
      'Yes, {s} {is} here.',
      'Everyone, this is {s}.',
    ],
    formal: [
      'We are pleased to introduce {s}.',
      'We are proud to present {s}.',
      '{brand} introduces {s}.',
      'It is our pleasure to present {s}.',
      'We are glad to share {s} with you.',
      '{brand} presents {s}.',
    ],
  },
  ask: {
    plain: [
      'Have you met {s} yet?',
      'Ready for {s}?',
      'Curious about {s}?',
      'Looking for something new?',
      'Who would you share {s} with?',
      'What would you like to know about {s}?',
      'Have you heard about {s}?',
      'Is {s} something for you?',
      'What is your first thought about {s}?',
    ],
    casual: [
      'Who is ready for {s}?',
      'Guess what we are talking about all day?',
      'Got room for something new?',
      'Who is going first with {s}?',
      'Want to know what all the fuss is about?',
      'Tempted by {s}?',
    ],
    formal: ['What would {s} mean for you?', 'Are you interested in {s}?'],
  },
  close: {
    plain: [
      'Take a look and tell us what you think.',
      'We would love to hear what you think.',
      'Tell us what you make of {them}.',
      'Give {them} a try and let us know.',
      'Questions? Ask away.',
      'Your verdict, please.',
      'See what you think.',
      'Come and find out.',
      'Let us know what you would like to hear about {them}.',
      'Have a look and judge for yourself.',
      'Over to you.',
    ],
    casual: [
      'Go on, you know you want to.',
      'Tag the person who needs to see this.',
      'First impressions go in the comments.',
      'Be honest: are you tempted?',
      'Your move.',
      'Go on, have a little look.',
      'Spread the word, or keep {them} to yourself.',
    ],
    formal: [
      'We look forward to your thoughts.',
      'We are happy to answer your questions.',
      'We invite you to take a look.',
      'Your feedback is welcome.',
      'Do get in touch if you would like to know more.',
    ],
  },
  tip: {
    plain: ['put {s} on your list.', 'start with {s}.', 'make time for {s}.', 'bring someone along to discover {s}.'],
    casual: ['do not sleep on {s}.', 'pretend you knew about {s} before everyone else.'],
    formal: ['take a moment to discover {s}.'],
  },
  card: { plain: ['Meet {s}', '{S} {is} here', 'New: {s}', 'Say hello to {s}', 'Introducing {s}', 'Hello, {n}'] },
};

/** A place, an exhibition or a season that opens. */
export const opening: KindPhrases = {
  news: {
    plain: [
      '{S} {opens} {when}.',
      '{S} {is} opening.',
      'We are opening {s}.',
      'Doors open: {s}.',
      'Here comes {s}.',
      'Come and see {s}.',
      'Make way for {s}.',
      '{S} {opens} soon, and you are welcome.',
      'The doors of {s} are about to open.',
    ],
    casual: ['Look what is opening: {s}.'],
    formal: ['We are pleased to announce the opening of {s}.', '{brand} opens {s}.', 'We are glad to welcome you to {s}.'],
  },
  ask: {
    plain: [
      'Have you planned your visit to {s}?',
      'Who are you bringing to {s}?',
      'Ready to see {s}?',
      'Will we see you at {s}?',
      'What would you like to see first?',
      'Feel like discovering somewhere new?',
    ],
    casual: ['Who is coming to say hi?', 'Who is first through the door?', 'Fancy a look inside?'],
    formal: ['May we welcome you to {s}?', 'Will you join us at the opening?'],
  },
  close: {
    plain: [
      'Come and see for yourself.',
      'We would love to show you around.',
      'See you there.',
      'You are welcome.',
      'Drop in and say hello.',
      'Bring a friend.',
      'We look forward to meeting you.',
      'Walk in, look around, stay a while.',
    ],
    casual: ['Pop in and say hi.', 'Be our guest.', 'Bring your curiosity, we bring the rest.'],
    formal: [
      'We look forward to welcoming you.',
      'You are cordially invited.',
      'We are happy to answer any questions about your visit.',
    ],
  },
  tip: {
    plain: [
      'plan your visit to {s} now.',
      'bring someone who loves a good discovery.',
      'put {s} on your map.',
      'take your time for {s}.',
    ],
  },
  card: { plain: ['Now opening: {s}', 'Welcome to {s}', '{S} {opens} {when}', 'Come and see {s}', 'Doors open: {s}'] },
};

/** Something to be at: a run, a concert, a webinar. */
export const event: KindPhrases = {
  news: {
    plain: [
      'Join us for {s} {when}.',
      '{S} {is} coming up {when}.',
      'Save the date: {s}, {day}.',
      'You are invited to {s}.',
      '{day}: {s}.',
      'Mark your calendar for {s}.',
      'Come along to {s}.',
      'We are getting ready for {s}.',
      '{S} {is} coming up.',
      'Next on the calendar: {s}.',
      'Here comes {s}.',
    ],
    casual: [
      'Clear your diary, {s} {is} coming.',
      'Plans {when}? You have some now: {s}.',
      'Get ready for {s}.',
      'Say yes to {s}.',
      'This is your sign to come to {s}.',
    ],
    formal: [
      'We are pleased to invite you to {s}.',
      'We have the pleasure of inviting you to {s} {when}.',
      '{brand} invites you to {s}.',
      'We look forward to hosting {s} {when}.',
    ],
  },
  ask: {
    plain: [
      'Will we see you at {s}?',
      'Are you joining us for {s}?',
      'Do you have plans {when}?',
      'Who are you bringing to {s}?',
      'Have you saved the date for {s}?',
      'Where will you be {when}?',
    ],
    casual: ['Who is coming?', 'Are you in?', 'Who is dragging a friend along to {s}?', 'Fancy {s}?'],
    formal: ['May we count on your presence at {s}?', 'Will you be joining us?'],
  },
  close: {
    plain: [
      'See you there.',
      'Save the date and bring a friend.',
      'We would love to see you there.',
      'Put it in your calendar.',
      'Let us know if you are coming.',
      'Bring someone who would enjoy it.',
      'We are counting on you.',
      'Come as you are.',
      'There is a place for you.',
      'Hope to see you there.',
    ],
    casual: [
      'Tag your plus-ones.',
      'First the calendar, then the countdown.',
      'Say yes. You can thank us later.',
      'Bring a friend, or make some there.',
    ],
    formal: [
      'We look forward to welcoming you.',
      'We hope to see you there.',
      'Do let us know whether you can attend.',
      'We would be honoured by your presence.',
    ],
  },
  tip: {
    plain: ['put {s} in your calendar now.', 'bring a friend to {s}.', 'save the date: {day}.', 'keep {day} free.'],
  },
  card: { plain: ['{S}, {day}', 'Join us for {s}', 'Save the date: {day}', 'See you at {s}', 'You are invited: {s}'] },
};
