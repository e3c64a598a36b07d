import { queryOptions, useQuery } from '@tanstack/react-query';
import { ApiError, toApiError } from '../../api/api-error.ts';
import { api, unwrap } from '../../api/client.ts';
import { queryKeys } from '../../api/query-keys.ts';
import type { Me } from '../../api/types.ts';

/** Who is signed in; null: nobody. */
export const sessionQuery = queryOptions({
  queryKey: queryKeys.me,
  queryFn: async (): Promise<Me | null> => {
    try {
      return await unwrap(api.GET('/api/v1/me'));
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: 5 * 60_000,
});

/** The person at the page. Only inside the shell, which is not drawn without one. */
export function useMe(): Me | undefined {
  return useQuery(sessionQuery).data ?? undefined;
}

export async function signIn(email: string, password: string): Promise<void> {
  await postAuth('/api/auth/sign-in/email', { email, password });
}

export async function signOut(): Promise<void> {
  await postAuth('/api/auth/sign-out', {});
}

async function postAuth(path: string, body: Record<string, string>): Promise<void> {
  let response: Response;
  try {
    response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch (cause) {
    throw new ApiError({ status: 0, code: 'network.unreachable', detail: '', cause });
  }
  if (!response.ok) throw toApiError(response.status, await response.json().catch(() => undefined));
}
