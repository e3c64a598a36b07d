import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { StaleEpochError } from '../../db/errors.ts';
import { createFailpoints } from '../../server/faults/index.ts';
import { createChannelAccess } from '../../server/publishing/index.ts';
import { PlatformError } from '../../tools/platforms/index.ts';
import { createTestLedger, findViolations, liveTexts } from '../support/ledger.ts';
import { approvePost, getPlan } from '../support/plans.ts';
import { startSeptet, type TestSeptet, waitFor } from '../support/septet.ts';

let septet: TestSeptet;
const never = new AbortController().signal;

beforeAll(async () => {
  septet = await startSeptet();
});
afterEach(async () => {
  await septet.sandbox.clearFaults();
  await septet.owner(`update channels set status = 'active', publishing_paused = false`);
  await septet.owner(`update auth.member set role = 'approver' where "userId" = $1`, [septet.people.noor.userId]);
  const violations = await findViolations(septet);
  if (violations.length > 0) throw new Error(violations.join('\n'));
});
afterAll(() => septet.close());

async function textOf(planId: string): Promise<string> {
  return (await getPlan(septet, planId)).items[0]?.content.text ?? '';
}

async function countLive(planId: string): Promise<number> {
  const text = await textOf(planId);
  return (await liveTexts(septet, 'x')).filter((live) => live === text).length;
}

describe('a post on its way to a network that misbehaves', () => {
  it.each([
    ['answers 500 after it has published', { kind: 'fail_after', route: 'commit' }],
    ['cuts the connection after it has published', { kind: 'cut_after', route: 'commit' }],
    ['answers in a shape that nobody knows', { kind: 'drift', route: 'commit' }],
    ['answers 500 before it has published', { kind: 'fail_before', route: 'commit' }],
    ['cuts the connection before it has published', { kind: 'cut_before', route: 'commit' }],
    ['asks to wait', { kind: 'rate_limit', route: 'commit', retryAfter: '2' }],
    ['asks to wait for an absurd time', { kind: 'rate_limit', route: 'commit', retryAfter: '99999999999' }],
    ['fails while uploading', { kind: 'cut_after', route: 'media_finalize' }],
    ['lets the token run out', { kind: 'expire_token', route: 'commit' }],
  ])('which %s is published exactly once', async (_what, fault) => {
    const media = [{ mediaId: await addImage(), altText: 'A cup' }];
    const { planId, publicationId } = await approvePost(septet, { media });
    await septet.sandbox.addFault({ platform: 'x', ...fault, times: 1 });

    const row = await createTestLedger(septet).settle(publicationId);

    expect(row).toMatchObject({ status: 'published', last_error: null });
    expect(await countLive(planId)).toBe(1);
  });

  it('is never sent before a Retry-After has passed', async () => {
    const { publicationId, planId } = await approvePost(septet);
    await septet.sandbox.addFault({ platform: 'x', kind: 'rate_limit', route: 'commit', retryAfter: '3600', times: 1 });
    const ledger = createTestLedger(septet);

    await ledger.publisher.publish(septet.organisationId, publicationId, never);
    await ledger.publisher.publish(septet.organisationId, publicationId, never);

    expect(await ledger.read(publicationId)).toMatchObject({ status: 'due', epoch: 1 });
    const [wait] = await septet.owner<{ seconds: number }>(
      'select extract(epoch from next_attempt_at - now())::int as seconds from publications where id = $1',
      [publicationId],
    );
    expect(wait?.seconds).toBeGreaterThan(3500);
    expect(await countLive(planId)).toBe(0);
    await septet.owner(`update publications set status = 'cancelled' where id = $1`, [publicationId]);
  });

  it('is tried again after a refused connection, and ends after a bounded number of attempts', async () => {
    const { publicationId, planId } = await approvePost(septet);
    const nowhere = { x: 'http://127.0.0.1:9/x', instagram: 'http://127.0.0.1:9/i', linkedin: 'http://127.0.0.1:9/l' };
    const unreachable = createTestLedger(septet, { connectors: septet.sandbox.connectWith({ baseUrls: nowhere }) });

    await unreachable.publisher.publish(septet.organisationId, publicationId, never);
    expect(await unreachable.read(publicationId)).toMatchObject({ status: 'due', attempt_count: 1 });
    expect(await createTestLedger(septet).settle(publicationId)).toMatchObject({ status: 'published' });
    expect(await countLive(planId)).toBe(1);

    const other = await approvePost(septet);
    expect(await unreachable.settle(other.publicationId)).toMatchObject({ status: 'failed', attempt_count: 8 });
    const notices = await septet.call<{ items: { kind: string }[] }>(septet.people.maya, 'GET', '/notifications');
    expect(notices.body.items.map((notice) => notice.kind)).toContain('publication.failed');
  });

  it('that refuses it as a duplicate is looked for, and handed to people when it is not there', async () => {
    const twin = await approvePost(septet, { text: 'Said before.' });
    await createTestLedger(septet).settle(twin.publicationId);
    const { publicationId } = await approvePost(septet, { text: 'Said before. Never again.' });
    await septet.sandbox.addFault({ platform: 'x', kind: 'refuse', route: 'commit', status: 403, code: 'duplicate', times: 1 });

    const row = await createTestLedger(septet).settle(publicationId);

    expect(row).toMatchObject({ status: 'needs_human', last_error: { code: 'publishing.maybe_live' } });
    const retried = await septet.call<{ status: string }>(septet.people.noor, 'POST', `/publications/${publicationId}/retry`, {
      confirmNotLive: true,
    });
    expect(retried.body.status).toBe('due');
    expect(await createTestLedger(septet).settle(publicationId)).toMatchObject({ status: 'published' });
  });

  it('that locks the account out pauses the channel, tells people once, and goes on after a reconnect', async () => {
    const one = await approvePost(septet);
    const two = await approvePost(septet);
    const ledger = createTestLedger(septet);
    await septet.owner(`update channels set status = 'active' where id = $1`, [septet.channels.x]);
    const refusing = createTestLedger(septet, {
      access: {
        open: () =>
          Promise.reject(new PlatformError('x', 'auth', 'revoked', 'X has revoked the access.', { needsReconnect: true })),
      },
    });

    await refusing.publisher.publish(septet.organisationId, one.publicationId, never);
    await refusing.publisher.publish(septet.organisationId, two.publicationId, never);

    expect(await ledger.read(one.publicationId)).toMatchObject({ status: 'due' });
    expect(await ledger.read(two.publicationId)).toMatchObject({
      status: 'due',
      last_error: { code: 'publishing.channel_unavailable' },
    });
    const [channel] = await septet.owner<{ status: string }>('select status from channels where id = $1', [septet.channels.x]);
    expect(channel?.status).toBe('expired');
    const notices = await septet.owner(`select 1 from notifications where kind = 'channel.expired' and user_id = $1`, [
      septet.people.noor.userId,
    ]);
    expect(notices).toHaveLength(1);
    await septet.owner(`update channels set status = 'active' where id = $1`, [septet.channels.x]);
    expect((await ledger.settle(one.publicationId)).status).toBe('published');
    expect((await ledger.settle(two.publicationId)).status).toBe('published');
  });
});

