export { createFailpoints, type Failpoints, noFailpoints } from './failpoints.ts';
