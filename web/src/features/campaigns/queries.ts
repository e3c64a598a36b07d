import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { readAllSteps } from '../../api/all-steps.ts';
import { api, idempotencyHeaders, unwrap } from '../../api/client.ts';
import { queryKeys } from '../../api/query-keys.ts';

export function useCampaigns() {
  return useQuery({
    queryKey: queryKeys.campaigns,
    queryFn: async () => (await unwrap(api.GET('/api/v1/campaigns', { params: { query: { limit: 100 } } }))).items,
  });
}

export function useCampaign(id: string) {
  return useQuery({
    queryKey: queryKeys.campaign(id),
    queryFn: () => unwrap(api.GET('/api/v1/campaigns/{id}', { params: { path: { id } } })),
  });
}

export function useCampaignSteps(id: string) {
  return useQuery({
    queryKey: queryKeys.campaignSteps(id),
    queryFn: () => readAllSteps((query) => unwrap(api.GET('/api/v1/campaigns/{id}/steps', { params: { path: { id }, query } }))),
  });
}

export interface NewCampaignInput {
  brief: string;
  channels: string[];
  posts: number | undefined;
}

export function useCreateCampaign() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ brief, channels, posts }: NewCampaignInput) =>
      unwrap(
        api.POST('/api/v1/campaigns', {
          body: { brief, posts, channels: channels.length > 0 ? channels : undefined },
          headers: idempotencyHeaders(),
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.campaigns }),
  });
}

export function useCancelCampaign(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/campaigns/{id}/cancel', { params: { path: { id } } })),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: queryKeys.campaign(id) });
      await client.invalidateQueries({ queryKey: queryKeys.campaigns });
    },
  });
}
