import { useState } from 'react';
import type { Plan } from '../../api/types.ts';

/**
 * The plan as the person sees it. A version that somebody else made never slides under the reader: it waits until they ask
 * for it. Decisions on the same version show at once.
 */
export function useViewedPlan(latest: Plan) {
  const [seen, setSeen] = useState(latest);
  if (latest !== seen && latest.version === seen.version) setSeen(latest);
  return {
    plan: seen,
    /** A version behind the screen. */
    newer: latest.version > seen.version ? latest : undefined,
    showLatest: () => setSeen(latest),
    /** What the person's own change came to. */
    adopt: setSeen,
  };
}
