import type { KindPhrases } from './phrase-bank.ts';

/** Vacancies. The subject is the role or roles. */
export const hiring: KindPhrases = {
  news: {
    plain: [
      'We are hiring {s}.',
      'We are looking for {s}.',
      'Join our team: we are looking for {s}.',
      '{brand} is hiring {s}.',
      'There is room on our team for {s}.',
      'Open at {brand}: {roles}.',
      'Now hiring: {roles}.',
      'Could you be the new face on our team? We are looking for {s}.',
      'We would like to meet {s}.',
      'We have a seat free for {s}.',
      'Some news for job seekers: we are hiring {s}.',
      'On our wish list: {roles}.',
    ],
    casual: ['Wanted: {roles}.', 'Your next colleagues are waving: we are hiring {s}.'],
    formal: ['{brand} is seeking {s} to join the team.', 'We invite applications: we are hiring {s}.', 'We are recruiting {s}.'],
  },
  ask: {
    plain: [
      'Ready for your next step?',
      'Looking for a new team?',
      'Could this be you?',
      'Know someone who would fit right in?',
      'Who comes to mind when you read this?',
      'What would make a job right for you?',
    ],
    casual: ['New job, anyone?', 'Is this the sign you were waiting for?'],
    formal: ['Are you considering your next step?', 'Would you, or someone you know, like to join us?'],
  },
  close: {
    plain: [
      'Apply, or send this to someone who should.',
      'Tell us about yourself.',
      'Know the right person? Pass it on.',
      'We would love to hear from you.',
      'Say hello, and let us talk.',
      'Curious? Get in touch.',
      'Tag someone who would be great at this.',
      'Questions about the job? Ask us.',
      'Share this with your network.',
      'We read every message.',
      'A good match starts with hello.',
    ],
    casual: ['Your future colleagues say hi.', 'Tell us why it is you.'],
    formal: [
      'We look forward to your application.',
      'We welcome your application and your questions.',
      'Please share this with anyone who may be interested.',
    ],
  },
  tip: {
    plain: [
      'send this to the person you just thought of.',
      'do not wait for the perfect moment to apply.',
      'ask us anything before you apply.',
    ],
  },
  card: { plain: ['We are hiring {s}', 'Join our team', 'Now hiring: {roles}', 'Wanted: {roles}', 'Come work with us'] },
};

/** Thanks to people. The subject is who is thanked. */
export const thanks: KindPhrases = {
  news: {
    plain: [
      'Thank you to {s}.',
      'A big thank you to {s}.',
      'This one is for {s}: thank you.',
      'To {s}: thank you.',
      'We want to say thank you to {s}.',
      'Thanks go out to {s}.',
      'Applause for {s}, please.',
      'A bow to {s}.',
      'Credit where it is due: to {s}.',
      'Some people deserve the spotlight: {s}.',
      'Our thanks today: to {s}.',
      'We are thankful for {s}.',
      'Here is to {s}.',
    ],
    casual: ['High five to {s}.', 'Hats off to {s}.', 'Round of applause for {s}.', 'Consider this a group hug for {s}.'],
    formal: ['We would like to express our thanks to {s}.', 'Our sincere thanks go to {s}.', 'We are grateful to {s}.'],
  },
  ask: {
    plain: [
      'Who would you like to thank?',
      'Is there someone you would add to this thank-you?',
      'Do you know someone who deserves this thank-you?',
      'Will you join us in saying thank you?',
      'Do you know who deserves a big hand?',
    ],
  },
  close: {
    plain: [
      'We could not be more grateful.',
      'You know who you are.',
      'It means a lot to us.',
      'From all of us: thank you.',
      'Please pass it on to everyone who helped.',
      'Take a bow.',
      'We are glad to have you.',
      'Words fall a little short.',
      'We will not forget it.',
      'This is what together looks like.',
      'You have made us proud.',
      'Here is to you.',
    ],
    casual: ['You are the best, and you know it.', 'We owe you.', 'Seriously: thanks.'],
    formal: ['With our sincere appreciation.', 'We value it greatly.'],
  },
  tip: { plain: ['tell someone today that you are grateful.', 'tag the person who deserves this.', 'pass this thank-you on.'] },
  card: { plain: ['Thank you, {n}', 'Thank you', 'A big thank you to {s}', 'This one is for {s}'] },
};

/** Jubilees, awards, figures reached. */
export const milestone: KindPhrases = {
  news: {
    plain: [
      'We are celebrating {s}.',
      'Time to celebrate: {s}.',
      'Here is to {s}.',
      'Join us in celebrating {s}.',
      'A reason to celebrate: {s}.',
      'Today we pause for a moment and celebrate {s}.',
      'Worth celebrating: {s}.',
      'Some news deserves a toast: {s}.',
      'We are smiling from ear to ear: {s}.',
      'A moment to be proud of: {s}.',
      'Sound the bells for {s}.',
    ],
    casual: ['Cake time: we are celebrating {s}.', 'Confetti, please: {s}.', 'Happy dance for {s}.'],
    formal: ['We are proud to mark {s}.', '{brand} marks {s}.', 'It is with pride that we mark {s}.'],
  },
  ask: {
    plain: [
      'Will you celebrate with us?',
      'What is your favourite memory with us?',
      'Were you part of this?',
      'How would you celebrate?',
      'Which moment stands out for you?',
    ],
    casual: ['Who is bringing the cake?', 'Got a favourite moment?'],
  },
  close: {
    plain: [
      'Thank you for being part of it.',
      'Share your memories with us.',
      'Celebrate with us.',
      'We are grateful to everyone who made it happen.',
      'Here is to what comes next.',
      'You made this possible.',
    ],
    casual: ['Save us a slice.', 'Group photo, everyone.'],
    formal: ['We thank everyone who has been part of it.', 'We look forward to what comes next.'],
  },
  tip: { plain: ['raise a glass to {s}.', 'share the moment that you remember best.', 'celebrate the people around you.'] },
  card: { plain: ['Celebrating {s}', 'Here is to {s}', 'Time to celebrate', 'Thank you for being part of it'] },
};

/** A wish for a season or a day. */
export const greeting: KindPhrases = {
  news: {
    plain: [
      'From all of us at {brand}: {n}.',
      '{N} from all of us.',
      'We wish you {s}.',
      '{N}, everyone.',
      'To all of you: {n}.',
      'A warm wish from our team: {n}.',
      'All of us at {brand} wish you {s}.',
    ],
    casual: ['{N}, friends.', 'Big wave from all of us: {n}.'],
    formal: ['{brand} wishes you {s}.', 'We would like to wish you {s}.'],
  },
  ask: {
    plain: [
      'How are you spending it?',
      'Who are you spending it with?',
      'What does it mean to you?',
      'What are you looking forward to?',
    ],
  },
  close: {
    plain: [
      'Enjoy it.',
      'Take good care of each other.',
      'Make it a good one.',
      'See you soon.',
      'Thank you for being with us.',
      'Be kind to yourself and to each other.',
    ],
  },
  tip: {
    plain: ['call someone you have not spoken to for a while.', 'take a moment for yourself.', 'share this wish with someone.'],
  },
  card: { plain: ['{N}', 'Warm wishes from {brand}', 'From all of us: {n}'] },
};
