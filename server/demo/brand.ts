import type { BrandContent } from '../../db/queries/brands.ts';

/** The demo brand: a small roaster before its winter launch. Everything in it is made up. */
export const northwindBrand: BrandContent & { name: string } = {
  name: 'Northwind Coffee',
  description:
    'Northwind Coffee is an independent roaster with three cafés and an online shop. It buys from eleven farms, roasts twice a week in small batches and tells people plainly what is in the bag. Its customers brew at home and like to know why a coffee tastes the way it does.',
  voice: {
    tone: ['warm', 'plain-spoken', 'curious', 'a little playful'],
    persona:
      'A barista who remembers your order and explains things without showing off. Short sentences. Talks about taste, people and craft before it talks about the product.',
    emoji: 'light',
    hashtagsPerPost: { x: 1, instagram: 4, linkedin: 2 },
    readingLevel: 'general',
    examplesLiked: [
      'Cold hands, warm cup. The winter blend is on the bar from Monday.',
      'We cupped nine candidates for this blend. The one with cocoa and orange peel won by a mile.',
      'Grind a notch coarser and give it four minutes. That is the whole trick.',
    ],
    examplesDisliked: [
      'UNBEATABLE coffee deals!!! Buy now before it is gone!!!',
      'We are thrilled to announce our world-class, best-in-class premium beverage solution.',
    ],
  },
  rules: {
    bannedWords: [
      'discount',
      'cheap',
      'sale',
      'bargain',
      'guaranteed',
      'world-class',
      'best coffee in the world',
      'detox',
      'superfood',
    ],
    bannedTopics: ['health claims', 'politics', 'comparisons that name another roaster', 'alcohol'],
    preferredWords: { customers: 'guests', consumers: 'guests', product: 'coffee', 'limited edition': 'small batch' },
    dos: [
      'Say what is in the cup: origin, process, notes.',
      'Give one useful brewing tip where it fits.',
      'Describe what the picture shows in the alternative text.',
      'Invite a reply with one honest question at most.',
    ],
    donts: [
      'No discounts, coupons, countdowns or "last chance".',
      'No claims about health or energy.',
      'Never invent awards, ratings, prices or numbers.',
      'No more than one exclamation mark in a post.',
    ],
  },
  facts: [
    { id: 'winter-blend-notes', text: 'The Northwind winter blend tastes of cocoa, orange peel and toasted hazelnut.' },
    {
      id: 'winter-blend-origin',
      text: 'The winter blend is 60 percent washed Guatemala Huehuetenango and 40 percent natural Ethiopia Guji.',
    },
    { id: 'winter-blend-price', text: 'A 250 g bag of the winter blend costs 11.50 euros.' },
    {
      id: 'winter-blend-roast',
      text: 'The winter blend is roasted every Tuesday and Friday, medium roast, and ships the day after.',
    },
    { id: 'winter-blend-dates', text: 'The winter blend is available from the last week of November until the end of February.' },
    {
      id: 'winter-blend-brew',
      text: 'For the winter blend we recommend 60 g of coffee per litre at 94 degrees, four minutes in a French press.',
    },
    {
      id: 'winter-blend-bag',
      text: 'The winter blend bag is made of recyclable paper and carries a drawing by the illustrator Mira Holt.',
    },
    {
      id: 'cafes',
      text: 'Northwind has three cafés: Harbour Street, Mill Lane and Station Square. They open at 7:30 on weekdays.',
    },
    { id: 'farms', text: 'Northwind buys from eleven farms and publishes what it paid for every green coffee.' },
    { id: 'tasting', text: 'Every Saturday at 11:00 there is an open tasting at the Harbour Street roastery, free of charge.' },
    { id: 'shipping', text: 'Online orders placed before noon on a roast day leave the roastery the next morning.' },
    { id: 'founded', text: 'Ines Aaltonen and Tomas Berg founded Northwind Coffee in 2014.' },
  ],
  allowedLinks: ['https://northwind.example/winter-blend', 'https://northwind.example/cafes', 'https://northwind.example'],
  allowedHandles: ['@northwindcoffee', '@mira.holt'],
  palette: ['#1f3a34', '#c8553d', '#f2e9dc', '#e0a458', '#2d2a26'],
  competitors: [
    { name: 'Harbor & Pine', handles: { x: 'harborandpine', instagram: 'harborandpine' } },
    { name: 'Kiln Street Roasters', handles: { x: 'kilnstreet', instagram: 'kilnstreetroasters' } },
  ],
};

export const northwindTimeZone = 'Europe/Berlin';

export const northwindPeople = [
  { name: 'Maya Lindqvist', email: 'maya@northwind.example', role: 'creator', does: 'gives briefs and writes' },
  { name: 'Noor Haddad', email: 'noor@northwind.example', role: 'approver', does: 'approves' },
  { name: 'Sam Okafor', email: 'sam@northwind.example', role: 'approver', does: 'approves' },
] as const;

export const northwindAccounts = [
  { platform: 'x', handle: 'northwindcoffee', displayName: 'Northwind Coffee', seed: 11 },
  { platform: 'instagram', handle: 'northwind.coffee', displayName: 'Northwind Coffee', seed: 12 },
  { platform: 'linkedin', handle: 'northwind-coffee', displayName: 'Northwind Coffee', seed: 13 },
] as const;
