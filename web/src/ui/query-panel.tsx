import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorPanel } from './error-panel.tsx';

interface QueryPanelProps<T> {
  query: UseQueryResult<T>;
  /** Drawn while nothing is there, in the final shape. */
  skeleton: ReactNode;
  children: (data: T) => ReactNode;
}

/** Loading, failed or there. A failed refresh keeps what was there: the header says that it may be old. */
export function QueryPanel<T>({ query, skeleton, children }: QueryPanelProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  return skeleton;
}
