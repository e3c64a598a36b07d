import { setTimeout as delay } from 'node:timers/promises';
import { ConfigError } from '../../db/errors.ts';

/**
 * Named places where a test build can be made to fail: `name:kill` ends the process as SIGKILL does, `name:throw` throws,
 * `name:sleep:MS` waits (20 s unless told). Several are separated by commas; `*` stands for every name. Inactive unless the
 * configuration names some.
 */
export interface Failpoints {
  /** Does nothing unless this name is armed. */
  hit(name: string): Promise<void>;
}

interface Fault {
  action: 'kill' | 'throw' | 'sleep';
  sleepMs: number;
}

const defaultSleepMs = 20_000;

export const noFailpoints: Failpoints = { hit: () => Promise.resolve() };

/** @throws {ConfigError} `failpoint.invalid` */
export function createFailpoints(spec: string | undefined): Failpoints {
  if (spec === undefined || spec.trim() === '') return noFailpoints;
  const faults = new Map(spec.split(',').map((part) => parseFault(part.trim())));
  return {
    async hit(name) {
      const fault = faults.get(name) ?? faults.get('*');
      if (fault === undefined) return;
      if (fault.action === 'throw') throw new Error(`failpoint ${name}`);
      if (fault.action === 'sleep') await delay(fault.sleepMs);
      if (fault.action === 'kill') {
        process.kill(process.pid, 'SIGKILL');
        // The signal arrives a moment later; nothing more may happen here.
        await new Promise(() => undefined);
      }
    },
  };
}

function parseFault(part: string): [string, Fault] {
  const [name, action, sleepText] = part.split(':');
  const sleepMs = sleepText === undefined ? defaultSleepMs : Number(sleepText);
  if (!name || (action !== 'kill' && action !== 'throw' && action !== 'sleep') || !Number.isFinite(sleepMs)) {
    throw new ConfigError('failpoint.invalid', `FAILPOINT "${part}" is not of the form name:kill, name:throw or name:sleep:MS.`);
  }
  return [name, { action, sleepMs }];
}
