import type { ChannelRecord } from '../../db/queries/channels.ts';
import type { ApprovalRecord } from '../../db/queries/decisions.ts';
import type { OrganisationRecord } from '../../db/queries/organisations.ts';
import type { ItemRecord, ItemVersionRecord } from '../../db/queries/plan-items.ts';
import type { PlanRecord } from '../../db/queries/plans.ts';
import type { ReadyPublication } from '../../db/queries/ledger.ts';
import { hashItemContent, mayApprove, type Members, parseItemContent, type Sealer } from '../approvals/index.ts';
import type { ItemContent } from '../approvals/schema.ts';

/** Everything that the send gate looks at, read in the transaction of the claim. */
export interface GateInput {
  publication: ReadyPublication;
  organisation: OrganisationRecord;
  channel: ChannelRecord;
  plan: PlanRecord;
  item: ItemRecord;
  version: ItemVersionRecord | undefined;
  approvals: readonly ApprovalRecord[];
  members: Members;
  /** SHA-256 of the bytes that would be sent, in order; undefined for those that can't be read. */
  mediaHashes: readonly (string | undefined)[];
  now: Date;
}

/**
 * - `open`: exactly this content may go out now
 * - `held`: not now; a switch or a channel's state holds it back
 * - `late`: the sealed late policy says not to send
 * - `refused`: nothing that anybody approved
 */
export type GateAnswer =
  | { kind: 'open'; content: ItemContent }
  | HeldAnswer
  | { kind: 'late'; action: 'skip' | 'ask'; message: string }
  | { kind: 'refused'; code: string; message: string };

export interface HeldAnswer {
  kind: 'held';
  code: HeldCode;
  message: string;
}

export const heldCodes = [
  'publishing.organisation_paused',
  'publishing.channel_paused',
  'publishing.channel_unavailable',
] as const;
type HeldCode = (typeof heldCodes)[number];

/** Levels of approval that the policy in force asks for. */
const requiredLevels = 1;

/** The last word before anything leaves: seal, expiry, people, content, account, time and switches, all checked anew. */
export function checkGate(input: GateInput, sealer: Sealer): GateAnswer {
  const held = checkSwitches(input);
  if (held !== undefined) return held;
  const { publication, version } = input;
  if (input.plan.status === 'cancelled') return refused('plan_cancelled', 'The plan was cancelled.');
  if (version === undefined || input.item.version !== publication.itemVersion || input.item.status !== 'approved') {
    return refused('not_approved', 'This version of the post is not approved any more.');
  }
  const content = readContent(version.content);
  if (
    content === undefined ||
    hashItemContent(version.content as object) !== version.hash ||
    version.hash !== publication.contentHash
  ) {
    return refused('content_changed', 'The stored content is not what was approved.');
  }
  const target = checkTarget(input, content) ?? checkApprovals(input, sealer);
  if (target !== undefined) return target;
  if (content.media.some((medium, index) => medium.sha256 !== input.mediaHashes[index])) {
    return refused('media_changed', 'An image is not the one that was approved, or is gone.');
  }
  return checkLateness(input, content) ?? { kind: 'open', content };
}

/** What holds everything of this account back right now. */
export function checkSwitches({ organisation, channel }: Pick<GateInput, 'organisation' | 'channel'>): HeldAnswer | undefined {
  if (organisation.publishingPaused)
    return { kind: 'held', code: 'publishing.organisation_paused', message: 'Publishing is paused.' };
  if (channel.publishingPaused)
    return { kind: 'held', code: 'publishing.channel_paused', message: 'Publishing on this channel is paused.' };
  if (channel.status !== 'active' && channel.status !== 'limited') {
    return {
      kind: 'held',
      code: 'publishing.channel_unavailable',
      message: `The channel is ${channel.status.replace('_', ' ')}; connect it again.`,
    };
  }
  return undefined;
}

function checkTarget({ publication, channel, now }: GateInput, content: ItemContent): GateAnswer | undefined {
  const isSameAccount =
    content.channelId === publication.channelId &&
    content.channelId === channel.id &&
    content.platform === channel.platform &&
    content.externalAccountId === channel.externalAccountId;
  if (!isSameAccount) return refused('account_changed', 'The channel is not the account that was approved.');
  if (content.schedule.kind !== 'at') return undefined;
  const at = new Date(content.schedule.at);
  if (publication.occurrence.getTime() !== at.getTime() || publication.dueAt < at || now < at) {
    return refused('time_changed', 'The time is not the one that was approved.');
  }
  return undefined;
}

function checkApprovals(input: GateInput, sealer: Sealer): GateAnswer | undefined {
  const { publication, version, plan, members } = input;
  if (version === undefined) return refused('not_approved', 'This version of the post is not approved any more.');
  const genuine = input.approvals.filter(
    (approval) =>
      approval.status === 'active' &&
      approval.itemId === publication.itemId &&
      approval.itemVersion === publication.itemVersion &&
      approval.hash === version.hash &&
      sealer.isGenuine(approval, { seal: approval.seal, keyId: approval.sealKeyId }),
  );
  if (genuine.length === 0) return refused('no_approval', 'No approval with a genuine seal stands behind this post.');
  const current = genuine.filter((approval) => !approval.isExpired);
  if (current.length === 0) return refused('approval_expired', 'The approval has expired.');
  const author = { kind: version.authorKind, id: version.authorId };
  const levels = new Set(
    current
      .filter(({ approvedBy }) => mayApprove({ userId: approvedBy, author, planCreatedBy: plan.createdBy, members }).isAllowed)
      .map((approval) => approval.level),
  );
  if (levels.size < requiredLevels)
    return refused('policy_changed', 'Whoever approved this may not approve it under the rules in force now.');
  return undefined;
}

function checkLateness({ publication, now }: GateInput, content: ItemContent): GateAnswer | undefined {
  const { action, afterSeconds } = content.latePolicy;
  if (action === 'publish' || publication.lateAcceptedBy !== undefined) return undefined;
  const promisedAt = content.schedule.kind === 'at' ? new Date(content.schedule.at) : publication.dueAt;
  const secondsLate = (now.getTime() - promisedAt.getTime()) / 1000;
  if (secondsLate <= afterSeconds) return undefined;
  return { kind: 'late', action, message: `Its time was ${promisedAt.toISOString()}, more than ${afterSeconds} seconds ago.` };
}

function readContent(stored: unknown): ItemContent | undefined {
  try {
    return parseItemContent(stored);
  } catch {
    // Anything that is not an item's content has not been approved.
    return undefined;
  }
}

function refused(name: string, message: string): GateAnswer {
  return { kind: 'refused', code: `gate.${name}`, message };
}
