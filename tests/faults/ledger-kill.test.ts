import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestLedger, findViolations, liveTexts } from '../support/ledger.ts';
import { approvePost } from '../support/plans.ts';
import { startSeptet, type TestSeptet, waitFor } from '../support/septet.ts';
import { killWorkers, startWorker } from '../support/worker-process.ts';

const steps = [
  'publish.claimed',
  'publish.progress',
  'publish.prepared',
  'publish.before_commit',
  'publish.after_commit',
  'publish.before_result',
  'publish.settled',
];

describe('a worker that is killed (-9)', () => {
  let septet: TestSeptet;
  beforeAll(async () => {
    septet = await startSeptet();
  });
  afterAll(async () => {
    await killWorkers();
    await septet.close();
  });

  it('at any step of publishing leaves exactly one post per publication', async () => {
    const ledger = createTestLedger(septet);
    const posts: { step: string; publicationId: string }[] = [];
    for (const step of steps) {
      const { publicationId } = await approvePost(septet, { text: `Killed at ${step.replace('.', ' ')}` });
      posts.push({ step, publicationId });
      expect(await startWorker(septet, `${step}:kill`).ended).toBe('SIGKILL');
      const { status } = await ledger.read(publicationId);
      expect(status).toBe(step === 'publish.settled' ? 'published' : 'sending');
    }

    for (const { publicationId } of posts) {
      expect(await ledger.settle(publicationId)).toMatchObject({ status: 'published' });
    }

    expect(await findViolations(septet)).toEqual([]);
    expect(await liveTexts(septet, 'x')).toHaveLength(steps.length);
  }, 180_000);

  it('while it finds out about a post does no harm either', async () => {
    const ledger = createTestLedger(septet);
    const { publicationId } = await approvePost(septet, { text: 'Killed while looking' });
    expect(await startWorker(septet, 'publish.after_commit:kill').ended).toBe('SIGKILL');
    for (const step of ['reconcile.claimed', 'reconcile.before_result']) {
      await ledger.letTimePass(publicationId);
      expect(await startWorker(septet, `${step}:kill`).ended).toBe('SIGKILL');
    }

    expect(await ledger.settle(publicationId)).toMatchObject({ status: 'published' });
    expect(await findViolations(septet)).toEqual([]);
  }, 120_000);

  it('is replaced by another that sends what is due, within two seconds of its time', async () => {
    const worker = startWorker(septet);
    const warm = await approvePost(septet, { text: 'To know that the worker is there' });
    const ledger = createTestLedger(septet);
    await waitFor('the worker', async () => (await ledger.read(warm.publicationId)).status === 'published');
    const at = new Date(Date.now() + 4000);
    const { publicationId } = await approvePost(septet, { text: 'On time', schedule: { kind: 'at', at: at.toISOString() } });

    await waitFor('the post', async () => (await ledger.read(publicationId)).status === 'published');

    const [row] = await septet.owner<{ published_at: Date }>('select published_at from publications where id = $1', [
      publicationId,
    ]);
    const lateMs = (row?.published_at.getTime() ?? 0) - at.getTime();
    expect(lateMs).toBeGreaterThanOrEqual(0);
    expect(lateMs).toBeLessThan(2000);
    expect(await worker.kill('SIGTERM')).toBe('0');
  }, 60_000);
});
