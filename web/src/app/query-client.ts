import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from '../api/api-error.ts';
import { queryKeys } from '../api/query-keys.ts';

/** A session that ended while the page was open: the shell sees that nobody is signed in and asks again. */
function forgetSession(error: unknown): void {
  if (error instanceof ApiError && error.status === 401) queryClient.setQueryData(queryKeys.me, null);
}

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: forgetSession }),
  mutationCache: new MutationCache({ onError: forgetSession }),
  defaultOptions: {
    queries: {
      // Events keep the cache fresh; this is for what was missed all the same.
      staleTime: 30_000,
      retry: (count, error) => count < 2 && (!(error instanceof ApiError) || error.status === 0 || error.status >= 502),
    },
    mutations: { networkMode: 'always' },
  },
});
