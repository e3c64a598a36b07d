import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from './client.ts';
import { queryKeys } from './query-keys.ts';

export function useChannels() {
  return useQuery({
    queryKey: queryKeys.channels,
    queryFn: async () => (await unwrap(api.GET('/api/v1/channels'))).items,
    staleTime: 60_000,
  });
}
