import { hasRole, policies, type Role } from '../http/index.ts';

/** Members by user id, as they are now. Who has left is absent. */
export type Members = ReadonlyMap<string, { name: string; role: Role }>;

export interface ApprovalQuestion {
  userId: string;
  author: { kind: 'agent' | 'user'; id: string };
  /** Who made the campaign, or the post by hand: the owner of what agents draft for it. */
  planCreatedBy: string;
  members: Members;
}

export type ApprovalAnswer = { isAllowed: true } | { isAllowed: false; reason: string };

/** Whether somebody with this role may decide on what waits for approval. */
export function isApproverRole(role: Role): boolean {
  return hasRole(policies.decide, role);
}

/**
 * Two people per item: who last changed it, and another who approves. The owner of a campaign does not approve what agents
 * draft for it, or what somebody without the approver's right changed; an approver's own change is accepted by another approver or
 * by the campaign's owner.
 */
export function mayApprove({ userId, author, planCreatedBy, members }: ApprovalQuestion): ApprovalAnswer {
  const member = members.get(userId);
  if (member === undefined) return refusal('This person is not a member of the organisation any more.');
  if (author.kind === 'user' && author.id === userId) {
    return refusal('You wrote this version yourself; somebody else has to approve it.');
  }
  const isApprover = isApproverRole(member.role);
  const authorMember = author.kind === 'user' ? members.get(author.id) : undefined;
  const isAuthorApprover = authorMember !== undefined && isApproverRole(authorMember.role);
  const isOwner = userId === planCreatedBy;
  if (isAuthorApprover) {
    return isApprover || isOwner
      ? { isAllowed: true }
      : refusal("Only an approver or the campaign's author may accept this version.");
  }
  if (isOwner) return refusal('This comes from your own campaign; somebody else has to approve it.');
  return isApprover ? { isAllowed: true } : refusal('Your role may not approve posts.');
}

function refusal(reason: string): ApprovalAnswer {
  return { isAllowed: false, reason };
}
