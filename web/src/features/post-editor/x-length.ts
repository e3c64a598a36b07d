import twitter from 'twitter-text';

/** Weighted characters: links 23, emoji and CJK 2, after NFC. */
export function countWeightedChars(text: string): number {
  return twitter.parseTweet(text).weightedLength;
}
