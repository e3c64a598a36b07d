import { contentWords } from '../../../content/index.ts';

/** Words for the same matter: a brief about growers may use a fact about farms. */
const groups: readonly (readonly string[])[] = [
  ['grower', 'farm', 'farmer', 'producer', 'harvest', 'origin', 'supplier'],
  ['brew', 'brewing', 'grind', 'grinder', 'press', 'filter', 'litre', 'pour'],
  ['roast', 'roasting', 'roaster', 'roastery', 'roasted'],
  ['bake', 'baking', 'baker', 'baked', 'oven', 'dough'],
  ['delivery', 'deliver', 'ship', 'shipping', 'order', 'ordering'],
  ['founder', 'founded', 'history', 'began', 'started', 'anniversary', 'story'],
  ['illustrator', 'artist', 'drawing', 'drawn', 'illustration', 'design', 'designer'],
  ['tasting', 'cupping', 'sample'],
  ['café', 'cafe', 'cafés', 'shop', 'store', 'branch'],
  ['bag', 'packaging', 'package', 'recyclable'],
  ['litter', 'waste', 'plastic', 'rubbish', 'clean-up', 'cleanup'],
  ['volunteer', 'volunteering', 'volunteered'],
  ['phishing', 'fraud', 'scam', 'pin', 'password', 'scammer'],
  ['class', 'lesson', 'course', 'training', 'trainer'],
  ['invoice', 'payment', 'reminder', 'paid', 'billing'],
  ['gift', 'present', 'wrap', 'gift-wrap'],
  ['visit', 'visitor', 'admission', 'entry'],
];

/** Days, sums and the like are in many a sentence, whatever it is about. */
const incidental =
  /^(?:\d.*|euros?|dollars?|pounds?|costs?|prices?|new|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|june|july|august|september|october|november|december|week|month|year|day|today)$/u;

const byWord = new Map(groups.flatMap((group, index) => group.map((word) => [word, index] as const)));

/** What a text is about, in forms that can be compared: without plurals, and a sign for each matter that it names. */
export function matters(text: string): Set<string> {
  return new Set(
    contentWords(text.replaceAll('-', ' ')).flatMap((word) => {
      if (incidental.test(word)) return [];
      const plain = singular(word);
      const group = byWord.get(word) ?? byWord.get(plain);
      return group === undefined ? [plain] : [plain, `~${group}`];
    }),
  );
}

function singular(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 4 && /(?:s|x|z|ch|sh)es$/u.test(word)) return word.slice(0, -2);
  return word.length > 3 && word.endsWith('s') && !/(?:ss|us|is)$/u.test(word) ? word.slice(0, -1) : word;
}
