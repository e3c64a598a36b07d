import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agentNames } from '../../agents/agent-names.ts';
import { createTestLedger, findViolations } from '../support/ledger.ts';
import { getPlan, type PlanView } from '../support/plans.ts';
import { startSeptet, type TestSeptet, waitFor } from '../support/septet.ts';
import { killWorkers, startWorker, type WorkerProcess } from '../support/worker-process.ts';

interface Run {
  id: string;
  status: string;
  epoch: number;
  attempt_count: number;
  error: { code: string } | null;
}

describe('a run whose worker is killed (-9)', () => {
  let septet: TestSeptet;
  let survivor: WorkerProcess | undefined;
  beforeAll(async () => {
    septet = await startSeptet({ account: { historyDays: 30 } });
  });
  afterAll(async () => {
    await killWorkers();
    await septet.close();
  });

  const newCampaign = async () =>
    (
      await septet.call<{ id: string; runId: string }>(septet.people.maya, 'POST', '/campaigns', {
        brief: 'Launch our winter blend on X next week, 2 posts, the first one as soon as it is approved',
      })
    ).body;

  async function readRun(id: string): Promise<Run> {
    const [run] = await septet.owner<Run>('select id, status, epoch, attempt_count, error from runs where id = $1', [id]);
    if (run === undefined) throw new Error('no run');
    return run;
  }

  const letLeasePass = (runId: string) =>
    septet.owner(`update runs set lease_until = now() - interval '1 second' where id = $1 and status = 'running'`, [runId]);

  it('inside each agent, and while it is parked, goes on where it was and finishes once', async () => {
    const { id, runId } = await newCampaign();
    for (const agent of ['trend', 'competitor', 'performance', 'creator', 'engagement', 'scheduler', 'crisis']) {
      expect(await startWorker(septet, `agent.${agent}:kill`).ended).toBe('SIGKILL');
      expect((await readRun(runId)).status).toBe('running');
      await letLeasePass(runId);
    }
    const parked = startWorker(septet);
    const planId = await waitFor(
      'the plan',
      async () => {
        const { body } = await septet.call<{ status: string; planId?: string }>(septet.people.maya, 'GET', `/campaigns/${id}`);
        return body.status === 'awaiting_approval' && (await readRun(runId)).status === 'parked' ? body.planId : undefined;
      },
      40_000,
    );
    expect(await parked.kill()).toBe('SIGKILL');
    const finished = await septet.owner<{ agent: string; count: number }>(
      `select agent, count(*)::int from run_steps where run_id = $1 and kind = 'finished' and agent in ('trend','competitor','performance') group by agent`,
      [runId],
    );
    expect(finished.map((row) => row.agent).sort()).toEqual(['competitor', 'performance', 'trend']);
    expect(await septet.owner('select 1 from plans where campaign_id = $1', [id])).toHaveLength(1);

    const decided = await septet.call<{ plan: PlanView }>(septet.people.noor, 'POST', `/plans/${planId}/decisions`, {
      planVersion: 1,
      outcome: 'approve',
    });
    expect(decided.status).toBe(200);
    survivor = startWorker(septet);
    await waitFor('the end', async () => (await readRun(runId)).status === 'succeeded', 40_000);
    const now = decided.body.plan.items.find((item) => item.content.schedule.kind === 'on_approval')?.publication?.id ?? '';
    const ledger = createTestLedger(septet);
    await waitFor('the post', async () => (await ledger.read(now)).status === 'published', 40_000);

    expect((await getPlan(septet, planId)).items).toHaveLength(2);
    expect(await findViolations(septet)).toEqual([]);
    expect(
      await septet.owner(`select 1 from notifications where kind = 'plan.waiting' and link = $1 and user_id = $2`, [
        `/plans/${planId}`,
        septet.people.noor.userId,
      ]),
    ).toHaveLength(1);
    expect(agentNames).toHaveLength(7);
    expect(await survivor.kill('SIGTERM')).toBe('0');
  }, 240_000);

  it('again and again at the same place is set aside, and others go on', async () => {
    const { id, runId } = await newCampaign();
    // The thread may still have moved between the first kills: then counting began anew.
    let kills = 0;
    for (; kills < 9; kills += 1) {
      const worker = startWorker(septet, 'agent.creator:kill');
      const end = await Promise.race([
        worker.ended,
        waitFor('the run to fail', async () => (await readRun(runId)).status === 'failed', 60_000),
      ]);
      if (end === true) await worker.kill();
      if (end === true) break;
      await letLeasePass(runId);
    }
    const run = await readRun(runId);

    expect(kills).toBeGreaterThanOrEqual(5);
    expect(run).toMatchObject({ error: { code: 'run.attempts_exhausted' } });
    const { body } = await septet.call<{ status: string; error?: { code: string } }>(
      septet.people.maya,
      'GET',
      `/campaigns/${id}`,
    );
    expect(body).toMatchObject({ status: 'failed', error: { code: 'run.attempts_exhausted' } });
    const notices = await septet.call<{ items: { kind: string }[] }>(septet.people.maya, 'GET', '/notifications');
    expect(notices.body.items.map((notice) => notice.kind)).toContain('run.failed');
    survivor = startWorker(septet);
    const other = await newCampaign();
    await waitFor('another campaign', async () => (await readRun(other.runId)).status === 'parked', 40_000);
  }, 240_000);
});
