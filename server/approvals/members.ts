import type { Tx } from '../../db/index.ts';
import type { Role } from '../http/index.ts';
import type { Members } from './two-people.ts';

/** Everybody in the organisation of this transaction, with the role they have now. */
export async function loadMembers(tx: Tx): Promise<Members> {
  const rows = await tx.selectFrom('members').select(['user_id', 'name', 'role']).execute();
  return new Map(rows.map((row) => [row.user_id, { name: row.name, role: row.role as Role }]));
}
