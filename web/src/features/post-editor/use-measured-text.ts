import { useEffect, useState } from 'react';
import type { Platform } from '../../api/types.ts';
import { messages } from '../../messages/index.ts';

export interface MeasuredText {
  length: number;
  limit: number;
  isValid: boolean;
  /** Why it can't go out like this. */
  problem: string | undefined;
}

/** As of 2026-11; the server checks again before anything is stored. */
const limits: Record<Platform, number> = { x: 280, instagram: 2200, linkedin: 3000 };

type Count = (text: string) => number;
const countPlain: Count = (text) => text.normalize('NFC').length;

/** A text's length as its network counts it, while typing. X's own counter comes when it is needed. */
export function useMeasuredText(platform: Platform, text: string): MeasuredText {
  const [countWeighted, setCountWeighted] = useState<{ count: Count }>();
  useEffect(() => {
    if (platform !== 'x') return;
    let isCurrent = true;
    import('./x-length.ts')
      .then(({ countWeightedChars }) => isCurrent && setCountWeighted({ count: countWeightedChars }))
      // Without it the plain count stands; the server's own check decides.
      .catch(() => undefined);
    return () => {
      isCurrent = false;
    };
  }, [platform]);

  const count = platform === 'x' ? (countWeighted?.count ?? countPlain) : countPlain;
  const length = count(text);
  const limit = limits[platform];
  const isValid = length <= limit;
  return {
    length,
    limit,
    isValid,
    problem: isValid ? undefined : messages.posts.tooLong(length - limit, messages.platforms[platform]),
  };
}
