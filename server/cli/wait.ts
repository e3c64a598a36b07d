import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import type { runStep } from '../agents/schema.ts';
import type { campaign } from '../campaigns/schema.ts';
import type { publication } from '../publishing/schema.ts';
import type { ApiClient } from './client.ts';
import type { Output } from './output.ts';

type Campaign = z.output<typeof campaign>;
type RunStep = z.output<typeof runStep>;
type Publication = z.output<typeof publication>;

const pollMs = 300;
const working = new Set(['queued', 'running', 'revising']);
const settled = new Set(['published', 'failed', 'cancelled', 'skipped', 'needs_human']);

/** Follows the agents' steps until the campaign waits for people or has ended. */
export async function waitForCampaign(api: ApiClient, id: string, output: Output): Promise<Campaign> {
  let after = 0;
  for (;;) {
    const page = await api.get<{ items: RunStep[] }>(`/campaigns/${id}/steps`, { after });
    for (const step of page.items) {
      after = step.id;
      output.progress(`${step.agent}: ${step.message}`);
    }
    const current = await api.get<Campaign>(`/campaigns/${id}`);
    if (!working.has(current.status)) {
      output.progressDone();
      return current;
    }
    await sleep(pollMs);
  }
}

/** Waits until every publication of the plan that is due within the minute has gone out, or is known not to. */
export async function waitForDuePublications(api: ApiClient, planId: string, output: Output): Promise<Publication[]> {
  for (;;) {
    const { items } = await api.get<{ items: Publication[] }>('/publications', { planId, limit: 200 });
    const soon = Date.now() + 60_000;
    const open = items.filter((item) => !settled.has(item.status) && Date.parse(item.dueAt) <= soon);
    if (open.length === 0) {
      output.progressDone();
      return items;
    }
    output.progress(`waiting for ${open.length} of ${items.length} publications`);
    await sleep(pollMs);
  }
}
