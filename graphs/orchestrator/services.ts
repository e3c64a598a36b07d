import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import type { AgentName, StepReport } from '../../agents/index.ts';
import type { AgentTool } from '../../tools/define-tool.ts';
import type { Platform } from '../../tools/platforms/connector.ts';
import type { CampaignFinding, DraftItem } from './plan-types.ts';

/** What one stretch of a run may use. Comes by the runtime context, never from state; no credentials, no `act` power. */
export interface RunServices {
  organisationId: string;
  runId: string;
  /** Of the claim. Every write of results carries it; a stale one is refused with `StaleEpochError`. */
  epoch: number;
  campaignId: string;
  brandId: string;
  /** Analyses look at data up to here. Absent: the last sample. ISO instant. */
  asOf?: string;
  modelFor(agent: AgentName): BaseChatModel;
  /** The agent's own tools. Only `read` and `propose` are ever used. */
  toolsFor(agent: AgentName): AgentTool[];
  /** Appends to the run's steps. A repeated step after a crash is harmless. */
  report(step: StepReport): Promise<void>;
  clock: { now(): Date };
  /** Draws and stores an image; the same request gives the same bytes and id. */
  renderImage(request: ImageRequest): Promise<{ mediaId: string; sha256: string }>;
  /** Into vector memory, upserting on `dedupeKey`. */
  remember(item: MemoryNote): Promise<void>;
}

export interface ImageRequest {
  headline: string;
  brandName: string;
  palette: string[];
  platform: Platform;
  seed: string;
  altText: string;
}

export interface MemoryNote {
  kind: 'what_worked';
  text: string;
  dedupeKey: string;
  /** 0 to 1. */
  importance: number;
  trust: 'trusted' | 'untrusted';
  /** Cites where it comes from, e.g. `{ kind: 'channel_post', id, channelId, permalink }`. */
  source: Record<string, unknown>;
  metadata: Record<string, unknown>;
}

/** An item as it stands, with what an approver wants changed about it. */
export interface ItemFeedback {
  itemId: string;
  channelId: string;
  text: string;
  comment: string;
  /** As it stands; kept on revision unless its instant has passed. Absent: the graph keeps or finds a time itself. */
  schedule?: DraftItem['schedule'];
  mediaBrief?: string;
}

export type DeskOutcome =
  | { kind: 'pending' }
  | { kind: 'settled'; status: string }
  | { kind: 'changes_requested'; round: number; feedback: ItemFeedback[] };

/** The graph's only door to approvals. It submits and looks; deciding is not offered. */
export interface ApprovalDesk {
  /**
   * Writes round `round` of the campaign's plan: all items in round 1, afterwards only the revised ones (with `itemId`).
   * Idempotent per campaign and round.
   *
   * @throws {StaleEpochError} when a newer owner of the run exists.
   */
  submitPlan(submission: PlanSubmission): Promise<{ planId: string; planVersion: number }>;
  readOutcome(organisationId: string, planId: string): Promise<DeskOutcome>;
}

export interface PlanSubmission {
  organisationId: string;
  campaignId: string;
  runId: string;
  epoch: number;
  /** 1 for the first submission; grows by one per revision. */
  round: number;
  items: DraftItem[];
  findings: CampaignFinding[];
}
