import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSeptet, type TestSeptet, waitFor } from '../support/septet.ts';

interface Campaign {
  id: string;
  status: string;
  planId?: string;
  error?: { code: string };
  runs: { workflow: string; status: string; offline: boolean; promptTokens: number; models: string[] }[];
}

interface PlanItem {
  id: string;
  version: number;
  status: string;
  content: { text: string; schedule: { kind: string; at?: string } };
  channel: { platform: string };
  mediaUrls: string[];
  allowed: { approve: boolean };
  previousText?: string;
  publication?: { id: string; status: string };
}

interface Plan {
  id: string;
  version: number;
  status: string;
  items: PlanItem[];
  findings: { agent: string }[];
}

describe('a campaign from brief to figures', () => {
  let septet: TestSeptet;

  beforeAll(async () => {
    septet = await startSeptet({ sandboxSpeed: 600, logger: pino({ level: process.env.TEST_LOG ?? 'silent' }) });
    await septet.work();
  });
  afterAll(() => septet.close());

  const plan = async (id: string) => (await septet.call<Plan>(septet.people.noor, 'GET', `/plans/${id}`)).body;
  const campaign = async (id: string) => (await septet.call<Campaign>(septet.people.maya, 'GET', `/campaigns/${id}`)).body;

  it('plans, revises, is approved by another person and is published exactly once', async () => {
    const { maya, noor } = septet.people;
    const accepted = await septet.call<{ id: string; status: string }>(maya, 'POST', '/campaigns', {
      brief:
        'Launch our winter blend on X, Instagram and LinkedIn next week, playful, no discounts, 4 posts, the first one as soon as it is approved',
    });
    expect(accepted).toMatchObject({ status: 202, body: { status: 'queued' } });

    const waiting = await waitFor('a plan', async () => {
      const seen = await campaign(accepted.body.id);
      if (seen.status === 'failed') throw new Error(JSON.stringify(seen));
      return seen.status === 'awaiting_approval' && seen.planId !== undefined ? seen : undefined;
    });
    const first = await plan(waiting.planId ?? '');
    expect(first.items).toHaveLength(4);
    expect(new Set(first.findings.map((finding) => finding.agent)).size).toBeGreaterThanOrEqual(5);
    expect(first.items.some((item) => item.content.schedule.kind === 'on_approval')).toBe(true);
    expect(waiting.runs[0]).toMatchObject({ workflow: 'campaign', offline: true });
    const notices = await septet.call<{ items: { kind: string }[] }>(noor, 'GET', '/notifications');
    expect(notices.body.items.map((notice) => notice.kind)).toContain('plan.waiting');

    const last = first.items.at(-1);
    if (last === undefined) throw new Error('no item');
    const sentBack = await septet.call<{ plan: Plan }>(noor, 'POST', `/plans/${first.id}/decisions`, {
      planVersion: first.version,
      outcome: 'request_changes',
      comment: 'Mention the orange peel and make it shorter',
      items: [{ itemId: last.id, itemVersion: last.version }],
    });
    expect(sentBack).toMatchObject({ status: 200, body: { plan: { status: 'revising' } } });
    const revised = await waitFor('a revision', async () => {
      const seen = await plan(first.id);
      return seen.status === 'pending' && seen.version > first.version ? seen : undefined;
    });
    expect(revised.items.at(-1)).toMatchObject({ version: 2, previousText: last.content.text });

    const approved = await septet.call<{ plan: Plan }>(noor, 'POST', `/plans/${first.id}/decisions`, {
      planVersion: revised.version,
      outcome: 'approve',
    });
    expect(approved).toMatchObject({ status: 200, body: { plan: { status: 'approved' } } });
    const now = approved.body.plan.items.find((item) => item.content.schedule.kind === 'on_approval');
    if (now === undefined) throw new Error('nothing goes out on approval');

    const published = await waitFor('the first post', async () => {
      const seen = await septet.call<{ status: string; text: string; permalink?: string }>(
        maya,
        'GET',
        `/publications/${now.publication?.id}`,
      );
      if (seen.body.status === 'needs_human' || seen.body.status === 'failed') throw new Error(JSON.stringify(seen.body));
      return seen.body.status === 'published' ? seen.body : undefined;
    });
    expect(published.text).toBe(now.content.text);
    const platform = now.channel.platform as 'x' | 'instagram' | 'linkedin';
    expect(await septet.sandbox.readFeed(platform, septet.accounts[platform])).toHaveLength(1);
    expect((await campaign(accepted.body.id)).status).toBe('scheduled');
    await waitFor('the run to end', async () => (await campaign(accepted.body.id)).runs[0]?.status === 'succeeded');
    const [left] = await septet.owner<{ count: number }>('select count(*)::int as count from checkpoint.checkpoints');
    expect(left?.count).toBe(0);
  }, 90_000);
});
