import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  type ChannelCredentials,
  type Platform,
  PlatformError,
  type PostContent,
  type PreparedPost,
} from '../../tools/platforms/index.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { aPost, publishPost, startTestSandbox, type TestSandbox } from '../support/sandbox.ts';

let testDatabase: TestDatabase;
let sandbox: TestSandbox;
const accounts = {} as Record<Platform, ChannelCredentials>;
const everyPlatform: readonly Platform[] = ['x', 'instagram', 'linkedin'];
const prepareRoute = { x: 'media_finalize', instagram: 'container_create', linkedin: 'image_upload' } as const;
const options = { signal: AbortSignal.timeout(120_000) };
let postCount = 0;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  sandbox = await startTestSandbox(testDatabase.urls.sandbox);
  for (const platform of everyPlatform) accounts[platform] = await sandbox.addAccount({ platform });
});
afterEach(() => sandbox.clearFaults());
afterAll(async () => {
  await sandbox.close();
  await testDatabase.close();
});

async function newContent(platform: Platform): Promise<PostContent> {
  postCount += 1;
  return aPost(`Post ${postCount} for ${platform} & <friends> (new)`, [
    await sandbox.addImage({ colour: `#${String(100_000 + postCount)}` }),
  ]);
}

/** Publishes while a fault is on, and says what the connector made of it. */
async function publishWithFault(platform: Platform, fault: Parameters<TestSandbox['addFault']>[0], timeoutMs = 3000) {
  const connector = sandbox.connectWith({ timeoutMs })[platform];
  const content = await newContent(platform);
  const sentAfter = new Date(Date.now() - 2000);
  const prepared: PreparedPost = await connector.prepare(accounts[platform], content, options);
  await sandbox.addFault(fault);
  const error = await connector.commit(accounts[platform], content, prepared, options).then(
    () => undefined,
    (caught: unknown) => caught as PlatformError,
  );
  await sandbox.clearFaults();
  const liveCount = async () =>
    (await sandbox.readFeed(platform, 'northwind')).filter((post) => post.text === content.text).length;
  const reconcile = () =>
    sandbox.connectors[platform].reconcile(accounts[platform], content, prepared, { sentAfter, excludeRemoteIds: [] }, options);
  return { error, liveCount, reconcile, content, prepared };
}

