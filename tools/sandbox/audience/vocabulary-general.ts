import type { Vocabulary } from './vocabulary.ts';

/** For a brand of which nothing is known. All of it made up. */
export const general: Vocabulary = {
  slots: {
    person: ['Ines', 'Tomas', 'Leila', 'Jonas', 'Priya', 'Marek'],
    moment: ['Monday morning', 'the middle of the week', 'a quiet Friday', 'the first hour of the day', 'the end of a long day'],
    thing: [
      'the small fix nobody asked for',
      'a note from a customer',
      'the oldest tool in the workshop',
      'our first sketch',
      'a question from a newcomer',
    ],
    place: ['the workshop', 'the front desk', 'the back office', 'the packing table'],
  },
  topics: [
    {
      name: 'behind the scenes',
      keywords: ['behind', 'workshop', 'team', 'desk'],
      hashtags: ['#BehindTheScenes'],
      posts: [
        'A look behind the scenes: {place}, {moment}.',
        'What keeps us going in {moment}: {thing}.',
        '{person} has worked at {place} for six years and still finds things to improve.',
        "Today's highlight from {place}: {thing}.",
      ],
      chatter: ['I like it when a company shows how things are made.', 'Behind the scenes posts are the best ones.'],
    },
    {
      name: 'customer stories',
      keywords: ['customer', 'story', 'thank you', 'letter'],
      hashtags: ['#Thanks'],
      posts: [
        'A customer wrote to us on {moment}. We have read it out at {place}.',
        'Why do you come back? We asked ten customers and {person} wrote the answers down.',
        'The nicest thank you this month was {thing}.',
        'Tell us your story: what did you use it for?',
      ],
      chatter: ['Good service still surprises me, in a good way.', 'Wrote a thank you note to a shop today.'],
    },
    {
      name: 'how it works',
      keywords: ['how', 'tip', 'guide', 'learn'],
      hashtags: ['#HowItWorks'],
      posts: [
        'A tip from {person}: start with {thing}.',
        'How it works, in one sentence: we check it twice at {place}.',
        'Three things to learn on {moment}. The first is {thing}.',
        'Which part should we explain next?',
      ],
      chatter: ['Looking for a simple guide that does not sell me anything.', 'Learned something new today, small things count.'],
    },
    {
      name: 'product news',
      keywords: ['new', 'launch', 'release', 'today'],
      hashtags: ['#New'],
      posts: [
        'New since today, and it began with {thing}.',
        'We launched something small on {moment}. {person} will tell you more.',
        'The new version left {place} this morning.',
        'Today we release what many of you have asked for.',
      ],
      chatter: ['New releases everywhere this week.', 'Which launch did you like this month?'],
    },
  ],
  closers: ['What do you think?', 'More soon.', 'Thank you for being here.', 'Ask us anything.', 'See you tomorrow.'],
  reflections: [
    'We try to write down why we decide things, so that a newcomer can ask and we can change our minds.',
    'Growing slowly has let us keep the people who know the work close to the people who plan it.',
  ],
  mentions: {
    positive: ['@{handle} was very helpful today, thank you.', 'Happy with @{handle}, again.', 'Can recommend @{handle}.'],
    neutral: ['@{handle} when do you open on Saturday?', 'Has anybody tried @{handle}?', '@{handle} do you ship abroad?'],
    negative: ['@{handle} I have been waiting for an answer for a week.', 'Not happy with @{handle} this time.'],
  },
  comments: {
    positive: ['Love this!', 'Well done.', 'This is great.', 'Thank you for sharing.'],
    neutral: ['How does it work?', 'When will it be available?', 'Is there more about this?'],
    negative: ['Not convinced.', 'The last one was better.'],
  },
};
