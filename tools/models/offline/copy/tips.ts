/** Advice of a field that holds for everyone and whatever one sells: no figures, no claims. */
export const fieldTips: Readonly<Record<string, readonly string[]>> = {
  coffee: [
    'Grind just before you brew.',
    'Rinse the paper filter before the coffee goes in.',
    'Warm your cup before you pour.',
    'Taste first, then decide about milk.',
    'A sour cup asks for a finer grind, a bitter one for a coarser grind.',
    'Keep your beans away from light, air and heat.',
    'Weigh your coffee once, and you will know what your spoon holds.',
    'Change a single thing at a time, and taste what it does.',
    'Clean your grinder now and then. Old oils taste old.',
    'Use fresh water, and let it rest for a moment after it boils.',
  ],
  bakery: [
    'Let bread cool before you slice it.',
    'Keep bread cut side down on the board.',
    'A day-old loaf makes good toast.',
    'Freeze bread in slices and toast what you need.',
    'Warm a croissant in the oven, never in the microwave.',
  ],
  bank: [
    'Pay yourself first: save on the day your pay comes in.',
    'Give every savings goal its own name.',
    'Look at your subscriptions once in a while.',
    'Never share a code over the phone.',
    'Sleep on big purchases.',
  ],
  fitness: [
    'Start lighter than you think you need to.',
    'Put your training in your calendar like any other appointment.',
    'Lay out your clothes the night before.',
    'Rest is part of the plan.',
    'Train with a friend: it is harder to cancel.',
  ],
  software: [
    'Write down the steps before you automate them.',
    'Do the small admin on a fixed moment of the week.',
    'Turn off the notifications that you never act on.',
    'Send the invoice on the day the work is done.',
  ],
  books: [
    'Carry a book, and waiting becomes reading time.',
    'Put down a book that you do not enjoy. There are others.',
    'Swap books with a friend.',
    'Read the first page in the shop. You will know.',
  ],
  health: [
    'Write down your questions before your appointment.',
    'Plan your next appointment before you leave.',
    'Bring a list of the medicines you take.',
  ],
  travel: [
    'Check your documents well before you leave.',
    'Put what you need on the way in your hand luggage.',
    'Keep a copy of your booking at hand.',
  ],
  home: ['Fix the small things first.', 'Measure twice before you buy.', 'Let daylight in before you choose a colour.'],
  museum: [
    'Choose three works and take your time for them.',
    'Look first, read the label after.',
    'Sit down in front of a single work.',
  ],
};
