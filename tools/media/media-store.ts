import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { InvalidInputError } from '../../db/errors.ts';
import { sha256Of } from './normalise-image.ts';

/** Bytes by the hash of their content. A row in `media` says who owns them and what they are. */
export interface MediaStore {
  /** Stores and answers the SHA-256; storing the same bytes again changes nothing. */
  put(bytes: Uint8Array): Promise<{ sha256: string }>;
  /** The bytes, or undefined when there are none or they no longer match their hash. */
  get(sha256: string): Promise<Buffer | undefined>;
  delete(sha256: string): Promise<void>;
}

/**
 * Keeps media as files under `folder`, `ab/cd/<sha256>`. A file appears whole or not at all: written beside, flushed, renamed.
 */
export function createDiskMediaStore(folder: string): MediaStore {
  const pathOf = (sha256: string): string => {
    if (!/^[0-9a-f]{64}$/u.test(sha256))
      throw new InvalidInputError('media.bad_hash', 'A media hash is 64 lower-case hexadecimal digits.');
    return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  };

  return {
    async put(bytes) {
      const sha256 = sha256Of(bytes);
      const path = pathOf(sha256);
      const known = await stat(path).catch(ignoreAbsent);
      if (known?.size === bytes.byteLength) return { sha256 };
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const beside = `${path}.${randomUUID()}.tmp`;
      try {
        const file = await open(beside, 'wx', 0o600);
        try {
          await file.writeFile(bytes);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(beside, path);
      } catch (error) {
        await rm(beside, { force: true });
        throw error;
      }
      return { sha256 };
    },

    async get(sha256) {
      const bytes = await readFile(pathOf(sha256)).catch(ignoreAbsent);
      return bytes !== undefined && sha256Of(bytes) === sha256 ? bytes : undefined;
    },

    async delete(sha256) {
      await rm(pathOf(sha256), { force: true });
    },
  };
}

function ignoreAbsent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined;
  throw error;
}
