import { z } from 'zod';
import { type Platform, platforms } from '../../tools/platforms/index.ts';

/** How the demo reaches the sandbox as its operator; the product itself only ever speaks the networks' own protocols. */
export interface SandboxAdmin {
  origin: string;
  adminSecret: string;
}

const account = z.object({
  externalAccountId: z.string(),
  handle: z.string(),
  displayName: z.string(),
  followerCount: z.int(),
  accessToken: z.string(),
  refreshToken: z.string(),
});

export type SandboxAccount = z.output<typeof account>;

export interface AccountRequest {
  platform: Platform;
  handle: string;
  displayName: string;
  seed: number;
  vocabulary: string;
  timeZone: string;
  historyDays: number;
  competitors: { handle: string; displayName: string }[];
  renewTokens?: boolean;
}

/** Makes the account with its history, or answers the one that is there. */
export async function ensureSandboxAccount(admin: SandboxAdmin, request: AccountRequest): Promise<SandboxAccount> {
  const response = await fetch(new URL('/_sandbox/accounts', admin.origin), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-sandbox-secret': admin.adminSecret },
    body: JSON.stringify(request),
  });
  if (!response.ok) throw new Error(`the sandbox answered ${response.status} to a new account: ${await response.text()}`);
  return account.parse(await response.json());
}

/** Where each network's API is in the sandbox. */
export function sandboxUrls(origin: string): Record<Platform, string> {
  return Object.fromEntries(platforms.map((name) => [name, `${origin}/${name}`])) as Record<Platform, string>;
}
