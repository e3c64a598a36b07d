import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createEventQueries } from '../../db/queries/events.ts';
import { createApprovalDesk } from '../../server/approvals/index.ts';
import type { Failpoints } from '../../server/faults/index.ts';
import { PlatformError } from '../../tools/platforms/index.ts';
import { asOwner } from '../support/database.ts';
import { createTestLedger, findViolations, liveTexts } from '../support/ledger.ts';
import { aDraft, approvePost, getPlan, type PlanView, type Problem, submitPlan } from '../support/plans.ts';
import { startSeptet, type TestSeptet, waitFor } from '../support/septet.ts';

let septet: TestSeptet;
const never = new AbortController().signal;

beforeAll(async () => {
  septet = await startSeptet();
});
afterEach(async () => {
  const violations = await findViolations(septet);
  if (violations.length > 0) throw new Error(violations.join('\n'));
});
afterAll(() => septet.close());

/** Runs `at` once, when the worker comes by this place. */
function meanwhile(place: string, at: () => Promise<unknown>): Failpoints {
  let isDone = false;
  return {
    async hit(name) {
      if (name !== place || isDone) return;
      isDone = true;
      await at();
    },
  };
}

describe('cancelling a campaign while its agents submit the plan', () => {
  async function race(order: readonly ('cancel' | 'submit')[]) {
    const { body } = await septet.call<{ id: string; runId: string }>(septet.people.maya, 'POST', '/campaigns', {
      brief: 'Launch our winter blend next week',
      channels: ['x'],
      posts: 2,
    });
    await septet.owner(`update runs set status = 'running', epoch = 1, lease_until = now() + interval '1 hour' where id = $1`, [
      body.runId,
    ]);
    const desk = createApprovalDesk({ database: septet.context.database, notifications: septet.context.notifications });
    const act = {
      cancel: async () => (await septet.call(septet.people.maya, 'POST', `/campaigns/${body.id}/cancel`)).status,
      submit: async () =>
        desk
          .submitPlan({
            organisationId: septet.organisationId,
            campaignId: body.id,
            runId: body.runId,
            epoch: 1,
            round: 1,
            items: [aDraft(septet)],
            findings: [],
          })
          .then(
            () => 'submitted',
            (error: { code?: string }) => error.code,
          ),
    };
    const done = await asOwner(septet.db.ownerUrl, async (owner) => {
      await owner.query('begin');
      await owner.query('select 1 from campaigns where id = $1 for update', [body.id]);
      const acts: Promise<unknown>[] = [];
      for (const [index, name] of order.entries()) {
        acts.push(act[name]());
        await waitFor('both at the same lock', async () => {
          const [row] = await septet.owner<{ waiting: number }>(
            `select count(*)::int as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
          );
          return row !== undefined && row.waiting > index;
        });
      }
      await owner.query('commit');
      return Promise.all(acts);
    });
    const [campaign] = await septet.owner('select status from campaigns where id = $1', [body.id]);
    const plans = await septet.owner('select status from plans where campaign_id = $1', [body.id]);
    return { done, campaign, plans };
  }

  it('leaves nothing to approve when the agents come second', async () => {
    expect(await race(['cancel', 'submit'])).toEqual({
      done: [200, 'run.cancelled'],
      campaign: { status: 'cancelled' },
      plans: [],
    });
  });

  it('takes the plan along when the agents come first', async () => {
    expect(await race(['submit', 'cancel'])).toEqual({
      done: ['submitted', 200],
      campaign: { status: 'cancelled' },
      plans: [{ status: 'cancelled' }],
    });
  });
});

describe('a switch that is thrown while a post is being prepared', () => {
  it.each([
    ['the organisation', () => '/organisation/publishing', 'publishing.organisation_paused'],
    ['the channel', () => `/channels/${septet.channels.x}/publishing`, 'publishing.channel_paused'],
  ])('for %s holds it back, and releasing it lets it go', async (_what, route, code) => {
    const { publicationId, planId } = await approvePost(septet);
    const text = (await getPlan(septet, planId)).items[0]?.content.text;
    const pause = (paused: boolean) => septet.call(septet.people.noor, 'POST', route(), { paused });
    const ledger = createTestLedger(septet, { failpoints: meanwhile('publish.prepared', () => pause(true)) });

    await ledger.publisher.publish(septet.organisationId, publicationId, never);

    expect(await ledger.read(publicationId)).toMatchObject({ status: 'due', attempt_count: 0, last_error: { code } });
    expect(await liveTexts(septet, 'x')).not.toContain(text);
    await pause(false);
    await ledger.publisher.publish(septet.organisationId, publicationId, never);
    expect(await ledger.read(publicationId)).toMatchObject({ status: 'published', last_error: null });
  });
});

describe('a post that ends its worker every time', () => {
  it.each([
    ['before anything was sent', ['publish.claimed'], 'publishing.attempts_exhausted'],
    ['while its fate is looked for', ['publish.after_commit', 'reconcile.claimed'], 'publishing.maybe_live'],
  ])('%s is handed to people instead of ending workers for ever', async (_what, places, code) => {
    const { publicationId } = await approvePost(septet);
    const failpoints: Failpoints = {
      hit: (name) => (places.includes(name) ? Promise.reject(new Error('the worker ends')) : Promise.resolve()),
    };
    const ledger = createTestLedger(septet, { failpoints });

    let ended = 0;
    for (let looks = 0; looks < 20 && (await ledger.read(publicationId)).status !== 'needs_human'; looks += 1) {
      await ledger.publisher.publish(septet.organisationId, publicationId, never).catch(() => (ended += 1));
      await ledger.letTimePass(publicationId);
    }

    expect(ended).toBe(5);
    expect(await ledger.read(publicationId)).toMatchObject({ status: 'needs_human', last_error: { code } });
    await septet.call(septet.people.noor, 'POST', `/publications/${publicationId}/retry`);
    expect(await createTestLedger(septet).settle(publicationId)).toMatchObject({ status: 'published' });
  });
});

describe('posts of unknown fate', () => {
  it('with the same words never share one live post', async () => {
    const text = 'The same words twice.';
    const channelId = septet.channels.linkedin;
    const one = await approvePost(septet, { channelId, text });
    const two = await approvePost(septet, { channelId, text });
    const sender = createTestLedger(septet);
    await septet.sandbox.addFault({ platform: 'linkedin', kind: 'cut_after', route: 'commit', times: 1 });
    await sender.publisher.publish(septet.organisationId, one.publicationId, never);
    await septet.sandbox.addFault({ platform: 'linkedin', kind: 'cut_before', route: 'commit', times: 1 });
    await sender.publisher.publish(septet.organisationId, two.publicationId, never);
    const ids = [one.publicationId, two.publicationId];
    for (const id of ids) expect(await sender.read(id)).toMatchObject({ status: 'unknown' });
    for (const id of ids) await sender.letTimePass(id);

    let looked = 0;
    const together: Failpoints = {
      async hit(name) {
        if (name !== 'reconcile.before_result') return;
        looked += 1;
        await waitFor('both have looked', () => Promise.resolve(looked === 2));
      },
    };
    const ledger = createTestLedger(septet, { failpoints: together });
    await Promise.all(ids.map((id) => ledger.publisher.publish(septet.organisationId, id, never)));

    // The network takes no words twice: what it does not take goes to people, and is not counted as published.
    const rows = await Promise.all(ids.map((id) => sender.settle(id)));
    expect(rows.map(({ status }) => status).toSorted()).toEqual(['needs_human', 'published']);
    expect(rows.flatMap((row) => row.remote_id ?? [])).toHaveLength(1);
  });

  it('on an account that is never connected again are handed to people', async () => {
    const { publicationId } = await approvePost(septet);
    await septet.sandbox.addFault({ platform: 'x', kind: 'cut_before', route: 'commit', times: 1 });
    const ledger = createTestLedger(septet);
    await ledger.publisher.publish(septet.organisationId, publicationId, never);
    const lockedOut = createTestLedger(septet, {
      access: {
        open: () =>
          Promise.reject(new PlatformError('x', 'auth', 'revoked', 'The access was revoked.', { needsReconnect: true })),
      },
    });

    await ledger.letTimePass(publicationId);
    expect(await lockedOut.settle(publicationId)).toMatchObject({
      status: 'needs_human',
      last_error: { code: 'publishing.maybe_live' },
    });

    await septet.owner(`update channels set status = 'active'`);
    await septet.call(septet.people.noor, 'POST', `/publications/${publicationId}/retry`, { confirmNotLive: true });
    expect(await ledger.settle(publicationId)).toMatchObject({ status: 'published' });
  });
});

describe('a campaign whose last post is skipped as too late', () => {
  it('is complete', async () => {
    await septet.owner(`update organisations set late_policy = 'skip', late_after_seconds = 60`);
    const { planId, campaignId } = await submitPlan(septet, [aDraft(septet, { schedule: { kind: 'on_approval' } })]);
    await septet.owner(`update organisations set late_policy = 'publish'`);
    const decided = await septet.call<{ plan: PlanView }>(septet.people.noor, 'POST', `/plans/${planId}/decisions`, {
      planVersion: 1,
      outcome: 'approve',
    });
    const publicationId = decided.body.plan.items[0]?.publication?.id ?? '';
    await septet.owner(`update publications set due_at = due_at - interval '1 hour' where id = $1`, [publicationId]);

    await createTestLedger(septet).publisher.publish(septet.organisationId, publicationId, never);

    expect(await septet.owner('select status from publications where id = $1', [publicationId])).toEqual([{ status: 'skipped' }]);
    expect(await septet.owner('select status from campaigns where id = $1', [campaignId])).toEqual([{ status: 'completed' }]);
  });
});

describe('half of a character', () => {
  it('in a text or an image description is bad input, not a fault', async () => {
    const post = (text: string) =>
      septet.call<Problem>(septet.people.maya, 'POST', '/posts', {
        channelId: septet.channels.x,
        text,
        schedule: { kind: 'on_approval' },
      });

    expect(await post('Winter \ud83d')).toMatchObject({ status: 400, body: { code: 'post.not_text' } });
    expect(await post('Winter ☕\u{1f36b}')).toMatchObject({ status: 201 });
  });
});

describe('events that nobody reads any more', () => {
  it('are forgotten, the others stay', async () => {
    await septet.owner(`update events set created_at = now() - interval '31 days' where seq = (select min(seq) from events)`);
    const count = async () => (await septet.owner<{ n: number }>('select count(*)::int as n from events'))[0]?.n ?? 0;
    const before = await count();

    await septet.context.database.inOrganisation(septet.organisationId, (tx) => createEventQueries(tx).deleteOlderThanDays(30));

    expect(await count()).toBe(before - 1);
  });
});
