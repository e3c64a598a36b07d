/** Wall time, injected so that tests can choose it. Leases and due times are compared on the database clock, not on this. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
