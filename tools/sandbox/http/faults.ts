import { z } from 'zod';
import { platforms } from '../../platforms/connector.ts';

/**
 * Misbehaviour on demand.
 * - `fail_before`, `fail_after`: 500 before or after the effect
 * - `cut_before`, `cut_after`: the connection ends without an answer, before or after the effect
 * - `refuse`: the network's own refusal with this `status` and `code`, without effect
 * - `rate_limit`: the network's way of saying "wait", with `retryAfter` as seconds or a date
 * - `slow`: waits `ms` before the effect; `slow_after`: has the effect, then waits
 * - `expire_token`: the account's token ends here
 * - `drift`: has the effect, then answers 200 in a form that nobody knows
 */
export const faultKinds = [
  'fail_before',
  'fail_after',
  'cut_before',
  'cut_after',
  'refuse',
  'rate_limit',
  'slow',
  'slow_after',
  'expire_token',
  'drift',
] as const;

export const faultInput = z.strictObject({
  platform: z.enum(platforms),
  /** A route's name, a phase (`read`, `prepare`, `commit`, `token`) or `*`. */
  route: z.string().min(1).default('*'),
  kind: z.enum(faultKinds),
  /** How many calls it hits. */
  times: z.int().min(1).max(1_000_000).default(1),
  /** How many matching calls go through first. */
  skip: z.int().min(0).default(0),
  /** Only calls of this account. */
  account: z.string().optional(),
  status: z.int().min(400).max(599).default(403),
  code: z.string().optional(),
  retryAfter: z.string().default('30'),
  ms: z.int().min(0).max(600_000).default(1000),
});

export type Fault = z.output<typeof faultInput>;

export function createFaults() {
  let active: Fault[] = [];
  return {
    add(fault: Fault): void {
      active.push({ ...fault });
    },
    clear(): void {
      active = [];
    },
    list: (): readonly Fault[] => active,
    /** The fault that hits this call, used up by one. */
    take(call: { platform: string; route: string; phase: string; account: string | undefined }): Fault | undefined {
      const fault = active.find(
        (entry) =>
          entry.platform === call.platform &&
          (entry.route === '*' || entry.route === call.route || entry.route === call.phase) &&
          (entry.account === undefined || entry.account === call.account),
      );
      if (!fault) return undefined;
      if (fault.skip > 0) {
        fault.skip -= 1;
        return undefined;
      }
      fault.times -= 1;
      if (fault.times <= 0) active = active.filter((entry) => entry !== fault);
      return fault;
    },
  };
}

export type Faults = ReturnType<typeof createFaults>;
