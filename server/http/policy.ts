import type { Role } from './principal.ts';

/**
 * Who may call a route. Every route declares one in `config.policy`, or the server refuses to boot.
 * - `public`: anybody; the answer tells nothing about any organisation
 * - `signed`: anybody who holds an address that the server signed; the handler checks the signature
 * - `session`: any member, by session cookie or API token
 * - `role`: members with one of these roles
 */
export type RoutePolicy =
  | { kind: 'public' }
  | { kind: 'signed' }
  | { kind: 'session' }
  | { kind: 'role'; roles: readonly Role[] };

/** The rights that routes ask for; a route names one of these rather than listing roles itself. */
export const policies = {
  public: { kind: 'public' },
  signed: { kind: 'signed' },
  /** Everything that may be read. */
  read: { kind: 'session' },
  /** Making campaigns and posts. */
  create: { kind: 'role', roles: ['owner', 'admin', 'manager', 'creator'] },
  /** Changing what waits for approval. */
  edit: { kind: 'role', roles: ['owner', 'admin', 'manager', 'creator', 'approver'] },
  /** Deciding on what waits for approval, and stopping what was approved. */
  decide: { kind: 'role', roles: ['owner', 'admin', 'manager', 'approver'] },
  /** Settings, members, audit. */
  manage: { kind: 'role', roles: ['owner', 'admin'] },
} as const satisfies Record<string, RoutePolicy>;

export function hasRole(policy: RoutePolicy, role: Role): boolean {
  return policy.kind !== 'role' || policy.roles.includes(role);
}
