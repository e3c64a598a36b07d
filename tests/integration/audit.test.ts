import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type AuditEntry, createAuditQueries } from '../../db/queries/audit.ts';
import { asOwner, createTestDatabase, type TestDatabase } from '../support/database.ts';

const anEntry = (values: Partial<AuditEntry> = {}): AuditEntry => ({
  actor: { kind: 'user', id: 'maya' },
  action: 'plan_item.approved',
  subject: { kind: 'plan_item', id: '1' },
  detail: { score: 0.1 + 0.2, text: 'Grüße 🎉', nested: { b: 1, a: [true, null] }, at: new Date(0), none: undefined },
  ...values,
});

describe('the audit log', () => {
  const opened: TestDatabase[] = [];
  let test: TestDatabase;
  beforeEach(async () => {
    test = await createTestDatabase();
    opened.push(test);
  });
  afterAll(() => Promise.all(opened.map((database) => database.close())));

  const append = (entry: AuditEntry, organisationId = test.organisationId) =>
    test.database.inOrganisation(organisationId, (tx) => createAuditQueries(tx).append(entry));
  const verify = (organisationId = test.organisationId) =>
    test.database.inOrganisation(organisationId, (tx) => createAuditQueries(tx).verify());
  /** What only somebody with the database's own superuser could do. */
  const tamper = (statement: string) =>
    asOwner(test.ownerUrl, async (owner) => {
      await owner.query('alter table audit_log disable trigger all');
      const result = await owner.query(statement);
      expect(result.rowCount).toBe(1);
    });

  it('is intact when empty', async () => {
    expect(await verify()).toEqual({ isIntact: true, count: 0, headHash: '0'.repeat(64) });
  });

  it('verifies what was appended by many at once, in one chain without gaps', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, index) => append(anEntry({ subject: { kind: 'x', id: `${index}` } }))));

    const verdict = await verify();
    const newest = await test.database.inOrganisation(test.organisationId, (tx) => createAuditQueries(tx).list({ limit: 2 }));
    expect(verdict).toEqual({ isIntact: true, count: 20, headHash: newest[0]?.hash });
    expect(newest.map((record) => record.seq)).toEqual([20, 19]);
    expect(newest[0]?.previousHash).toBe(newest[1]?.hash);
  });

  it('keeps a chain per organisation', async () => {
    const otherId = await test.addOrganisation();
    await append(anEntry());
    await append(anEntry(), otherId);

    expect(await verify(otherId)).toMatchObject({ isIntact: true, count: 1 });
  });

  it('leaves no gap when a transaction rolls back', async () => {
    await append(anEntry());
    const failed = test.database.inOrganisation(test.organisationId, async (tx) => {
      await createAuditQueries(tx).append(anEntry());
      throw new Error('changed my mind');
    });
    await expect(failed).rejects.toThrow('changed my mind');
    await append(anEntry());

    expect(await verify()).toMatchObject({ isIntact: true, count: 2 });
  });

  it.each([
    ['a changed detail', `update audit_log set detail = '{"score":1}' where seq = 2`, 'wrong_hash', 2],
    ['a changed actor', `update audit_log set actor_id = 'noor' where seq = 2`, 'wrong_hash', 2],
    ['a changed time', `update audit_log set at = at + interval '1 millisecond' where seq = 3`, 'wrong_hash', 3],
    ['a removed entry', 'delete from audit_log where seq = 2', 'missing_entry', 2],
    ['a forged hash', `update audit_log set hash = repeat('a', 64) where seq = 3`, 'wrong_hash', 3],
    ['a removed entry with renumbered rest', 'delete from audit_log where seq = 1', 'missing_entry', 1],
  ])('detects %s', async (_what, statement, reason, brokenAtSeq) => {
    for (let index = 0; index < 3; index += 1) await append(anEntry());
    await tamper(statement);

    expect(await verify()).toEqual({ isIntact: false, brokenAtSeq, reason });
  });

  it('detects an entry that was replaced together with its own hash', async () => {
    for (let index = 0; index < 3; index += 1) await append(anEntry());
    const otherId = await test.addOrganisation();
    await append(anEntry({ actor: { kind: 'user', id: 'forged' } }), otherId);
    await append(anEntry({ actor: { kind: 'user', id: 'forged' } }), otherId);
    await tamper(`update audit_log mine set actor_id = forged.actor_id, at = forged.at, detail = forged.detail,
        previous_hash = forged.previous_hash, hash = forged.hash from audit_log forged
      where mine.organisation_id = '${test.organisationId}' and mine.seq = 2
        and forged.organisation_id = '${otherId}' and forged.seq = 2`);

    expect(await verify()).toMatchObject({ isIntact: false, brokenAtSeq: 2 });
  });

  it('can be neither changed nor shortened by the app', async () => {
    await append(anEntry());
    const changes = [
      test.database.inOrganisation(test.organisationId, (tx) =>
        tx.updateTable('audit_log').set({ action: 'nothing.happened' }).execute(),
      ),
      test.database.inOrganisation(test.organisationId, (tx) => tx.deleteFrom('audit_log').execute()),
    ];

    for (const change of changes) await expect(change).rejects.toMatchObject({ code: '42501' });
    const asSuperuser = asOwner(test.ownerUrl, (owner) => owner.query('delete from audit_log'));
    await expect(asSuperuser).rejects.toThrow('audit_log is append-only');
  });
});
