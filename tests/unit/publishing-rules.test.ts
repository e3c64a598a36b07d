import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSealer } from '../../server/approvals/index.ts';
import { buildItemContent, hashItemContent } from '../../server/approvals/item-content.ts';
import { backoffMs, retryAfterMs } from '../../server/publishing/backoff.ts';
import { checkGate, type GateInput } from '../../server/publishing/gate.ts';
import {
  afterFailure,
  afterReconcile,
  afterReconcileFailure,
  maxPublishAttempts,
  maxReconcileAttempts,
} from '../../server/publishing/outcome.ts';
import { PlatformError, type PlatformFailureKind } from '../../tools/platforms/index.ts';

const failure = (kind: PlatformFailureKind, options = {}) => new PlatformError('x', kind, kind, `X says ${kind}.`, options);
const still = { random: () => 0 };

describe('after a failed attempt', () => {
  it('sends again only what provably was not sent', () => {
    const after = (kind: PlatformFailureKind, phase: 'prepare' | 'commit') =>
      afterFailure(failure(kind), { phase, attemptCount: 0, ...still }).publication.status;

    expect(after('not_sent', 'commit')).toBe('due');
    expect(after('rate_limited', 'commit')).toBe('due');
    expect(after('auth', 'commit')).toBe('due');
    expect(after('refused', 'commit')).toBe('failed');
    expect(after('duplicate', 'commit')).toBe('unknown');
    expect(after('unknown', 'commit')).toBe('unknown');
    expect(after('unknown', 'prepare')).toBe('due');
    expect(after('duplicate', 'prepare')).toBe('due');
  });

  it('takes an error that nobody foresaw for "maybe live" once the call was made', () => {
    const bug = new TypeError('x is undefined');

    expect(afterFailure(bug, { phase: 'commit', attemptCount: 0 })).toMatchObject({
      publication: { status: 'unknown' },
      outcome: 'unknown',
    });
    expect(afterFailure(bug, { phase: 'prepare', attemptCount: 0 })).toMatchObject({
      publication: { status: 'due' },
      outcome: 'not_sent',
    });
    expect(JSON.stringify(afterFailure(bug, { phase: 'commit', attemptCount: 0 }))).not.toContain('undefined');
  });

  it('gives up after a bounded number of attempts, but never because of a rate limit', () => {
    const last = { phase: 'commit', attemptCount: maxPublishAttempts - 1, ...still } as const;

    expect(afterFailure(failure('not_sent'), last).publication.status).toBe('failed');
    expect(afterFailure(failure('rate_limited', { retryAfterMs: 5000 }), last).publication).toMatchObject({
      status: 'due',
      retryInMs: 5000,
      keepsAttempts: true,
    });
  });

  it('asks a person to reconnect when a fresh token was refused too', () => {
    const first = afterFailure(failure('auth'), { phase: 'commit', attemptCount: 0 });
    const again = afterFailure(failure('auth'), { phase: 'commit', attemptCount: 1, previousErrorCode: 'platform.x.auth' });

    expect(first.channelTrouble?.needsReconnect).toBe(false);
    expect(again.channelTrouble?.needsReconnect).toBe(true);
  });

  it('waits longer after each failure, at least half of it, and believes no absurd Retry-After', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (failures, random) => {
        const full = Math.min(300_000, 1000 * 2 ** (failures - 1));
        expect(backoffMs(failures, () => random)).toBeGreaterThanOrEqual(full / 2);
        expect(backoffMs(failures, () => random)).toBeLessThanOrEqual(full);
      }),
    );
    expect(retryAfterMs(undefined, 60_000)).toBe(60_000);
    expect(retryAfterMs(Number.NaN, 60_000)).toBe(60_000);
    expect(retryAfterMs(-5, 60_000)).toBe(1000);
    expect(retryAfterMs(1e15, 60_000)).toBe(24 * 3_600_000);
  });
});

describe('after looking for a maybe-published post', () => {
  const context = { neverSent: false, secondsSinceSent: 60, settleSeconds: 20, looks: 0, refusedAsDuplicate: false, ...still };

  it('takes what it found', () => {
    const found = afterReconcile({ outcome: 'found', post: { remoteId: '9', permalink: 'https://x.example/9' } }, context);

    expect(found).toMatchObject({ publication: { status: 'published', remoteId: '9' }, outcome: 'found' });
  });

  it('sends again only after a trustworthy "not there" that is late enough', () => {
    const look = (over: Partial<typeof context>, isTrustworthy = true) =>
      afterReconcile({ outcome: 'not_found', isTrustworthy }, { ...context, ...over }).publication.status;

    expect(look({})).toBe('due');
    expect(look({ secondsSinceSent: 3 })).toBe('unknown');
    expect(look({}, false)).toBe('unknown');
    expect(look({ looks: maxReconcileAttempts - 1 }, false)).toBe('needs_human');
    expect(look({ refusedAsDuplicate: true })).toBe('needs_human');
    expect(look({ neverSent: true, secondsSinceSent: 0 }, false)).toBe('due');
  });

  it('learns nothing from a look that failed, and stops after a bounded number of them', () => {
    expect(afterReconcileFailure(failure('not_sent'), { looks: 0 }).publication.status).toBe('unknown');
    expect(afterReconcileFailure(failure('not_sent'), { looks: maxReconcileAttempts - 1 }).publication.status).toBe(
      'needs_human',
    );
  });
});

