import { SeptetError, type SeptetErrorOptions } from '../../db/errors.ts';

/**
 * Why a request has no answer.
 * - `refused_address`: the address may not be called (private, loopback, metadata ...), or the URL is not http(s)
 * - `unreachable`: no connection came about (DNS, refused, TLS): provably nothing left
 * - `timed_out`, `aborted`: the deadline or the caller's signal; `isSent` tells whether bytes had left by then
 * - `broken`: the connection ended before the answer was complete
 * - `too_large`: the answer is over the limit
 * - `redirected`: the server points to another origin; nothing is followed there
 */
export type EgressFailure = 'refused_address' | 'unreachable' | 'timed_out' | 'aborted' | 'broken' | 'too_large' | 'redirected';

/** A request of the egress client that ended without a usable answer. */
export class EgressError extends SeptetError {
  readonly status = 502;
  readonly failure: EgressFailure;
  /** False only when it is certain that the server has seen nothing of the request. */
  readonly isSent: boolean;

  constructor(failure: EgressFailure, isSent: boolean, message: string, options: SeptetErrorOptions = {}) {
    super(`egress.${failure}`, message, {
      isRetryable: failure === 'unreachable' || failure === 'timed_out' || failure === 'broken',
      ...options,
    });
    this.failure = failure;
    this.isSent = isSent;
  }
}
