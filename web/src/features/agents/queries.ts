import { useQuery } from '@tanstack/react-query';
import { readAllSteps } from '../../api/all-steps.ts';
import { api, unwrap } from '../../api/client.ts';
import { queryKeys } from '../../api/query-keys.ts';

export function useAgents() {
  return useQuery({ queryKey: queryKeys.agents, queryFn: async () => (await unwrap(api.GET('/api/v1/agents'))).items });
}

export function useRuns() {
  return useQuery({
    queryKey: queryKeys.runs,
    queryFn: async () => (await unwrap(api.GET('/api/v1/runs', { params: { query: { limit: 50 } } }))).items,
  });
}

export function useRun(id: string) {
  return useQuery({
    queryKey: queryKeys.run(id),
    queryFn: () => unwrap(api.GET('/api/v1/runs/{id}', { params: { path: { id } } })),
  });
}

export function useRunSteps(id: string) {
  return useQuery({
    queryKey: queryKeys.runSteps(id),
    queryFn: () => readAllSteps((query) => unwrap(api.GET('/api/v1/runs/{id}/steps', { params: { path: { id }, query } }))),
  });
}
