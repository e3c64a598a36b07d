import { chmodSync, lstatSync, mkdirSync } from 'node:fs';
import path from 'node:path';

const candidates = ['/var/lib/septet', '/opt/septet', '/var/tmp/septet'];

/**
 * A folder outside the checkout that belongs to root and that every account can pass through: for root, when the checkout
 * itself can't be reached by the server's account.
 */
export function systemFolder(): string {
  const refusals: string[] = [];
  for (const folder of candidates) {
    try {
      mkdirSync(path.dirname(folder), { recursive: true });
      try {
        mkdirSync(folder, { mode: 0o755 });
        chmodSync(folder, 0o755);
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      }
      const stat = lstatSync(folder);
      const isSafe = stat.isDirectory() && stat.uid === process.getuid?.() && (stat.mode & 0o022) === 0;
      if (isSafe) return folder;
      refusals.push(`${folder}: belongs to someone else`);
    } catch (error) {
      refusals.push(`${folder}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new Error(`No folder outside the checkout for PostgreSQL's files (${refusals.join('; ')}).`);
}
