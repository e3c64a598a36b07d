import type { Platform } from '../../platforms/connector.ts';
import type { Random } from './random.ts';
import type { Topic, Vocabulary } from './vocabulary.ts';

/** Fills `{slot}` from the vocabulary, and `{handle}` and the like from `values`. */
export function fillSlots(
  template: string,
  vocabulary: Vocabulary,
  random: Random,
  values: Readonly<Record<string, string>> = {},
): string {
  const filled = template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const choices = vocabulary.slots[name];
    return values[name] ?? (choices ? random.pick(choices) : whole);
  });
  // A slot may begin a sentence.
  return filled
    .replace(/^[a-z]/, (letter) => letter.toUpperCase())
    .replace(/([.?!]\s+)([a-z])/g, (_whole, gap: string, letter: string) => gap + letter.toUpperCase());
}

/**
 * One post of a brand in the habit of its network.
 *
 * @param template - One of the topic's `posts`.
 */
export function writePost(vocabulary: Vocabulary, topic: Topic, template: string, platform: Platform, random: Random): string {
  const parts = [fillSlots(template, vocabulary, random)];
  if (platform === 'linkedin' && random.next() < 0.7) parts.push(random.pick(vocabulary.reflections));
  if (random.next() < 0.55) parts.push(random.pick(vocabulary.closers));
  const tagCount = platform === 'instagram' ? random.between(1, topic.hashtags.length) : random.next() < 0.45 ? 1 : 0;
  const text = parts.join(platform === 'linkedin' ? '\n\n' : ' ');
  const tags = topic.hashtags.slice(0, tagCount).join(' ');
  if (tags === '') return text;
  return `${text}${platform === 'x' ? ' ' : '\n\n'}${tags}`;
}