describe('the send gate', () => {
  const sealer = createSealer({ currentKeyId: 'k', keys: { k: Buffer.alloc(32, 3) } });
  const [channelId, organisationId, itemId, mediaId] = [1, 2, 3, 4].map((n) => `00000000-0000-4000-8000-00000000000${n}`) as [
    string,
    string,
    string,
    string,
  ];
  const at = new Date('2026-12-01T09:00:00.000Z');

  function aGate(text = 'Winter is here.', action: 'publish' | 'skip' | 'ask' = 'publish'): GateInput {
    const sha256 = 'a'.repeat(64);
    const content = buildItemContent({
      channel: { id: channelId, platform: 'x', externalAccountId: '42' },
      text,
      media: [{ mediaId, sha256, altText: 'A cup' }],
      schedule: { kind: 'at', at: at.toISOString() },
      latePolicy: { action, afterSeconds: 600 },
    });
    const hash = hashItemContent(content);
    const statement = {
      organisationId,
      itemId,
      itemVersion: 1,
      level: 1,
      hash,
      approvedBy: 'noor',
      expiresAt: new Date('2026-12-05T00:00:00Z'),
    };
    const { seal, keyId } = sealer.seal(statement);
    const shared = { organisationId, createdAt: at };
    return {
      publication: {
        ...shared,
        id: 'p',
        channelId,
        planId: 'plan',
        itemId,
        itemVersion: 1,
        occurrence: at,
        contentHash: hash,
        dueAt: at,
        status: 'due',
        epoch: 0,
        attemptCount: 0,
        nextAttemptAt: at,
        hasExpiredLease: false,
        secondsLate: 0,
      },
      organisation: {
        id: organisationId,
        name: 'Northwind',
        slug: 'northwind',
        timeZone: 'UTC',
        isDemo: false,
        publishingPaused: false,
        undoWindowSeconds: 0,
        approvalExpiryHours: 72,
        monthlyBudgetUsd: 50,
        latePolicy: 'publish',
        lateAfterSeconds: 3600,
        createdAt: at,
      },
      channel: {
        ...shared,
        id: channelId,
        brandKitId: 'b',
        platform: 'x',
        externalAccountId: '42',
        handle: 'northwind',
        displayName: 'Northwind',
        timeZone: 'UTC',
        status: 'active',
        statusReason: null,
        publishingPaused: false,
        followerCount: null,
        connectedBy: null,
        lastSyncedAt: null,
      },
      plan: {
        ...shared,
        id: 'plan',
        origin: 'manual',
        title: '',
        version: 1,
        round: 1,
        hash: '',
        status: 'approved',
        findings: [],
        createdBy: 'maya',
        expiresAt: at,
      },
      item: {
        id: itemId,
        planId: 'plan',
        channelId,
        position: 1,
        version: 1,
        status: 'approved',
        content,
        hash,
        authorKind: 'agent',
        authorId: 'creator',
        analysis: {},
        flags: [],
        versionCreatedAt: at,
      },
      version: { content, hash, authorKind: 'agent', authorId: 'creator' },
      approvals: [{ ...statement, id: 'a', decisionId: 'd', seal, sealKeyId: keyId, status: 'active', isExpired: false }],
      members: new Map([
        ['maya', { name: 'Maya', role: 'creator' }],
        ['noor', { name: 'Noor', role: 'approver' }],
      ]),
      mediaHashes: [sha256],
      now: new Date(at.getTime() + 1000),
    };
  }

  const answer = (change: (gate: GateInput) => GateInput, gate = aGate()) => checkGate(change(gate), sealer);

  it('opens for exactly what was approved', () => {
    expect(checkGate(aGate(), sealer)).toMatchObject({ kind: 'open', content: { text: 'Winter is here.' } });
  });

  it('refuses when any byte of the content changed, whether or not its hash was changed along', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 80 }),
        fc.nat(),
        fc.boolean(),
        fc.boolean(),
        (text, index, fixesVersion, fixesPublication) => {
          const gate = aGate(text);
          const stored = JSON.stringify(gate.version?.content);
          const position = index % stored.length;
          const tampered = stored.slice(0, position) + (stored[position] === 'q' ? 'z' : 'q') + stored.slice(position + 1);
          let content: unknown;
          try {
            content = JSON.parse(tampered);
          } catch {
            content = tampered;
          }
          const hash = typeof content === 'object' && content !== null ? hashItemContent(content) : 'none';
          fc.pre(hash !== gate.version?.hash);
          const version = {
            content,
            hash: fixesVersion ? hash : (gate.version?.hash ?? ''),
            authorKind: 'agent',
            authorId: 'creator',
          } as const;
          const publication = { ...gate.publication, contentHash: fixesPublication ? hash : gate.publication.contentHash };

          expect(checkGate({ ...gate, version, publication }, sealer).kind).toBe('refused');
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each<[string, (gate: GateInput) => GateInput, string]>([
    [
      'another time',
      (gate) => ({ ...gate, publication: { ...gate.publication, occurrence: new Date(at.getTime() + 1) } }),
      'gate.time_changed',
    ],
    [
      'an earlier due time',
      (gate) => ({ ...gate, publication: { ...gate.publication, dueAt: new Date(at.getTime() - 1) } }),
      'gate.time_changed',
    ],
    ['a clock before the sealed time', (gate) => ({ ...gate, now: new Date(at.getTime() - 1) }), 'gate.time_changed'],
    [
      'another account behind the channel',
      (gate) => ({ ...gate, channel: { ...gate.channel, externalAccountId: '43' } }),
      'gate.account_changed',
    ],
    ['another channel', (gate) => ({ ...gate, publication: { ...gate.publication, channelId: itemId } }), 'gate.account_changed'],
    ['other image bytes', (gate) => ({ ...gate, mediaHashes: ['b'.repeat(64)] }), 'gate.media_changed'],
    ['a missing image', (gate) => ({ ...gate, mediaHashes: [undefined] }), 'gate.media_changed'],
    ['a newer version of the item', (gate) => ({ ...gate, item: { ...gate.item, version: 2 } }), 'gate.not_approved'],
    ['a cancelled plan', (gate) => ({ ...gate, plan: { ...gate.plan, status: 'cancelled' as const } }), 'gate.plan_cancelled'],
    ['no approval', (gate) => ({ ...gate, approvals: [] }), 'gate.no_approval'],
    [
      'a voided approval',
      (gate) => ({ ...gate, approvals: gate.approvals.map((one) => ({ ...one, status: 'voided' as const })) }),
      'gate.no_approval',
    ],
    [
      'a forged approver',
      (gate) => ({ ...gate, approvals: gate.approvals.map((one) => ({ ...one, approvedBy: 'sam' })) }),
      'gate.no_approval',
    ],
    [
      'a prolonged approval',
      (gate) => ({ ...gate, approvals: gate.approvals.map((one) => ({ ...one, expiresAt: new Date('2030-01-01') })) }),
      'gate.no_approval',
    ],
    [
      'an expired approval',
      (gate) => ({ ...gate, approvals: gate.approvals.map((one) => ({ ...one, isExpired: true })) }),
      'gate.approval_expired',
    ],
    [
      'an approver who has lost the right',
      (gate) => ({ ...gate, members: new Map([['noor', { name: 'Noor', role: 'viewer' as const }]]) }),
      'gate.policy_changed',
    ],
    [
      'an approver who has become the owner',
      (gate) => ({ ...gate, plan: { ...gate.plan, createdBy: 'noor' } }),
      'gate.policy_changed',
    ],
  ])('refuses %s', (_what, change, code) => {
    expect(answer(change)).toMatchObject({ kind: 'refused', code });
  });

  it('holds back while a switch is off or the channel is locked out', () => {
    expect(answer((gate) => ({ ...gate, organisation: { ...gate.organisation, publishingPaused: true } }))).toMatchObject({
      kind: 'held',
      code: 'publishing.organisation_paused',
    });
    expect(answer((gate) => ({ ...gate, channel: { ...gate.channel, publishingPaused: true } }))).toMatchObject({
      kind: 'held',
      code: 'publishing.channel_paused',
    });
    expect(answer((gate) => ({ ...gate, channel: { ...gate.channel, status: 'expired' as const } }))).toMatchObject({
      kind: 'held',
      code: 'publishing.channel_unavailable',
    });
  });

  it('keeps to the sealed late policy, unless a person accepted the lateness', () => {
    const late = (action: 'publish' | 'skip' | 'ask', over: object = {}) => {
      const gate = aGate('Winter.', action);
      return checkGate({ ...gate, now: new Date(at.getTime() + 601_000), publication: { ...gate.publication, ...over } }, sealer);
    };

    expect(late('publish').kind).toBe('open');
    expect(late('skip')).toMatchObject({ kind: 'late', action: 'skip' });
    expect(late('ask')).toMatchObject({ kind: 'late', action: 'ask' });
    expect(late('ask', { lateAcceptedBy: 'noor' }).kind).toBe('open');
  });
});
