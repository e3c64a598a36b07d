import type { Context } from '../context.ts';
import type { Domain } from './domain.ts';

/** Every domain, in the order in which their routes are listed. One line per domain: its own `index.ts` picks what it needs. */
export function createDomains(_context: Context): Domain[] {
  return [];
}
