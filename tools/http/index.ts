export { createEgress, type Egress, type EgressFetch, type EgressInit, type EgressOptions } from './egress.ts';
export { EgressError, type EgressFailure } from './egress-error.ts';
export { isPublicAddress } from './address-check.ts';
export { readBody } from './read-body.ts';
