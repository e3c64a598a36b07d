import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { completeLock, type Lock } from '../../scripts/complete-lock.ts';

const text = readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8');

describe('package-lock.json', () => {
  it('names the builds of every platform (else run: node scripts/complete-lock.ts)', () => {
    expect(completeLock(JSON.parse(text))).toEqual([]);
  });

  it('holds no registry address', () => {
    const lock: { packages: Record<string, { resolved?: string }> } = JSON.parse(text);

    expect(Object.values(lock.packages).filter((entry) => entry.resolved !== undefined)).toEqual([]);
  });

  it('gets a missing build with the platform in its name', () => {
    const lock: Lock = {
      packages: {
        '': {},
        'node_modules/tool': { version: '1.2.3', dev: true, optionalDependencies: { '@tool/linux-x64-musl': '1.2.3' } },
      },
    };

    expect(completeLock(lock)).toEqual(['@tool/linux-x64-musl@1.2.3']);
    expect(lock.packages['node_modules/@tool/linux-x64-musl']).toEqual({
      version: '1.2.3',
      cpu: ['x64'],
      os: ['linux'],
      libc: ['musl'],
      dev: true,
      optional: true,
    });
  });
});