describe('several workers', () => {
  it('send a post once, however many look at it at the same time', async () => {
    const { publicationId, planId } = await approvePost(septet);
    const ledgers = Array.from({ length: 8 }, () => createTestLedger(septet));

    await Promise.all(ledgers.map((ledger) => ledger.publisher.publish(septet.organisationId, publicationId, never)));

    expect(await countLive(planId)).toBe(1);
    expect(await ledgers[0]?.read(publicationId)).toMatchObject({ status: 'published', epoch: 1 });
  });

  it('let the newer one win when the older wakes up past its lease: it sends nothing and writes nothing', async () => {
    const { publicationId, planId } = await approvePost(septet);
    const asleep = createTestLedger(septet, { failpoints: createFailpoints('publish.prepared:sleep:1500') });
    const sleeping = asleep.publisher.publish(septet.organisationId, publicationId, never).then(
      () => undefined,
      (error: unknown) => error,
    );
    await waitFor('the claim', async () => (await asleep.read(publicationId)).status === 'sending');
    await new Promise((resolve) => setTimeout(resolve, 500));

    const newer = await createTestLedger(septet).settle(publicationId);

    expect(await sleeping).toBeInstanceOf(StaleEpochError);
    expect(newer.status).toBe('published');
    expect(await asleep.read(publicationId)).toMatchObject({ status: 'published', epoch: newer.epoch });
    expect(await countLive(planId)).toBe(1);
  });

  it('only look, and never send blindly, after a lease has run out', async () => {
    const { publicationId, planId } = await approvePost(septet);
    const dying = createTestLedger(septet, { failpoints: createFailpoints('publish.after_commit:throw') });
    await expect(dying.publisher.publish(septet.organisationId, publicationId, never)).rejects.toThrow('failpoint');
    await dying.letTimePass(publicationId);

    await createTestLedger(septet).publisher.publish(septet.organisationId, publicationId, never);

    expect(await dying.read(publicationId)).toMatchObject({ status: 'published', epoch: 2 });
    const attempts = await septet.owner<{ kind: string; outcome: string }>(
      'select kind, outcome from publication_attempts where publication_id = $1 order by epoch',
      [publicationId],
    );
    expect(attempts).toEqual([
      { kind: 'publish', outcome: 'stale' },
      { kind: 'reconcile', outcome: 'found' },
    ]);
    expect(await countLive(planId)).toBe(1);
  });

  it('refresh a token once, however many need it at the same time', async () => {
    let calls = 0;
    const x = septet.sandbox.connectors.x;
    const connectors = {
      ...septet.sandbox.connectors,
      x: { ...x, refreshTokens: (...args: Parameters<typeof x.refreshTokens>) => ((calls += 1), x.refreshTokens(...args)) },
    };
    const { database, vault, clock } = septet.context;
    const access = createChannelAccess({ database, vault, connectors, clock });
    const channel = {
      id: septet.channels.x,
      organisationId: septet.organisationId,
      platform: 'x',
      externalAccountId: septet.accounts.x,
    };
    const { accessToken } = await access.open(channel, { signal: never });

    const opened = await Promise.all(
      Array.from({ length: 20 }, () => access.open(channel, { signal: never, refusedToken: accessToken })),
    );

    expect(calls).toBe(1);
    expect(new Set(opened.map((credentials) => credentials.accessToken)).size).toBe(1);
    expect(opened[0]?.accessToken).not.toBe(accessToken);
    expect(opened[0]?.refreshToken).toBeTruthy();
  });
});

