import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acquireInstanceLock } from '../../db/embedded/index.ts';

const script = path.join(import.meta.dirname, '../support/embedded-process.ts');

describe('the instance lock', () => {
  let stateDir: string;
  let file: string;
  const children: ChildProcess[] = [];
  beforeEach(() => {
    stateDir = mkdtempSync(path.join(tmpdir(), 'septet lock '));
    file = path.join(stateDir, 'instance.json');
  });
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    rmSync(stateDir, { recursive: true, force: true });
  });

  async function holdInOtherProcess(): Promise<ChildProcess> {
    const child = spawn(process.execPath, [script, 'lock', stateDir], { stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(child);
    await once(child.stdout, 'data');
    return child;
  }

  it('refuses a second living Septet on the same folder, with the address of the first', async () => {
    const child = await holdInOtherProcess();

    await expect(acquireInstanceLock(stateDir)).rejects.toMatchObject({
      code: 'instance.running',
      message: expect.stringContaining('http://127.0.0.1:4870'),
      details: { pid: child.pid, url: 'http://127.0.0.1:4870' },
    });
  });

  it('takes over from one that was killed', async () => {
    const child = await holdInOtherProcess();
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;

    const lock = await acquireInstanceLock(stateDir);

    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid });
    lock.release();
  });

  it('takes over when another program has the number of the dead one', async () => {
    writeFileSync(file, JSON.stringify({ pid: process.ppid, startMark: 'an earlier boot/1', token: 'old' }));

    const lock = await acquireInstanceLock(stateDir);

    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid });
    lock.release();
  });

  it('takes over a file that a full disk cut short', async () => {
    writeFileSync(file, '{"pid":');

    const lock = await acquireInstanceLock(stateDir);

    lock.release();
    expect(existsSync(file)).toBe(false);
  });

  it('goes to exactly one of many that find a dead one at the same moment', async () => {
    writeFileSync(file, JSON.stringify({ pid: 1, startMark: 'an earlier boot/1', token: 'old' }));

    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => acquireInstanceLock(stateDir)));

    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
  });

  it('is free again after release, and a late release does not take it from the next', async () => {
    const first = await acquireInstanceLock(stateDir);
    first.release();
    const second = await acquireInstanceLock(stateDir);
    first.release();

    await expect(acquireInstanceLock(stateDir)).rejects.toMatchObject({ code: 'instance.running' });
    second.release();
  });
});
