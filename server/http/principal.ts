/** What a member may do; see `server/http/policy.ts` for which role may call what. */
export const roles = ['owner', 'admin', 'manager', 'creator', 'approver', 'viewer'] as const;
export type Role = (typeof roles)[number];

/** Who is calling, in which organisation. Every request beyond the public routes has one. */
export interface Principal {
  organisationId: string;
  userId: string;
  name: string;
  role: Role;
  via: 'session' | 'token';
}