describe('the gate, with the database in somebody else’s hands', () => {
  it.each([
    ['the text', `update item_versions set content = jsonb_set(content, '{text}', '"Buy bitcoin"') where item_id = $1`],
    [
      'the time',
      `update item_versions set content = jsonb_set(content, '{schedule}', '{"kind":"at","at":"2020-01-01T00:00:00.000Z"}') where item_id = $1`,
    ],
    [
      'the account',
      `update channels set external_account_id = 'somebody-else' where id = (select channel_id from plan_items where id = $1)`,
    ],
    ['the expiry of the approval', `update approvals set expires_at = now() + interval '9 years' where item_id = $1`],
    ['the approver', `update approvals set approved_by = 'somebody-else' where item_id = $1`],
    [
      'the text and every hash of it',
      `with changed as (update item_versions set content = jsonb_set(content, '{text}', '"Buy bitcoin"'), hash = repeat('a', 64) where item_id = $1),
      approved as (update approvals set hash = repeat('a', 64) where item_id = $1) update publications set content_hash = repeat('a', 64) where item_id = $1`,
    ],
  ])('sends nothing after %s was changed', async (_what, statement) => {
    const { publicationId, itemId } = await approvePost(septet);
    const before = await liveTexts(septet, 'x');
    await septet.owner('alter table item_versions disable trigger all');
    await septet.owner(statement, [itemId]);
    await septet.owner('alter table item_versions enable trigger all');

    const row = await createTestLedger(septet).settle(publicationId);

    await septet.owner('update channels set external_account_id = $2 where id = $1', [septet.channels.x, septet.accounts.x]);
    expect(row).toMatchObject({ status: 'needs_human', epoch: 0 });
    expect(row.last_error?.code).toMatch(/^gate\./);
    expect(await liveTexts(septet, 'x')).toEqual(before);
  });

  it('sends nothing after the bytes of an image were changed', async () => {
    const mediaId = await addImage();
    const { publicationId } = await approvePost(septet, { media: [{ mediaId, altText: 'A cup' }] });
    const other = await addImage();
    const [swapped] = await septet.owner<{ sha256: string }>('delete from media where id = $1 returning sha256', [other]);
    await septet.owner('update media set sha256 = $2 where id = $1', [mediaId, swapped?.sha256]);

    const row = await createTestLedger(septet).settle(publicationId);

    expect(row).toMatchObject({ status: 'needs_human', last_error: { code: 'gate.media_changed' } });
  });

  it('sends nothing after the approval has expired or the approver has lost the right', async () => {
    const one = await approvePost(septet);
    await septet.owner(`update auth.member set role = 'viewer' where "userId" = $1`, [septet.people.noor.userId]);
    const demoted = await createTestLedger(septet).settle(one.publicationId);
    await septet.owner(`update auth.member set role = 'approver' where "userId" = $1`, [septet.people.noor.userId]);

    expect(demoted).toMatchObject({ status: 'needs_human', last_error: { code: 'gate.policy_changed' } });
  });
});

