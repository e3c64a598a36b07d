import { ERROR, type PendingWrite } from '@langchain/langgraph-checkpoint';

/**
 * A task that failed has no result. When one of several tasks of a step fails, LangGraph aborts the others, and one that was just
 * writing its result is saved with that part of it and its error. On resume the part counts as the whole: the task is not run again,
 * what it did not get to write (the edge to its successor) is lost, and the graph ends early without a word. Seen in 1.4.18.
 */
export function withoutPartialResults(writes: readonly PendingWrite[]): PendingWrite[] {
  const errors = writes.filter(([channel]) => channel === ERROR);
  return errors.length > 0 ? errors : [...writes];
}
