import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, idempotencyHeaders, unwrap } from '../../api/client.ts';
import { queryKeys } from '../../api/query-keys.ts';
import type { Schedule } from '../../api/types.ts';

export interface NewPost {
  channelId: string;
  text: string;
  media: { mediaId: string; altText: string }[];
  schedule: Schedule;
}

export function useCreatePost() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (post: NewPost) => unwrap(api.POST('/api/v1/posts', { body: post, headers: idempotencyHeaders() })),
    onSuccess: (plan) => {
      client.setQueryData(queryKeys.plan(plan.id), plan);
      return client.invalidateQueries({ queryKey: queryKeys.plans });
    },
  });
}

/** Sends an image's bytes as they are. */
export async function uploadImage(file: File): Promise<string> {
  const media = await unwrap(
    api.POST('/api/v1/media', {
      body: file as unknown as string,
      bodySerializer: () => file,
      headers: { 'content-type': file.type, ...idempotencyHeaders() },
    }),
  );
  return media.id;
}
