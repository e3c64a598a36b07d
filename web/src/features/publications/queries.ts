import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client.ts';
import { queryKeys } from '../../api/query-keys.ts';
import { groupOf } from './group-publications.ts';

export type Show = 'scheduled' | 'published' | 'attention' | undefined;

/** The newest publications; each view is a part of the same list, so that switching costs nothing. */
export function usePublications(show: Show) {
  return useQuery({
    queryKey: queryKeys.publications,
    queryFn: async () => (await unwrap(api.GET('/api/v1/publications', { params: { query: { limit: 200 } } }))).items,
    select: (items) => (show === undefined ? items : items.filter((item) => groupOf(item) === show)),
  });
}

export function usePublication(id: string) {
  return useQuery({
    queryKey: queryKeys.publication(id),
    queryFn: () => unwrap(api.GET('/api/v1/publications/{id}', { params: { path: { id } } })),
  });
}

export function useCancelPublication(id: string) {
  const refresh = useRefresh(id);
  return useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/publications/{id}/cancel', { params: { path: { id } } })),
    onSettled: refresh,
  });
}

export function useRetryPublication(id: string) {
  const refresh = useRefresh(id);
  return useMutation({
    mutationFn: (confirmNotLive: boolean) =>
      unwrap(api.POST('/api/v1/publications/{id}/retry', { params: { path: { id } }, body: { confirmNotLive } })),
    onSettled: refresh,
  });
}

function useRefresh(id: string) {
  const client = useQueryClient();
  return async () => {
    await client.invalidateQueries({ queryKey: queryKeys.publication(id) });
    await client.invalidateQueries({ queryKey: queryKeys.publications });
  };
}
