import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChannelCredentials, Platform, RemoteMention, RemotePost } from '../../tools/platforms/index.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { aPost, publishPost, startTestSandbox, type TestSandbox } from '../support/sandbox.ts';

let testDatabase: TestDatabase;
let sandbox: TestSandbox;
let startedAt: Date;
const accounts = {} as Record<Platform, ChannelCredentials>;
const options = { signal: AbortSignal.timeout(60_000) };
const everyPlatform: readonly Platform[] = ['x', 'instagram', 'linkedin'];

const awkwardText =
  'Fish & "chips" <b>bold</b> (really) [x] {y} a_b*c~d | e\\f @nobody #Winter_Blend 50% off? no — čaj ☕️ https://coffee.example.com/a?b=1&c=%20d_(e) bye';

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  sandbox = await startTestSandbox(testDatabase.urls.sandbox);
  startedAt = new Date(Date.now() - 5000);
  const competitors = [
    { handle: 'bluecup', displayName: 'Blue Cup Roasters' },
    { handle: 'slowdrip', displayName: 'Slow Drip' },
  ];
  for (const platform of everyPlatform) accounts[platform] = await sandbox.addAccount({ platform, historyDays: 90, competitors });
});
afterAll(async () => {
  await sandbox.close();
  await testDatabase.close();
});

