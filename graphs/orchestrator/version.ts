/** Grows whenever a parked thread of the version before could not go on with this graph. */
export const orchestratorVersion = 1;