describe('time and switches', () => {
  it('skip or ask about what is late, as it was sealed, and send what a person accepts', async () => {
    const late = async (policy: 'skip' | 'ask') => {
      await septet.owner('update organisations set late_policy = $2, late_after_seconds = 60 where id = $1', [
        septet.organisationId,
        policy,
      ]);
      const post = await approvePost(septet);
      await septet.owner(`update publications set due_at = now() - interval '2 minutes' where id = $1`, [post.publicationId]);
      return { ...post, row: await createTestLedger(septet).settle(post.publicationId) };
    };
    const skipped = await late('skip');
    const asked = await late('ask');
    await septet.owner(`update organisations set late_policy = 'publish', late_after_seconds = 3600 where id = $1`, [
      septet.organisationId,
    ]);

    expect(skipped.row.status).toBe('skipped');
    expect(asked.row).toMatchObject({ status: 'needs_human', last_error: { code: 'publishing.late' } });
    await septet.call(septet.people.noor, 'POST', `/publications/${asked.publicationId}/retry`);
    expect(await createTestLedger(septet).settle(asked.publicationId)).toMatchObject({ status: 'published' });
  });

  it('hold everything back while publishing is paused, and lose nothing', async () => {
    const { publicationId } = await approvePost(septet);
    const ledger = createTestLedger(septet);
    await septet.call(septet.people.noor, 'POST', '/organisation/publishing', { paused: true });
    await ledger.publisher.publish(septet.organisationId, publicationId, never);
    expect(await ledger.read(publicationId)).toMatchObject({
      status: 'due',
      epoch: 0,
      last_error: { code: 'publishing.organisation_paused' },
    });

    await septet.call(septet.people.noor, 'POST', '/organisation/publishing', { paused: false });

    await ledger.publisher.publish(septet.organisationId, publicationId, never);

    expect(await ledger.read(publicationId)).toMatchObject({ status: 'published' });
  });

  it('give a post its undo window, in which it can be stopped', async () => {
    await septet.owner('update organisations set undo_window_seconds = 30 where id = $1', [septet.organisationId]);
    const { publicationId, planId } = await approvePost(septet);
    await septet.owner('update organisations set undo_window_seconds = 0 where id = $1', [septet.organisationId]);
    const ledger = createTestLedger(septet);
    await ledger.publisher.publish(septet.organisationId, publicationId, never);
    expect(await ledger.read(publicationId)).toMatchObject({ status: 'due', epoch: 0 });

    const cancelled = await septet.call<{ status: string }>(septet.people.noor, 'POST', `/publications/${publicationId}/cancel`);

    expect(cancelled).toMatchObject({ status: 200, body: { status: 'cancelled' } });
    await ledger.letTimePass(publicationId);
    await ledger.publisher.publish(septet.organisationId, publicationId, never);
    expect(await countLive(planId)).toBe(0);
    expect(await septet.call(septet.people.noor, 'POST', `/publications/${publicationId}/retry`)).toMatchObject({ status: 409 });
  });

  it('send a worker that drains home with nothing lost', async () => {
    const { publicationId } = await approvePost(septet);
    const draining = AbortSignal.abort();
    const ledger = createTestLedger(septet);
    await ledger.publisher.publish(septet.organisationId, publicationId, draining);
    expect(await ledger.read(publicationId)).toMatchObject({ status: 'due', epoch: 0 });

    expect(await ledger.settle(publicationId)).toMatchObject({ status: 'published' });
  });
});

async function addImage(): Promise<string> {
  const file = await septet.sandbox.addImage({
    width: 1200,
    height: 900,
    colour: `#${Math.floor(Math.random() * 0xffffff)
      .toString(16)
      .padStart(6, '0')}`,
  });
  const { id } = await septet.context.media.store(septet.organisationId, {
    bytes: await file.read(),
    mimeType: file.mimeType,
    width: file.width,
    height: file.height,
    origin: { kind: 'upload' },
  });
  return id;
}
