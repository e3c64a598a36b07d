import type { Memory } from '../../memory/index.ts';
import type { ToolFinding } from '../define-tool.ts';
import type { ResearchSources, SourceDeps } from './sources.ts';

export interface ResearchDeps extends SourceDeps {
  memory: Pick<Memory, 'recall'>;
  /** The campaign's brief, a source for claims in drafts; without it `check_draft` does not judge claims. */
  brief?: string;
}

/** What each research tool is made of. */
export interface ResearchContext extends ResearchDeps {
  sources: ResearchSources;
}

/** Evidence older than this, counted from now, explains but never alarms. */
export const staleAfterDays = 90;
const dayMs = 86_400_000;

export function isStale(at: Date, now: Date): boolean {
  return now.getTime() - at.getTime() > staleAfterDays * dayMs;
}

/** A finding; `at` is the age of its evidence, and labels it when that is old. */
export function finding(now: Date, { at, ...values }: Omit<ToolFinding, 'stale'> & { at: Date | undefined }): ToolFinding {
  // A quotation that ends a sentence brings its own full stop along.
  const text = values.text.replaceAll(/([.!?…])”\./gu, '$1”');
  const importance = Math.round(Math.min(1, Math.max(0, values.importance)) * 1000) / 1000;
  return at !== undefined && isStale(at, now) ? { ...values, text, importance, stale: true } : { ...values, text, importance };
}
