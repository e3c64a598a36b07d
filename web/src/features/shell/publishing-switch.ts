import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client.ts';
import { queryKeys } from '../../api/query-keys.ts';

/** Stops or resumes everything that goes out of this workspace. */
export function usePublishingSwitch() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (paused: boolean) => unwrap(api.POST('/api/v1/organisation/publishing', { body: { paused } })),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.me }),
  });
}

/** Who may stop and resume publishing. */
export function mayPausePublishing(role: string): boolean {
  return ['owner', 'admin', 'manager', 'approver'].includes(role);
}
