import { coffee } from './vocabulary-coffee.ts';
import { general } from './vocabulary-general.ts';

export interface Topic {
  name: string;
  /** Lower-case words that show that a text is about it. */
  keywords: readonly string[];
  hashtags: readonly string[];
  /** Sentences a brand would post; `{slot}` is filled from `slots`. */
  posts: readonly string[];
  /** What people say about it among themselves. */
  chatter: readonly string[];
}

export interface Vocabulary {
  topics: readonly Topic[];
  slots: Readonly<Record<string, readonly string[]>>;
  /** A second sentence that fits any post. */
  closers: readonly string[];
  /** Longer thoughts, for a professional network. */
  reflections: readonly string[];
  mentions: Readonly<Record<Sentiment, readonly string[]>>;
  comments: Readonly<Record<Sentiment, readonly string[]>>;
}

export type Sentiment = 'positive' | 'neutral' | 'negative';

export const vocabularies: Readonly<Record<string, Vocabulary>> = { coffee, general };

export function getVocabulary(name: string): Vocabulary {
  return vocabularies[name] ?? general;
}

/** The topic whose keywords a text names most, the earlier one on a tie. */
export function findTopic(vocabulary: Vocabulary, text: string): Topic | undefined {
  const words = text.toLowerCase();
  let best: { topic: Topic; hits: number } | undefined;
  for (const topic of vocabulary.topics) {
    const hits = topic.keywords.filter((keyword) => words.includes(keyword)).length;
    if (hits > (best?.hits ?? 0)) best = { topic, hits };
  }
  return best?.topic;
}
