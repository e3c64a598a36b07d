import type { Migration } from 'kysely/migration';
import * as core from './20261120T1000-core.ts';
import * as auth from './20261120T1100-auth.ts';
import * as flow from './20261120T1100-flow.ts';
import * as memorySignature from './20261120T1120-memory-signature.ts';

/** Every migration by its time stamp; new ones are added at the end, old ones are never edited. */
export const migrations: Readonly<Record<string, Migration>> = {
  '20261120T1000-core': core,
  '20261120T1100-auth': auth,
  '20261120T1100-flow': flow,
  '20261120T1120-memory-signature': memorySignature,
};
