import type { Platform } from '../api/types.ts';
import { messages } from '../messages/index.ts';

const letters: Record<Platform, string> = { x: 'X', instagram: 'IG', linkedin: 'in' };

/** A network, told by its letters. */
export function PlatformMark({ platform, size = 20 }: { platform: Platform; size?: 20 | 36 }) {
  const sizes = { 20: 'size-5 text-meta', 36: 'size-9 text-body' } as const;
  return (
    <span
      role="img"
      aria-label={messages.platforms[platform]}
      title={messages.platforms[platform]}
      className={`rounded-chip bg-ink text-on-ink inline-flex shrink-0 items-center justify-center font-semibold tabular-nums ${sizes[size]}`}
    >
      {letters[platform]}
    </span>
  );
}
