import type { Transaction } from 'kysely';
import type { DB as GeneratedDB } from './database.gen.ts';

/** People of the current organisation: a view over schema `auth`, so the generator does not see it (see the auth migration). */
interface MembersView {
  organisation_id: string;
  user_id: string;
  name: string;
  email: string;
  role: string;
}

/** Every table and view that the app role can name, with column types as the driver returns them. */
export interface DB extends Omit<GeneratedDB, 'members'> {
  members: MembersView;
}

/** One transaction inside one organisation: all that query modules ever see. */
export type Tx = Transaction<DB>;
