import pino from 'pino';
import { createSealer } from '../../server/approvals/index.ts';
import { noFailpoints } from '../../server/faults/index.ts';
import { createChannelAccess, createPublisher, type Publisher, type PublishingDeps } from '../../server/publishing/index.ts';
import type { Platform } from '../../tools/platforms/index.ts';
import type { TestSeptet } from './septet.ts';

export interface PublicationRow {
  id: string;
  status: string;
  epoch: number;
  attempt_count: number;
  remote_id: string | null;
  last_error: { code: string } | null;
}

export interface TestLedger {
  publisher: Publisher;
  read(publicationId: string): Promise<PublicationRow>;
  /** Looks at the publication again and again, without waiting for its next time, until it has settled. */
  settle(publicationId: string): Promise<PublicationRow>;
  /** As if leases, waits and margins had passed. */
  letTimePass(publicationId: string): Promise<void>;
}

const settled = new Set(['published', 'failed', 'cancelled', 'skipped', 'needs_human']);

/** The publishing worker without its queue, so that a test says who looks at what and when. */
export function createTestLedger(septet: TestSeptet, over: Partial<PublishingDeps> = {}): TestLedger {
  const { context } = septet;
  const { database, connectors, vault, clock, media, notifications, secrets } = context;
  const publisher = createPublisher({
    database,
    connectors,
    access: createChannelAccess({ database, vault, connectors, clock }),
    media,
    notifications,
    sealer: createSealer(secrets.deriveKeys('approval seals')),
    clock,
    logger: pino({ level: process.env.TEST_LOG ?? 'silent' }),
    failpoints: noFailpoints,
    timing: { leaseSeconds: 30, commitTimeoutMs: 4000, prepareTimeoutMs: 10_000, settleSeconds: 20 },
    workerName: 'test worker',
    dispatch: () => Promise.resolve(),
    ...over,
  });
  const never = new AbortController().signal;

  async function read(publicationId: string): Promise<PublicationRow> {
    const [row] = await septet.owner<PublicationRow>(
      'select id, status, epoch, attempt_count, remote_id, last_error from publications where id = $1',
      [publicationId],
    );
    if (row === undefined) throw new Error(`no publication ${publicationId}`);
    return row;
  }

  async function letTimePass(publicationId: string): Promise<void> {
    await septet.owner(
      `update publications set next_attempt_at = least(next_attempt_at, now()), lease_until = now() - interval '1 second',
        maybe_sent_until = maybe_sent_until - interval '10 minutes' where id = $1`,
      [publicationId],
    );
  }

  return {
    publisher,
    read,
    letTimePass,
    async settle(publicationId) {
      for (let looks = 0; looks < 40; looks += 1) {
        await publisher.publish(septet.organisationId, publicationId, never);
        const row = await read(publicationId);
        if (settled.has(row.status)) return row;
        await letTimePass(publicationId);
      }
      throw new Error(`does not settle: ${JSON.stringify(await read(publicationId))}`);
    },
  };
}

/** Texts that the network has really received for an account. */
export async function liveTexts(septet: TestSeptet, platform: Platform): Promise<string[]> {
  return (await septet.sandbox.readFeed(platform, septet.accounts[platform])).map((post) => post.text);
}

/**
 * What holds once all is quiet (tests/faults): at most one remote post per publication, none of a publication that is not
 * published, and behind each published one an approval of exactly its hash from before the send.
 */
export async function findViolations(septet: TestSeptet): Promise<string[]> {
  const rows = await septet.owner<{
    id: string;
    status: string;
    platform: Platform;
    text: string;
    remote_id: string | null;
    approved: boolean;
  }>(`
    select p.id, p.status, c.platform, v.content ->> 'text' as text, p.remote_id,
      exists (select 1 from approvals a where a.item_id = p.item_id and a.item_version = p.item_version and a.hash = p.content_hash
        and a.created_at <= coalesce(p.first_sent_at, now())) as approved
    from publications p join channels c on c.id = p.channel_id
      join item_versions v on v.item_id = p.item_id and v.version = p.item_version`);
  const violations: string[] = [];
  for (const platform of ['x', 'instagram', 'linkedin'] as const) {
    const live = await liveTexts(septet, platform);
    for (const row of rows.filter((candidate) => candidate.platform === platform)) {
      const count = live.filter((text) => text === row.text).length;
      if (count > 1) violations.push(`${row.id}: ${count} posts on ${platform}`);
      if (row.status === 'published' && count !== 1) violations.push(`${row.id}: published, but ${count} posts on ${platform}`);
      if (row.status === 'published' && !row.approved) violations.push(`${row.id}: published without an approval of its hash`);
      if ((row.status === 'failed' || row.status === 'cancelled') && count > 0)
        violations.push(`${row.id}: ${row.status}, but live`);
    }
  }
  return violations;
}