describe.each(everyPlatform)('the final call to %s', (platform) => {
  it.each(['fail_after', 'cut_after', 'drift'])(
    'is of unknown outcome after %s, and reconciling finds the one post',
    async (kind) => {
      const { error, liveCount, reconcile } = await publishWithFault(platform, { platform, route: 'commit', kind });

      expect(error).toBeInstanceOf(PlatformError);
      expect(error).toMatchObject({ kind: 'unknown', isRetryable: false });
      expect(await liveCount()).toBe(1);
      expect(await reconcile()).toMatchObject({ outcome: 'found' });
    },
  );

  it.each(['fail_before', 'cut_before'])(
    'is of unknown outcome after %s too, and reconciling can be trusted to find nothing',
    async (kind) => {
      const { error, liveCount, reconcile } = await publishWithFault(platform, { platform, route: 'commit', kind });

      expect(error).toMatchObject({ kind: 'unknown' });
      expect(await liveCount()).toBe(0);
      expect(await reconcile()).toEqual({ outcome: 'not_found', isTrustworthy: true });
    },
  );

  it('is of unknown outcome when the answer comes too late', async () => {
    const { error, reconcile } = await publishWithFault(
      platform,
      { platform, route: 'commit', kind: 'slow_after', ms: 2000 },
      300,
    );

    expect(error).toMatchObject({ kind: 'unknown', code: `platform.${platform}.timed_out` });
    await expect.poll(async () => (await reconcile()).outcome).toBe('found');
  });

  it('is not sent when the connection is refused', async () => {
    const content = await newContent(platform);
    const prepared = await sandbox.connectors[platform].prepare(accounts[platform], content, options);
    const nowhere = 'http://127.0.0.1:9';
    const unreachable = sandbox.connectWith({ baseUrls: { x: nowhere, instagram: nowhere, linkedin: nowhere } })[platform];

    // The egress client exempts the sandbox's origin only; either way not a byte has left.
    await expect(unreachable.commit(accounts[platform], content, prepared, options)).rejects.toMatchObject({
      kind: 'not_sent',
      isRetryable: true,
    });
  });

  it.each([
    ['120', 120_000],
    ['999999999', 86_400_000],
  ])('keeps away when told to wait %s seconds', async (retryAfter, retryAfterMs) => {
    const { error, liveCount } = await publishWithFault(platform, { platform, route: 'commit', kind: 'rate_limit', retryAfter });

    expect(error).toMatchObject({ kind: 'rate_limited', retryAfterMs });
    expect(await liveCount()).toBe(0);
  });

  it('keeps away until a date when told so', async () => {
    const { error } = await publishWithFault(platform, {
      platform,
      route: 'commit',
      kind: 'rate_limit',
      retryAfter: new Date(Date.now() + 90_000).toUTCString(),
    });

    expect(error?.retryAfterMs).toBeGreaterThan(60_000);
    expect(error?.retryAfterMs).toBeLessThanOrEqual(90_000);
  });

  it('tells an expired token from everything else', async () => {
    const { error, liveCount } = await publishWithFault(platform, { platform, route: 'commit', kind: 'expire_token' });
    accounts[platform] = await sandbox.addAccount({ platform, renewTokens: true });

    expect(error).toMatchObject({ kind: 'auth' });
    expect(await liveCount()).toBe(0);
  });

  it('can be made again after a failed upload, and then publishes once', async () => {
    const content = await newContent(platform);
    const connector = sandbox.connectors[platform];
    for (const kind of ['fail_before', 'fail_after', 'cut_after', 'cut_before']) {
      await sandbox.addFault({ platform, route: prepareRoute[platform], kind });
      await expect(connector.prepare(accounts[platform], content, options)).rejects.toMatchObject({
        kind: 'not_sent',
        isRetryable: true,
      });
    }

    await publishPost(connector, accounts[platform], content);

    expect((await sandbox.readFeed(platform, 'northwind')).filter((post) => post.text === content.text)).toHaveLength(1);
  });

  it('takes faults while reading for passing ones', async () => {
    for (const kind of ['fail_before', 'cut_before', 'drift']) {
      await sandbox.addFault({ platform, route: 'read', kind });
      await expect(sandbox.connectors[platform].getAccount(accounts[platform], options)).rejects.toMatchObject({
        kind: 'not_sent',
        isRetryable: true,
      });
    }
  });

  it('does not take a list that it can not read for an empty one', async () => {
    const content = await newContent(platform);
    const { prepared } = await publishPost(sandbox.connectors[platform], accounts[platform], content);
    const route = { x: 'user_posts', instagram: 'media_list', linkedin: 'author_posts' }[platform];
    await sandbox.addFault({ platform, route, kind: 'drift' });

    const window = { sentAfter: new Date(Date.now() - 5000), excludeRemoteIds: [] };
    await expect(
      sandbox.connectors[platform].reconcile(accounts[platform], content, prepared, window, options),
    ).rejects.toMatchObject({ kind: 'not_sent', code: `platform.${platform}.unexpected_answer` });
  });

  it('does not take a network fault while renewing tokens for a revocation', async () => {
    for (const kind of ['fail_before', 'cut_before']) {
      await sandbox.addFault({ platform, route: 'token', kind });
      await expect(sandbox.connectors[platform].refreshTokens(accounts[platform], options)).rejects.toMatchObject({
        kind: 'not_sent',
        needsReconnect: false,
      });
    }
  });

  it('stops when the caller does', async () => {
    const content = await newContent(platform);
    const prepared = await sandbox.connectors[platform].prepare(accounts[platform], content, options);

    await expect(
      sandbox.connectors[platform].commit(accounts[platform], content, prepared, { signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ kind: 'not_sent' });
  });
});

describe('refusals by code', () => {
  it.each([
    ['x', 403, undefined, 'duplicate', false],
    ['x', 403, 'client-forbidden', 'auth', true],
    ['x', 403, 'not-authorized-for-resource', 'refused', false],
    ['x', 503, undefined, 'unknown', false],
    ['instagram', 400, '4/2207051', 'unknown', false],
    ['instagram', 400, '9/2207042', 'rate_limited', false],
    ['instagram', 400, '190/460', 'auth', true],
    ['instagram', 400, '200', 'auth', true],
    ['instagram', 400, '25/2207050', 'auth', true],
    ['instagram', 400, '36003/2207009', 'refused', false],
    ['instagram', 400, '9007/2207027', 'not_sent', false],
    ['instagram', 400, '-1/2207001', 'unknown', false],
    ['instagram', 400, '77777', 'unknown', false],
    ['linkedin', 403, undefined, 'auth', true],
    ['linkedin', 422, 'UNPROCESSABLE_ENTITY', 'refused', false],
    ['linkedin', 422, 'DUPLICATE_POST', 'duplicate', false],
    ['linkedin', 409, 'CONFLICT', 'unknown', false],
  ] as const)('%s answering %i (%s) to the final call is %s', async (platform, status, code, kind, needsReconnect) => {
    const { error } = await publishWithFault(platform, {
      platform,
      route: 'commit',
      kind: 'refuse',
      status,
      ...(code === undefined ? {} : { code }),
    });

    expect(error).toMatchObject({ kind, needsReconnect });
  });
});

it('never holds an upload token out to a host that is not the network', async () => {
  const linkedin = sandbox.connectWith({
    fetch: async (url, init) => {
      const response = await sandbox.fetch(url, init);
      if (!String(url).includes('initializeUpload')) return response;
      const body = (await response.json()) as { value: { uploadUrl: string } };
      body.value.uploadUrl = 'https://uploads.example.com/steal';
      return new Response(JSON.stringify(body), { status: 200 });
    },
  }).linkedin;

  await expect(linkedin.prepare(accounts.linkedin, await newContent('linkedin'), options)).rejects.toMatchObject({
    kind: 'refused',
    code: 'platform.linkedin.upload_elsewhere',
  });
});
