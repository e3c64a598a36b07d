import { lexicon } from 'vader-sentiment/src/vader_lexicon.js';

/** Emoji by mood, on VADER's scale: its lexicon has emoticons only. */
const emojiMoods: readonly (readonly [string, number])[] = [
  ['😀😃😄😁😆😊🙂😉😋😎🤗🤩🥳😍🥰😘❤💕💖💗💙💚💛💜🧡🖤💯👏🙌🎉🎊✨👍💪🔥😂🤣🙏☺♥🏆🌟⭐', 2],
  ['😐😑🤔😶🙃', 0],
  ['😕😟🙁☹😞😔😩😫😖😢😥😰😓👎💔😬🙄😒', -2],
  ['😭😡😠🤬😤🤮🤢💩🖕😱😨💀☠😷', -2.8],
];

/**
 * What customers write when something went wrong, in words that VADER takes for neutral. General to customer service of any
 * trade (waiting, not answering, losing, breaking, charging), chosen from its vocabulary, not from a data set.
 */
const serviceWords: Readonly<Record<string, number>> = {
  wait: -0.9,
  waited: -1.3,
  waiting: -1.2,
  waits: -1,
  hold: -0.9,
  queue: -0.6,
  hours: -0.9,
  hour: -0.6,
  hrs: -0.9,
  delay: -1.4,
  delays: -1.4,
  delayed: -1.5,
  late: -1.1,
  cancelled: -1.4,
  canceled: -1.4,
  cancel: -0.8,
  cancellation: -1.2,
  missed: -1.4,
  miss: -0.6,
  missing: -1.4,
  lost: -1.6,
  broken: -1.9,
  broke: -1.5,
  damaged: -1.9,
  faulty: -1.9,
  defective: -2,
  refund: -1.3,
  refunds: -1.2,
  overcharged: -2,
  charged: -0.9,
  rude: -2.4,
  ignored: -1.8,
  ignoring: -1.8,
  unanswered: -1.4,
  unresponsive: -1.8,
  unacceptable: -2.5,
  ridiculous: -2,
  pathetic: -2.4,
  useless: -2,
  nightmare: -2.4,
  joke: -1.4,
  fail: -2,
  fails: -1.9,
  failed: -1.9,
  failing: -1.9,
  stuck: -1.5,
  stranded: -2,
  stolen: -2.2,
  scam: -2.8,
  spam: -1.8,
  disappointed: -2,
  disappointing: -2,
  disgusting: -2.8,
  worst: -3.1,
  crap: -1.9,
  sucks: -2,
  wtf: -2.4,
  smh: -1.5,
  fix: -0.8,
  problem: -1.5,
  problems: -1.5,
  issue: -1,
  issues: -1.1,
  error: -1.3,
  errors: -1.3,
  crash: -1.8,
  crashes: -1.8,
  crashed: -1.8,
  outage: -1.8,
  down: -0.6,
  wrong: -1.6,
  worse: -2,
  mess: -1.5,
  terrible: -2.5,
  sick: -1.4,
  poisoned: -2.8,
  poisoning: -2.8,
  mould: -2,
  mold: -2,
  mouldy: -2.2,
  moldy: -2.2,
  stale: -1.4,
  burnt: -1.2,
  recall: -1.4,
  boycott: -2.4,
  overpriced: -1.8,
  excuse: -0.9,
  excuses: -1.4,
  understaffed: -1.4,
  complaint: -1.6,
  complaints: -1.6,
  complain: -1.5,
  hung: -0.6,
  disconnected: -1.3,
  misled: -2,
  lied: -2.2,
  lies: -2,
  lying: -2.1,
  unhappy: -1.8,
  never: -0.5,
  nothing: -0.4,
  please: 0.2,
  thanks: 2.1,
  thank: 1.8,
  thx: 1.8,
  kudos: 2.2,
  helpful: 2,
  delicious: 2.6,
  tasty: 2.2,
  yummy: 2.4,
  lovely: 2.6,
  awesome: 3.1,
};

const merged = new Map<string, number>(Object.entries(lexicon));
for (const [word, valence] of Object.entries(serviceWords)) merged.set(word, valence);
for (const [emoji, valence] of emojiMoods) for (const symbol of emoji) merged.set(symbol, valence);

/** Valence of a word, emoticon or emoji, -4..4; undefined for neutral words. */
export function valenceOf(token: string): number | undefined {
  return merged.get(token);
}

export const negations: ReadonlySet<string> = new Set(
  "aint arent cannot cant couldnt darent didnt doesnt ain't aren't can't couldn't daren't didn't doesn't dont hadnt hasnt havent isnt mightnt mustnt neither don't hadn't hasn't haven't isn't mightn't mustn't neednt needn't never none nope nor not nothing nowhere oughtnt shant shouldnt wasnt werent oughtn't shan't shouldn't wasn't weren't without wont wouldnt won't wouldn't rarely seldom no hardly".split(
    ' ',
  ),
);

/** Words that strengthen or weaken the next one. */
export const boosters: ReadonlyMap<string, number> = new Map([
  ...'absolutely amazingly awfully completely considerably decidedly deeply effing enormously entirely especially exceptionally extremely fabulously flipping fricking frigging fully fucking greatly highly hugely incredibly intensely majorly more most particularly purely quite really remarkably so substantially thoroughly totally tremendously unbelievably unusually utterly very such too super'
    .split(' ')
    .map((word): [string, number] => [word, 0.293]),
  ...'almost barely kinda less little marginally occasionally partly scarcely slightly somewhat sorta'
    .split(' ')
    .map((word): [string, number] => [word, -0.293]),
]);
