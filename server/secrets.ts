import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ConfigError } from '../db/errors.ts';

export interface Secrets {
  /** What everything else is derived from. */
  master: string;
  /** A key for one purpose. Keys of two purposes have nothing in common. */
  deriveKey(purpose: string): Buffer;
  /** The same of every secret, by key id: the current one makes, the others only check what they made. */
  deriveKeys(purpose: string): { currentKeyId: string; keys: Record<string, Buffer> };
}

export function buildSecrets(master: string, previous: readonly string[]): Secrets {
  const currentKeyId = keyIdOf(master);
  const derive = (secret: string, purpose: string): Buffer => Buffer.from(hkdfSync('sha256', secret, 'septet', purpose, 32));
  return {
    master,
    deriveKey: (purpose) => derive(master, purpose),
    deriveKeys: (purpose) => ({
      currentKeyId,
      keys: Object.fromEntries([...previous, master].map((secret) => [keyIdOf(secret), derive(secret, purpose)])),
    }),
  };
}

/** Tells secrets apart without telling anything about them. */
function keyIdOf(secret: string): string {
  return createHash('sha256').update(`septet key id ${secret}`).digest('hex').slice(0, 12);
}

/** The secret of this state folder, made at the first start. Readable by its owner only. */
export function readOrCreateSecret(stateDir: string): string {
  const file = path.join(stateDir, 'secrets');
  mkdirSync(stateDir, { recursive: true });
  const partial = `${file}.${process.pid}`;
  try {
    writeFileSync(partial, `${JSON.stringify({ version: 1, secret: randomBytes(48).toString('base64url') })}\n`, { mode: 0o600 });
    linkSync(partial, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(partial, { force: true });
  }
  const stored: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (typeof stored === 'object' && stored && 'secret' in stored && typeof stored.secret === 'string') return stored.secret;
  throw new ConfigError(
    'secrets.unreadable',
    `${file} does not hold a secret. Restore it, or delete the folder ${stateDir} with all its data.`,
  );
}
