import type { Platform } from '../../platforms/connector.ts';
import { createRandom, hash } from './random.ts';
import type { Topic, Vocabulary } from './vocabulary.ts';

const dayMs = 86_400_000;

/** How much an account's followers like each topic; 1 is average. */
export function tasteFor(seed: number, platform: Platform, topicName: string | undefined): number {
  if (topicName === undefined) return 0.9;
  return Math.exp(createRandom('taste', seed, platform, topicName).normal() * 0.35);
}

/**
 * How much the world talks about a topic at a time; 1 is usual. Every topic has waves that rise and fall; one of them is on
 * its rise in the weeks before `anchoredAt` and peaks some days after it, another one is falling then.
 */
export function trendAt(vocabulary: Vocabulary, topic: Topic, at: Date, anchoredAt: Date): number {
  const index = vocabulary.topics.indexOf(topic);
  const day = (at.getTime() - anchoredAt.getTime()) / dayMs;
  const rising = hash('rising', vocabulary.topics.length) % vocabulary.topics.length;
  const falling = (rising + 1) % vocabulary.topics.length;
  if (index === rising) return 0.7 + 2.6 * bell(day, 6, 8);
  if (index === falling) return 0.6 + 1.8 * bell(day, -22, 10);
  const random = createRandom('wave', topic.name);
  const period = 30 + random.next() * 40;
  return 1 + 0.35 * Math.sin((2 * Math.PI * (day + random.next() * period)) / period);
}

function bell(day: number, centre: number, width: number): number {
  return Math.exp(-((day - centre) ** 2) / (2 * width ** 2));
}
