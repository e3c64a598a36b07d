import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client.ts';
import { queryKeys } from '../../api/query-keys.ts';
import type { Plan, Schedule } from '../../api/types.ts';
import type { Mark } from './marks.ts';

export function usePendingPlans() {
  return useQuery({
    queryKey: [...queryKeys.plans, 'pending'],
    queryFn: async () => (await unwrap(api.GET('/api/v1/plans', { params: { query: { status: 'pending', limit: 100 } } }))).items,
  });
}

export function useAllPlans(isWanted: boolean) {
  return useQuery({
    queryKey: [...queryKeys.plans, 'all'],
    queryFn: async () => (await unwrap(api.GET('/api/v1/plans', { params: { query: { limit: 100 } } }))).items,
    enabled: isWanted,
  });
}

export function usePlan(id: string | undefined) {
  return useQuery({
    queryKey: queryKeys.plan(id ?? ''),
    queryFn: () => unwrap(api.GET('/api/v1/plans/{id}', { params: { path: { id: id ?? '' } } })),
    enabled: id !== undefined,
  });
}

/** Sends the marks as one change set. Each carries the version that the person saw. */
export function useDecide(plan: Plan) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (marks: ReadonlyMap<string, Mark>) =>
      unwrap(
        api.POST('/api/v1/plans/{id}/decisions', {
          params: { path: { id: plan.id } },
          body: {
            planVersion: plan.version,
            outcome: 'approve',
            items: [...marks].map(([itemId, mark]) => ({ itemId, ...mark })),
          },
        }),
      ),
    onSuccess: (result) => client.setQueryData<Plan>(queryKeys.plan(plan.id), result.plan),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: queryKeys.plan(plan.id) });
      await client.invalidateQueries({ queryKey: queryKeys.plans });
    },
  });
}

export interface ItemEdit {
  itemId: string;
  baseVersion: number;
  text?: string;
  schedule?: Schedule;
}

export function useEditItem(plan: Plan) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ itemId, ...body }: ItemEdit) =>
      unwrap(api.PATCH('/api/v1/plans/{id}/items/{itemId}', { params: { path: { id: plan.id, itemId } }, body })),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: queryKeys.plan(plan.id) });
      await client.invalidateQueries({ queryKey: queryKeys.plans });
    },
  });
}
