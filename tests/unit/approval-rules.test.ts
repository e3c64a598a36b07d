import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSealer, hashItemContent, hashPlan, mayApprove, type Members } from '../../server/approvals/index.ts';
import { buildItemContent, parseItemContent } from '../../server/approvals/item-content.ts';
import { campaignStatusOf, planStatusOf } from '../../server/approvals/plan-status.ts';

const channel = { id: '7b1c1c5e-6f6b-4a6e-9a7e-0c3a8c1d2e3f', platform: 'x', externalAccountId: '42' } as const;

function aContent(over: Partial<Parameters<typeof buildItemContent>[0]> = {}) {
  return buildItemContent({
    channel,
    text: 'The winter blend is here: https://northwind.example/winter-blend',
    media: [],
    schedule: { kind: 'at', at: '2026-12-01T10:00:00+01:00' },
    latePolicy: { action: 'publish', afterSeconds: 3600 },
    ...over,
  });
}

describe('the hash of an item', () => {
  it('does not depend on the order of fields or on how an instant is written', () => {
    const content = aContent();
    const turned = Object.fromEntries(Object.entries(content).toReversed());

    expect(hashItemContent(turned)).toBe(hashItemContent(content));
    expect(hashItemContent(aContent({ schedule: { kind: 'at', at: '2026-12-01T09:00:00Z' } }))).toBe(hashItemContent(content));
  });

  it('changes with every single character of the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        (left, right) => {
          fc.pre(left !== right);
          expect(hashItemContent(aContent({ text: left }))).not.toBe(hashItemContent(aContent({ text: right })));
        },
      ),
    );
  });

  it('covers links, account, time and the late policy, and whatever else stands in the stored value', () => {
    const content = aContent();
    const others = [
      { ...content, links: [] },
      { ...content, externalAccountId: '43' },
      { ...content, schedule: { kind: 'on_approval' as const } },
      { ...content, latePolicy: { action: 'skip' as const, afterSeconds: 3600 } },
      { ...content, extra: true },
    ];

    expect(content.links).toEqual(['https://northwind.example/winter-blend']);
    expect(new Set([content, ...others].map(hashItemContent)).size).toBe(others.length + 1);
    expect(() => parseItemContent({ ...content, extra: true })).toThrow(/extra/);
  });

  it('makes a plan hash that ignores the order of items', () => {
    expect(hashPlan(['b', 'a'])).toBe(hashPlan(['a', 'b']));
    expect(hashPlan(['a'])).not.toBe(hashPlan(['a', 'a']));
  });
});

describe('the seal', () => {
  const key = Buffer.alloc(32, 7);
  const statement = {
    organisationId: 'o1',
    itemId: 'i1',
    itemVersion: 2,
    level: 1,
    hash: 'abc',
    approvedBy: 'noor',
    expiresAt: new Date('2026-12-01T00:00:00Z'),
  };

  it('holds for exactly the statement that was sealed', () => {
    const sealer = createSealer({ currentKeyId: 'k1', keys: { k1: key } });
    const seal = sealer.seal(statement);

    expect(sealer.isGenuine({ ...statement }, seal)).toBe(true);
    const forgeries = [
      { ...statement, organisationId: 'o2' },
      { ...statement, itemId: 'i2' },
      { ...statement, itemVersion: 3 },
      { ...statement, hash: 'abd' },
      { ...statement, approvedBy: 'sam' },
      { ...statement, expiresAt: new Date('2027-12-01T00:00:00Z') },
    ];
    expect(forgeries.map((forgery) => sealer.isGenuine(forgery, seal))).toEqual(forgeries.map(() => false));
    expect(sealer.isGenuine(statement, { ...seal, seal: '' })).toBe(false);
  });

  it('is still known after the key was rotated, and unknown without the old key', () => {
    const old = createSealer({ currentKeyId: 'k1', keys: { k1: key } }).seal(statement);
    const other = Buffer.alloc(32, 8);

    expect(createSealer({ currentKeyId: 'k2', keys: { k1: key, k2: other } }).isGenuine(statement, old)).toBe(true);
    expect(createSealer({ currentKeyId: 'k2', keys: { k2: other } }).isGenuine(statement, old)).toBe(false);
    expect(() => createSealer({ currentKeyId: 'k1', keys: { k1: Buffer.alloc(8) } })).toThrow(/shorter/);
  });
});

describe('two people per item', () => {
  const members: Members = new Map([
    ['maya', { name: 'Maya', role: 'creator' }],
    ['cleo', { name: 'Cleo', role: 'creator' }],
    ['noor', { name: 'Noor', role: 'approver' }],
    ['sam', { name: 'Sam', role: 'approver' }],
    ['max', { name: 'Max', role: 'manager' }],
    ['vera', { name: 'Vera', role: 'viewer' }],
  ]);
  const allowed = (userId: string, author: { kind: 'agent' | 'user'; id: string }, planCreatedBy: string) =>
    mayApprove({ userId, author, planCreatedBy, members }).isAllowed;
  const agent = { kind: 'agent', id: 'creator' } as const;

  it.each([
    ['an approver approves what agents drafted', 'noor', agent, 'maya', true],
    ['the owner of a campaign does not approve what agents drafted for it', 'maya', agent, 'maya', false],
    ['not even as a manager', 'max', agent, 'max', false],
    ['another creator may not approve', 'cleo', agent, 'maya', false],
    ['a viewer may not approve', 'vera', agent, 'maya', false],
    ['who has left may not approve', 'gone', agent, 'maya', false],
    ['nobody approves their own edit', 'noor', { kind: 'user', id: 'noor' }, 'maya', false],
    ["an approver's edit is accepted by the other approver", 'sam', { kind: 'user', id: 'noor' }, 'maya', true],
    ["an approver's edit is accepted by the campaign's owner", 'maya', { kind: 'user', id: 'noor' }, 'maya', true],
    ["an approver's edit is not accepted by just any creator", 'cleo', { kind: 'user', id: 'noor' }, 'maya', false],
    ["a creator's edit is accepted by an approver", 'noor', { kind: 'user', id: 'maya' }, 'maya', true],
    ["another creator's edit is not accepted by the campaign's owner", 'maya', { kind: 'user', id: 'cleo' }, 'maya', false],
    ['a former member’s edit is accepted by an approver, not by the owner', 'maya', { kind: 'user', id: 'gone' }, 'maya', false],
  ] as const)('%s', (_rule, userId, author, owner, expected) => {
    expect(allowed(userId, author, owner)).toBe(expected);
  });
});

describe('where a plan stands', () => {
  const of = (...statuses: Parameters<typeof planStatusOf>[0][number]['status'][]) =>
    planStatusOf(statuses.map((status) => ({ status })));

  it('follows from its items', () => {
    expect(of('approved', 'pending')).toBe('pending');
    expect(of('approved', 'held')).toBe('pending');
    expect(of('pending', 'changes_requested')).toBe('revising');
    expect(of('approved', 'rejected', 'cancelled')).toBe('approved');
    expect(of('rejected', 'cancelled')).toBe('rejected');
    expect(of('cancelled')).toBe('cancelled');
  });

  it('decides on the campaign', () => {
    expect(campaignStatusOf('approved', true, { total: 2, open: 1 })).toBe('scheduled');
    expect(campaignStatusOf('approved', true, { total: 2, open: 0 })).toBe('completed');
    expect(campaignStatusOf('expired', false, { total: 0, open: 0 })).toBe('rejected');
    expect(campaignStatusOf('expired', true, { total: 1, open: 1 })).toBe('scheduled');
  });
});
