export { createCrisis } from './crisis.ts';
