export { createCrisis } from './crisis.ts';
export { type CrisisInput, crisisInput, type CrisisOutput, crisisOutput } from './schema.ts';
