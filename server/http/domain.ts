import type { JobRegistry } from '../queue/index.ts';
import type { App } from './app-types.ts';

/**
 * One domain of the product, as the composition root sees it. `server/http/domains.ts` lists them; each folder's `index.ts`
 * exports a `createXDomain(deps)` that picks what it needs.
 */
export interface Domain {
  name: string;
  /** Routes under `/api/v1`. */
  routes?: (app: App) => void | Promise<void>;
  /** Handlers of queue jobs; only on workers. */
  jobs?: (registry: JobRegistry) => void;
  /** Timers and the like; only on workers, after the queue runs. */
  start?: () => void | Promise<void>;
  /** Undoes `start`; waits for what is under way. */
  stop?: () => Promise<void>;
}
