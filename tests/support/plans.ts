import { createApprovalDesk } from '../../server/approvals/index.ts';
import type { DraftItem } from '../../graphs/orchestrator/index.ts';
import type { TestSeptet } from './septet.ts';

export interface PlanItemView {
  id: string;
  version: number;
  status: string;
  hash: string;
  content: { text: string; media: { mediaId: string }[]; schedule: { kind: string; at?: string } };
  previousText?: string;
  author: { kind: string; id: string };
  allowed: { approve: boolean; edit: boolean; reason?: string };
  decisions: { outcome: string }[];
  publication?: { id: string; status: string; dueAt: string };
}

export interface PlanView {
  id: string;
  campaignId?: string;
  version: number;
  hash: string;
  status: string;
  pendingCount: number;
  items: PlanItemView[];
}

export interface Problem {
  code: string;
  detail: string;
  details?: Record<string, unknown>;
}

export function aDraft(septet: TestSeptet, over: Partial<DraftItem> = {}): DraftItem {
  return {
    channelId: septet.channels.x,
    text: 'The winter blend tastes of cocoa and orange peel.',
    media: [],
    schedule: { kind: 'at', at: new Date(Date.now() + 3 * 86_400_000).toISOString() },
    analysis: { evidence: [] },
    flags: [],
    ...over,
  };
}

/** A campaign of Maya's whose plan the graph has just submitted; no agent has worked. */
export async function submitPlan(
  septet: TestSeptet,
  drafts: DraftItem[],
): Promise<{ campaignId: string; runId: string; planId: string }> {
  const { body } = await septet.call<{ id: string; runId: string }>(septet.people.maya, 'POST', '/campaigns', {
    brief: 'Launch our winter blend next week',
    channels: ['x'],
    posts: 2,
  });
  await septet.owner(`update runs set status = 'running', epoch = 1, lease_until = now() + interval '1 hour' where id = $1`, [
    body.runId,
  ]);
  const desk = createApprovalDesk({ database: septet.context.database, notifications: septet.context.notifications });
  const { planId } = await desk.submitPlan({
    organisationId: septet.organisationId,
    campaignId: body.id,
    runId: body.runId,
    epoch: 1,
    round: 1,
    items: drafts,
    findings: [],
  });
  await septet.owner(`update runs set status = 'parked', lease_until = null where id = $1`, [body.runId]);
  return { campaignId: body.id, runId: body.runId, planId };
}

export async function getPlan(septet: TestSeptet, planId: string, person = septet.people.noor): Promise<PlanView> {
  const { status, body } = await septet.call<PlanView>(person, 'GET', `/plans/${planId}`);
  if (status !== 200) throw new Error(`plan ${planId}: ${status} ${JSON.stringify(body)}`);
  return body;
}

/** A post by hand of Maya's that Noor has approved; due at once unless told otherwise. */
export async function approvePost(
  septet: TestSeptet,
  over: { channelId?: string; text?: string; schedule?: object; media?: object[] } = {},
): Promise<{ planId: string; itemId: string; publicationId: string }> {
  const { maya, noor } = septet.people;
  const created = await septet.call<PlanView>(maya, 'POST', '/posts', {
    channelId: septet.channels.x,
    text: `The winter blend is on the bar. ${Math.random().toString(36).slice(2, 8)}`,
    schedule: { kind: 'on_approval' },
    ...over,
  });
  if (created.status !== 201) throw new Error(JSON.stringify(created.body));
  const decided = await septet.call<{ plan: PlanView }>(noor, 'POST', `/plans/${created.body.id}/decisions`, {
    planVersion: 1,
    outcome: 'approve',
  });
  const item = decided.body.plan?.items[0];
  if (item?.publication === undefined) throw new Error(JSON.stringify(decided.body));
  return { planId: created.body.id, itemId: item.id, publicationId: item.publication.id };
}
