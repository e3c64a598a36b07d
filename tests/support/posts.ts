import { randomUUID } from 'node:crypto';
import type { MeasuredPost } from '../../tools/analytics/index.ts';

export function aPost(overrides: Partial<MeasuredPost> = {}): MeasuredPost {
  return {
    id: randomUUID(),
    text: 'A quiet morning at the roastery',
    postedAt: new Date('2026-10-01T09:00:00Z'),
    mediaCount: 0,
    likes: 100,
    comments: 5,
    shares: 10,
    ...overrides,
  };
}

/** Posts at regular distances, oldest first; `build` sees index and time. */
export function aHistory(
  count: number,
  build: (index: number, at: Date) => Partial<MeasuredPost>,
  options: { from?: string; everyHours?: number } = {},
): MeasuredPost[] {
  const start = Date.parse(options.from ?? '2026-06-01T09:00:00Z');
  return Array.from({ length: count }, (_, index) => {
    const at = new Date(start + index * (options.everyHours ?? 24) * 3_600_000);
    return aPost({ id: `p${String(index).padStart(4, '0')}`, postedAt: at, ...build(index, at) });
  });
}