async function listAll(platform: Platform, since?: Date, limit?: number): Promise<RemotePost[]> {
  const posts: RemotePost[] = [];
  let cursor: string | undefined;
  do {
    const page = await sandbox.connectors[platform].listPosts(accounts[platform], { cursor, since, limit }, options);
    posts.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return posts;
}

describe.each(everyPlatform)('publishing on %s', (platform) => {
  it('publishes one image with its alt text, exactly as composed', async () => {
    const image = await sandbox.addImage({ altText: `Steam over a cup, ${platform}` });
    const content = aPost(`${awkwardText} (${platform})`, [image]);

    const { post } = await publishPost(sandbox.connectors[platform], accounts[platform], content);

    const received = (await sandbox.readFeed(platform, 'northwind')).find((entry) => entry.id === post.remoteId);
    expect(received?.text).toBe(content.text);
    expect(received?.media).toEqual([
      expect.objectContaining({ sha256: image.sha256, altText: image.altText, width: 1080, height: 1080 }),
    ]);
    expect((await sandbox.fetch(post.permalink ?? '')).status).toBe(200);
  });

  it('lists the post with the text, the image and the time that it was given', async () => {
    const [listed] = await listAll(platform, startedAt);

    expect(listed?.text).toBe(`${awkwardText} (${platform})`);
    expect(listed?.mediaCount).toBe(1);
    expect(listed?.postedAt.getTime()).toBeGreaterThan(startedAt.getTime());
  });

  it('publishes several images in order', async () => {
    const images = [
      await sandbox.addImage({ colour: '#112233' }),
      await sandbox.addImage({ colour: '#445566' }),
      await sandbox.addImage({ colour: '#778899' }),
    ];

    const { post } = await publishPost(
      sandbox.connectors[platform],
      accounts[platform],
      aPost(`Three pictures for ${platform}`, images),
    );

    const received = (await sandbox.readFeed(platform, 'northwind')).find((entry) => entry.id === post.remoteId);
    expect(received?.media.map((media) => media.sha256)).toEqual(images.map((image) => image.sha256));
  });

  it('shows reactions that only grow', async () => {
    const { post } = await publishPost(
      sandbox.connectors[platform],
      accounts[platform],
      aPost(`Reactions grow on ${platform}`, [await sandbox.addImage()]),
    );
    const read = async () =>
      (await sandbox.connectors[platform].getMetrics(accounts[platform], [post.remoteId], options)).get(post.remoteId);

    const first = (await read()) ?? { likes: 0, comments: 0, shares: 0, impressions: 0 };
    await expect
      .poll(async () => (await read())?.impressions ?? 0, { timeout: 15_000 })
      .toBeGreaterThan((first.impressions ?? 0) + 3);

    const later = await read();
    expect(later?.likes).toBeGreaterThanOrEqual(first.likes);
  });

  it('names the account with its followers', async () => {
    const account = await sandbox.connectors[platform].getAccount(accounts[platform], options);

    expect(account).toMatchObject({
      externalAccountId: accounts[platform].externalAccountId,
      handle: 'northwind',
      displayName: 'Northwind Coffee',
    });
    expect(account.followerCount).toBeGreaterThan(1000);
  });

  it('pages through ninety days of history, newest first, without gaps or repeats', async () => {
    const posts = await listAll(platform, undefined, 30);

    expect(posts.length).toBeGreaterThan(80);
    expect(new Set(posts.map((post) => post.remoteId)).size).toBe(posts.length);
    const times = posts.map((post) => post.postedAt.getTime());
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan(85 * 86_400_000);
    expect(posts.reduce((sum, post) => sum + post.metrics.likes, 0)).toBeGreaterThan(1000);
    expect(new Set(posts.map((post) => post.text)).size).toBeGreaterThan(posts.length * 0.95);
  });

  it('lists what people say to the account', async () => {
    const mentions: RemoteMention[] = [];
    let cursor: string | undefined;
    const since = new Date(Date.now() - 20 * 86_400_000);
    do {
      const page = await sandbox.connectors[platform].listMentions(accounts[platform], { since, cursor }, options);
      mentions.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== undefined);

    expect(mentions.length).toBeGreaterThan(20);
    expect(new Set(mentions.map((mention) => mention.remoteId)).size).toBe(mentions.length);
    expect(mentions.every((mention) => mention.postedAt >= since && mention.text !== '')).toBe(true);
  });

  it('finds a post again by reconciling, and does not find one that was never sent', async () => {
    const image = await sandbox.addImage();
    const connector = sandbox.connectors[platform];
    const window = { sentAfter: startedAt, excludeRemoteIds: [] };
    const content = aPost(`${awkwardText} reconcile ${platform}`, [image]);
    const { prepared, post } = await publishPost(connector, accounts[platform], content);
    const unsent = aPost(`Never sent on ${platform}`, [image]);
    const unsentPrepared = await connector.prepare(accounts[platform], unsent, options);

    expect(await connector.reconcile(accounts[platform], content, prepared, window, options)).toMatchObject({
      outcome: 'found',
      post: { remoteId: post.remoteId },
    });
    expect(await connector.reconcile(accounts[platform], unsent, unsentPrepared, window, options)).toEqual({
      outcome: 'not_found',
      isTrustworthy: true,
    });
  });

  it('uploads nothing again when prepare is repeated', async () => {
    const connector = sandbox.connectors[platform];
    const content = aPost(`Prepared twice on ${platform}`, [
      await sandbox.addImage(),
      await sandbox.addImage({ colour: '#abcdef' }),
    ]);
    const progress: unknown[] = [];

    const first = await connector.prepare(accounts[platform], content, {
      ...options,
      onProgress: (prepared) => Promise.resolve(void progress.push(prepared)),
    });
    const second = await connector.prepare(accounts[platform], content, {
      ...options,
      previous: JSON.parse(JSON.stringify(first)) as typeof first,
    });

    expect(progress.length).toBeGreaterThan(0);
    expect(second).toEqual(first);
  });
});

describe('what networks differ in', () => {
  it('publishes text alone where the network takes it, and refuses it where it does not', async () => {
    for (const platform of ['x', 'linkedin'] as const) {
      const { post } = await publishPost(sandbox.connectors[platform], accounts[platform], aPost(`Only words on ${platform}.`));
      expect((await sandbox.readFeed(platform, 'northwind')).find((entry) => entry.id === post.remoteId)?.media).toEqual([]);
    }
    await expect(publishPost(sandbox.connectors.instagram, accounts.instagram, aPost('Only words'))).rejects.toMatchObject({
      kind: 'refused',
      code: 'platform.instagram.image_missing',
    });
  });

  it('refuses a second post of the same text as maybe live', async () => {
    for (const platform of ['x', 'linkedin'] as const) {
      const content = aPost(`Said once on ${platform}`);
      await publishPost(sandbox.connectors[platform], accounts[platform], content);
      await expect(publishPost(sandbox.connectors[platform], accounts[platform], content)).rejects.toMatchObject({
        kind: 'duplicate',
      });
    }
  });

  it('refuses to publish an Instagram container a second time', async () => {
    const content = aPost('One container, one post', [await sandbox.addImage()]);
    const { prepared } = await publishPost(sandbox.connectors.instagram, accounts.instagram, content);

    await expect(sandbox.connectors.instagram.commit(accounts.instagram, content, prepared, options)).rejects.toMatchObject({
      kind: 'duplicate',
    });
    expect((await sandbox.readFeed('instagram', 'northwind')).filter((post) => post.text === content.text)).toHaveLength(1);
  });

  it('refuses texts over the limit, as each network counts', async () => {
    await expect(publishPost(sandbox.connectors.x, accounts.x, aPost('☕'.repeat(141)))).rejects.toMatchObject({
      kind: 'refused',
    });
    await expect(publishPost(sandbox.connectors.linkedin, accounts.linkedin, aPost('a'.repeat(3001)))).rejects.toMatchObject({
      kind: 'refused',
    });
    await expect(
      publishPost(sandbox.connectors.instagram, accounts.instagram, aPost('a'.repeat(2201), [await sandbox.addImage()])),
    ).rejects.toMatchObject({ kind: 'refused', code: 'platform.instagram.caption_too_long' });
    await publishPost(sandbox.connectors.x, accounts.x, aPost('☕'.repeat(140)));
    await publishPost(
      sandbox.connectors.x,
      accounts.x,
      aPost(`${'a'.repeat(256)} https://coffee.example.com/${'long/'.repeat(40)}`),
    );
  });

  it('has Instagram refuse what it would: PNG, wrong shape, an image that is not there', async () => {
    const prepare = (file: Parameters<typeof aPost>[1]) =>
      sandbox.connectors.instagram.prepare(accounts.instagram, aPost('A picture', file), options);

    await expect(prepare([await sandbox.addImage({ format: 'png' })])).rejects.toMatchObject({
      code: 'platform.instagram.image_format',
    });
    await expect(prepare([await sandbox.addImage({ width: 1080, height: 400 })])).rejects.toMatchObject({
      code: 'platform.instagram.image_ratio',
    });
    const image = await sandbox.addImage();
    await expect(prepare([{ ...image, publicUrl: `${image.publicUrl}.gone` }])).rejects.toMatchObject({
      kind: 'not_sent',
      code: 'platform.instagram.media_not_fetched',
    });
  });

  it('reads public posts of competitors on X and Instagram, which go on posting', async () => {
    for (const platform of ['x', 'instagram'] as const) {
      const { items } = await sandbox.connectors[platform].listProfilePosts(
        accounts[platform],
        'bluecup',
        { since: new Date(Date.now() - 30 * 86_400_000), limit: 50 },
        options,
      );
      expect(items.length).toBeGreaterThan(15);
      expect(items.every((post) => post.authorHandle === 'bluecup' && post.metrics.likes >= 0)).toBe(true);
    }
    await expect(sandbox.connectors.x.listProfilePosts(accounts.x, 'nobody_here', {}, options)).rejects.toMatchObject({
      kind: 'refused',
      code: 'platform.x.account_not_found',
    });
    await expect(
      sandbox.connectors.instagram.listProfilePosts(accounts.instagram, 'nobody_here', {}, options),
    ).rejects.toMatchObject({ kind: 'refused' });
    expect(sandbox.connectors.linkedin.capabilities.publicProfiles).toBe(false);
  });

  it('searches recent public posts on X', async () => {
    const since = new Date(Date.now() - 30 * 86_400_000);
    const search = (cursor?: string) =>
      sandbox.connectors.x.searchRecent(accounts.x, '(coffee OR brew) -iced', { since, cursor, limit: 10 }, options);

    const first = await search();
    const second = await search(first.nextCursor);

    const items = [...first.items, ...second.items];
    expect(items).toHaveLength(20);
    expect(new Set(items.map((post) => post.remoteId)).size).toBe(20);
    expect(items.every((post) => /coffee|brew/i.test(post.text) && !/iced/i.test(post.text) && post.authorHandle)).toBe(true);
  });

  it('renews tokens; the old ones die', async () => {
    for (const platform of everyPlatform) {
      const before = await sandbox.addAccount({ platform, handle: `renewed_${platform}` });
      const tokens = await sandbox.connectors[platform].refreshTokens(before, options);
      expect(tokens.expiresAt?.getTime()).toBeGreaterThan(Date.now());
      await expect(sandbox.connectors[platform].getAccount(before, options)).rejects.toMatchObject({ kind: 'auth' });
      await sandbox.connectors[platform].getAccount({ ...before, ...tokens }, options);
      await expect(sandbox.connectors[platform].refreshTokens(before, options)).rejects.toMatchObject({
        kind: 'auth',
        needsReconnect: true,
      });
    }
  });

  it('says that the configured LinkedIn version is dead', async () => {
    const { linkedin } = sandbox.connectWith({ linkedinVersion: '202401' });

    await expect(publishPost(linkedin, accounts.linkedin, aPost('Too old'))).rejects.toMatchObject({
      kind: 'not_sent',
      code: 'platform.linkedin.version_dead',
    });
  });

  it('gives the same account back when it is asked for twice', async () => {
    const again = await sandbox.addAccount({ platform: 'x', historyDays: 90 });

    expect(again.externalAccountId).toBe(accounts.x.externalAccountId);
    expect(again.accessToken).toBe(accounts.x.accessToken);
  });

  it('keeps its ground truth behind a secret', async () => {
    const response = await sandbox.fetch(`${sandbox.origin}/_sandbox/feed?platform=x&account=northwind`, {
      headers: { authorization: `Bearer ${accounts.x.accessToken}` },
    });

    expect(response.status).toBe(401);
  });
});
